import type { Contents } from '@jupyterlab/services';
import { Signal } from '@lumino/signaling';

/** A workspace in memory, for tests: the part of JupyterLab's contents that saving and opening need. */
export class MemoryContents {
  readonly files = new Map<string, string>();
  readonly folders = new Set<string>();
  readonly fileChanged = new Signal<Contents.IManager, Contents.IChangedArgs>(this.manager);

  /** The same, as the type that the code asks for. */
  get manager(): Contents.IManager {
    return this as unknown as Contents.IManager;
  }

  /** Writes a file behind everybody's back. */
  write(path: string, text: string): void {
    this.files.set(path, text);
    this._times.set(path, ++this._clock);
  }

  get(path: string, options: { content?: boolean } = {}): Promise<Partial<Contents.IModel>> {
    const text = this.files.get(path);
    if (text === undefined && !this.folders.has(path)) {
      return Promise.reject(Object.assign(new Error('Not found'), { response: { status: 404 } }));
    }
    return Promise.resolve(this._model(path, options.content === false ? null : (text ?? null)));
  }

  save(path: string, model: { type?: string; content?: string }): Promise<Partial<Contents.IModel>> {
    if (model.type === 'directory') {
      this.folders.add(path);
    } else {
      this.write(path, model.content ?? '');
    }
    const saved = this._model(path, null);
    this.fileChanged.emit({ type: 'save', oldValue: null, newValue: saved });
    return Promise.resolve(saved);
  }

  private _model(path: string, content: string | null): Partial<Contents.IModel> {
    return { path, content, last_modified: String(this._times.get(path) ?? 0) };
  }

  private _clock = 0;
  private _times = new Map<string, number>();
}
