import { climbsOut, folderOf, resolvePath, type BundleFile, type Dataset } from '@cohortlab/sdk';
import type { TextSource } from '../cohort-builder/text-source';
import type { Home } from '../documents/home';
import { placeFor } from '../documents/place';
import { DatasetModel } from './dataset-model';
import { relativePath } from '../documents/relative-path';
import { rebase } from './paths';

/** What a dataset is edited with, in a document or in the panel. */
export interface SessionOptions {
  readonly source: TextSource;
  readonly home: Home;
  /** Folder of the study, or of whatever the person works in: where an unsaved dataset would go. */
  readonly root: string;
  /** The files that a cell brings along with the dataset. */
  readonly files?: readonly BundleFile[];
}

/** One dataset being made: its text, and where it is kept. */
export class DatasetSession {
  constructor({ source, home, root, files = [] }: SessionOptions) {
    this.source = source;
    this.home = home;
    this._root = root;
    this._files = files;
    this.model = new DatasetModel(source, () => home.state.path ?? 'untitled.dataset.json');
  }

  readonly model: DatasetModel;
  readonly home: Home;
  readonly source: TextSource;

  /** What the dataset is called; empty while the text cannot be read. */
  get name(): string {
    return this.model.dataset?.name ?? '';
  }

  /** Where the dataset lies, or would lie. */
  get path(): string {
    return this.home.state.path ?? this._planned ?? placeFor('dataset', this.name, this._root);
  }

  /** The text of a file that the cell brings along, by the place where it would lie; null: none. */
  brought(path: string): string | null {
    const folder = folderOf(this.path);
    const own = this.home.state.path === null ? this._files : [];
    return own.find(file => resolvePath(folder, file.path) === path)?.text ?? null;
  }

  /** Workspace path of the cohort's file; null for everyone, or while the text cannot be read. */
  get cohortPath(): string | null {
    const cohort = this.model.dataset?.cohort;
    if (cohort?.kind !== 'file') {
      return null;
    }
    const path = resolvePath(folderOf(this.path), cohort.path);
    return climbsOut(path) ? null : path;
  }

  /** Makes the dataset about the people of a cohort file of the workspace, or about everyone. */
  chooseCohort(path: string | null): void {
    const cohort: Dataset['cohort'] =
      path === null ? { kind: 'everyone' } : { kind: 'file', path: relativePath(folderOf(this.path), path) };
    this.model.edit(dataset => ({ ...dataset, cohort }));
  }

  /** Says where the first save will go, so that what the dataset refers to is still found from there. */
  plan(path: string): void {
    const from = folderOf(this.path);
    this._planned = path;
    this.model.edit(dataset => rebase(dataset, from, folderOf(path)));
  }

  dispose(): void {
    this.model.dispose();
    this.home.dispose();
  }

  private readonly _root: string;
  private readonly _files: readonly BundleFile[];
  private _planned: string | null = null;
}
