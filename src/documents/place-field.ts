import type { Dialog } from '@jupyterlab/apputils';
import { Widget } from '@lumino/widgets';
import { folderOf } from '@cohortlab/sdk';

/** The field of a dialog that asks for the path of a file: all of it seen, its own name selected. */
export class PlaceField extends Widget implements Dialog.IBodyWidget<string> {
  constructor(
    label: string,
    private readonly _path: string,
    private readonly _extension: string
  ) {
    super();
    this.addClass('jp-Cohortlab-place');
    const text = document.createElement('label');
    text.textContent = label;
    this._field.className = 'jp-mod-styled';
    this._field.spellcheck = false;
    this._field.value = _path;
    text.append(this._field);
    this.node.append(text);
  }

  /** The path, from the top of the workspace, always with its extension; empty when nothing was said. */
  getValue(): string {
    const path = this._field.value.trim().replace(/^\/+/, '');
    if (path === '' || path.endsWith('/')) {
      return '';
    }
    return path.endsWith(this._extension) ? path : path.replace(/\.json$/, '') + this._extension;
  }

  protected override onAfterAttach(): void {
    const folder = folderOf(this._path);
    // The dialog gives the focus after it has attached its body.
    requestAnimationFrame(() => {
      this._field.focus();
      this._field.setSelectionRange(
        folder === '' ? 0 : folder.length + 1,
        this._path.length - this._extension.length
      );
    });
  }

  private readonly _field = document.createElement('input');
}
