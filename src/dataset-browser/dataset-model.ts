import { Signal } from '@lumino/signaling';
import { formatDefinition, readDefinition, SCHEMAS, type Dataset, type Problem } from '@cohortlab/sdk';
import { rewrite, type TextSource } from '../cohort-builder/text-source';
import { Store } from '../service';
import { whatIsMissing } from './edit';

/** What the text says: a dataset, perhaps not whole yet, or something that must be mended first. */
export type DatasetReading =
  | {
      readonly kind: 'dataset';
      readonly dataset: Dataset;
      /** What keeps it from being a file that a notebook can use; null when nothing does. */
      readonly missing: 'tables' | 'columns' | null;
    }
  | { readonly kind: 'problems'; readonly problems: readonly Problem[] };

export interface DatasetState {
  readonly text: string;
  readonly reading: DatasetReading;
  /** The table whose columns and concepts are shown, by its place in the file. */
  readonly unfolded: number | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/**
 * A dataset as it is put together. The text is the truth: every edit is a small change of it, every
 * change of it, by whomever, is read anew. Unlike a file in use, it may lack tables and columns
 * while it is made. No DOM.
 */
export class DatasetModel extends Store<DatasetState> {
  /** `file` is what problems call the text. */
  constructor(
    readonly source: TextSource,
    private readonly _file: () => string
  ) {
    super({
      text: source.getSource(),
      reading: read(source.getSource(), _file()),
      unfolded: null,
      canUndo: source.canUndo(),
      canRedo: source.canRedo()
    });
    source.changed.connect(this._reread, this);
  }

  /** The dataset, when the text is one. */
  get dataset(): Dataset | null {
    return this.state.reading.kind === 'dataset' ? this.state.reading.dataset : null;
  }

  /** Whether it can be saved and used as it is. */
  get whole(): boolean {
    return this.state.reading.kind === 'dataset' && this.state.reading.missing === null;
  }

  /**
   * Makes an edit, one step of undo. One whose result could not even become a file is refused:
   * nothing changes, and the answer is false.
   */
  edit(change: (dataset: Dataset) => Dataset): boolean {
    const { dataset } = this;
    if (!dataset) {
      return false;
    }
    const next = change(dataset);
    if (next === dataset) {
      return true;
    }
    const text = formatDefinition(next);
    if (read(text, this._file()).kind !== 'dataset') {
      return false;
    }
    rewrite(this.source, text);
    this._reread();
    return true;
  }

  /** Shows the columns and concepts of one table, or of none. */
  unfold(place: number | null): void {
    this.set({ unfolded: place });
  }

  /** Replaces the whole text, as one step of undo. */
  replace(text: string): void {
    rewrite(this.source, text);
    this._reread();
  }

  undo(): void {
    this.source.undo();
    this._reread();
  }

  redo(): void {
    this.source.redo();
    this._reread();
  }

  dispose(): void {
    Signal.clearData(this);
  }

  private _reread(): void {
    const text = this.source.getSource();
    const reading = text === this.state.text ? this.state.reading : read(text, this._file());
    const tables = reading.kind === 'dataset' ? reading.dataset.tables.length : 0;
    const { unfolded } = this.state;
    this.set({
      text,
      reading,
      unfolded: unfolded !== null && unfolded < tables ? unfolded : null,
      canUndo: this.source.canUndo(),
      canRedo: this.source.canRedo()
    });
  }
}

function read(text: string, file: string): DatasetReading {
  const reading = readDefinition({ path: file, text });
  switch (reading.kind) {
    case 'dataset':
      return { ...reading, missing: null };
    case 'problems':
      return readUnfinished(text, file, reading.problems) ?? reading;
    default: {
      const message = 'This file holds no dataset: its "$schema" says that it is something else.';
      return { kind: 'problems', problems: [{ file, path: '/$schema', message }] };
    }
  }
}

/** A place that only lacks a table or a column: no mistake while a dataset is made. */
const LACKS = /^\/tables(\/\d+\/(columns|features))?$/;

/** The dataset in a text that lacks nothing but tables and columns: read with them put in. */
function readUnfinished(text: string, file: string, problems: readonly Problem[]): DatasetReading | null {
  if (!problems.every(problem => LACKS.test(problem.path))) {
    return null;
  }
  const dataset = JSON.parse(text) as Dataset;
  if (dataset.$schema !== SCHEMAS.dataset || !Array.isArray(dataset.tables)) {
    return null;
  }
  const anyColumn = ['person_id'];
  const anyFeature = { name: 'any', table: 'observation', take: ['count' as const] };
  const tables = dataset.tables.map(table => {
    const { columns, features } = table as { readonly columns?: unknown; readonly features?: unknown };
    if (Array.isArray(columns) && columns.length === 0) return { ...table, columns: anyColumn };
    return Array.isArray(features) && features.length === 0 ? { ...table, features: [anyFeature] } : table;
  });
  const anyTable = { name: 'people', table: 'person', columns: anyColumn };
  const whole = { ...dataset, tables: tables.length > 0 ? tables : [anyTable] };
  const reading = readDefinition({ path: file, text: JSON.stringify(whole) });
  return reading.kind === 'dataset' ? { kind: 'dataset', dataset, missing: whatIsMissing(dataset) } : null;
}
