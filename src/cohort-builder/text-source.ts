import { Signal, type ISignal } from '@lumino/signaling';

/**
 * The text that a cohort is edited in. JupyterLab's shared text models (`ISharedFile`) have this
 * shape, so a document's own text, its undo history and its collaborators are used as they are.
 */
export interface TextSource {
  readonly changed: ISignal<unknown, unknown>;
  getSource(): string;
  /** Replaces the characters from `start` to before `end`. */
  updateSource(start: number, end: number, value: string): void;
  undo(): unknown;
  redo(): unknown;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Yjs joins edits that follow each other quickly into one step of undo, unless it is told not to. */
  readonly undoManager?: { stopCapturing(): void };
}

/** A text that lives in memory only: what the panel edits until it is a document. */
export class PlainText implements TextSource {
  constructor(private _text: string) {}

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  getSource(): string {
    return this._text;
  }

  updateSource(start: number, end: number, value: string): void {
    this._past.push(this._text);
    this._future.length = 0;
    this._become(this._text.slice(0, start) + value + this._text.slice(end));
  }

  undo(): void {
    const text = this._past.pop();
    if (text !== undefined) {
      this._future.push(this._text);
      this._become(text);
    }
  }

  redo(): void {
    const text = this._future.pop();
    if (text !== undefined) {
      this._past.push(this._text);
      this._become(text);
    }
  }

  canUndo(): boolean {
    return this._past.length > 0;
  }

  canRedo(): boolean {
    return this._future.length > 0;
  }

  private _become(text: string): void {
    this._text = text;
    this._changed.emit();
  }

  private _past: string[] = [];
  private _future: string[] = [];
  private _changed = new Signal<this, void>(this);
}

/** Makes a source hold a text by replacing only what differs, as one step of undo. */
export function rewrite(source: TextSource, text: string): void {
  const old = source.getSource();
  if (old === text) {
    return;
  }
  const most = Math.min(old.length, text.length);
  let start = 0;
  while (start < most && old[start] === text[start]) {
    start += 1;
  }
  let tail = 0;
  while (tail < most - start && old[old.length - 1 - tail] === text[text.length - 1 - tail]) {
    tail += 1;
  }
  source.undoManager?.stopCapturing();
  source.updateSource(start, old.length - tail, text.slice(start, text.length - tail));
  source.undoManager?.stopCapturing();
}
