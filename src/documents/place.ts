import type { Contents } from '@jupyterlab/services';
import { folderOf } from '@cohortlab/sdk';

/** A file name made of a name: letters and digits of any script, joined by hyphens. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...slug].slice(0, 60).join('') || 'untitled';
}

/** Where a new file goes by default: into its folder of the study, else of the current folder. */
export function placeFor(kind: 'cohort' | 'dataset', name: string, root: string): string {
  const folder = root === '' ? `${kind}s` : `${root}/${kind}s`;
  return `${folder}/${slugOf(name)}.${kind}.json`;
}

/** Whether something is there. */
export async function exists(contents: Contents.IManager, path: string): Promise<boolean> {
  try {
    await contents.get(path, { content: false });
    return true;
  } catch (error) {
    if (statusOf(error) === 404) {
      return false;
    }
    throw error;
  }
}

/** Makes the folder of a path, and those above it, where they are missing. */
export async function makeFolderOf(contents: Contents.IManager, path: string): Promise<void> {
  const folder = folderOf(path);
  if (folder === '' || (await exists(contents, folder))) {
    return;
  }
  await makeFolderOf(contents, folder);
  await contents.save(folder, { type: 'directory' });
}

function statusOf(error: unknown): number | undefined {
  return (error as { response?: { status?: number } } | null)?.response?.status;
}
