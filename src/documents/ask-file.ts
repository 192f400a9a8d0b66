import type { IDocumentManager } from '@jupyterlab/docmanager';
import { FileDialog } from '@jupyterlab/filebrowser';

/** Asks for a file whose name ends in `extension`; null when the person thought better of it. */
export async function askFile(
  manager: IDocumentManager,
  title: string,
  extension: string
): Promise<string | null> {
  const { value, button } = await FileDialog.getOpenFiles({
    manager,
    title,
    filter: model => (model.type === 'directory' || model.name.toLowerCase().endsWith(extension) ? {} : null)
  });
  const [file] = value ?? [];
  return button.accept && file?.type === 'file' ? file.path : null;
}
