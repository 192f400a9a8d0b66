import type { NotebookPanel } from '@jupyterlab/notebook';
import type { BundleFile } from '@cohortlab/sdk';
import { withInline, type Language, type Mention } from '@cohortlab/sdk/snippets';
import { rewrite } from '../cohort-builder/text-source';

/** A definition that stands in a cell, and the way back to it. */
export class CellPlace {
  constructor(
    private readonly _panel: NotebookPanel,
    private readonly _cell: string,
    private readonly _language: Language,
    private _mention: Mention & { readonly kind: 'inline' }
  ) {}

  /** Workspace path of the notebook. */
  get notebook(): string {
    return this._panel.context.path;
  }

  /** The definition as it was read from the cell, or written to it last. */
  get text(): string {
    return `${this._mention.text.trim()}\n`;
  }

  /** The files that the cell brings along. */
  get files(): readonly BundleFile[] {
    return this._mention.files;
  }

  /**
   * Puts another definition in place of this one, and touches nothing else of the cell; one step of
   * undo there. False when the cell is gone, or does not hold what was read from it.
   */
  write(text: string): boolean {
    const cells = this._panel.isDisposed ? [] : (this._panel.content.model?.sharedModel.cells ?? []);
    const cell = cells.find(each => each.getId() === this._cell);
    const written = cell && withInline(cell.getSource(), this._language, this._mention, text);
    if (!cell || !written) {
      return false;
    }
    rewrite(cell, written.source);
    this._mention = written.mention;
    return true;
  }
}
