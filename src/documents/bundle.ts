import type { Contents } from '@jupyterlab/services';
import {
  climbsOut,
  folderOf,
  LIMITS,
  readDefinition,
  referencesOf,
  resolvePath,
  type Bundle,
  type BundleFile
} from '@cohortlab/sdk';

/** The text of a workspace file; null when it cannot be read. */
export type ReadText = (path: string) => Promise<string | null>;

/** Reads text files through JupyterLab's contents. */
export function readTextOf(contents: Contents.IManager): ReadText {
  return async path => {
    try {
      const model = await contents.get(path, { type: 'file', format: 'text', content: true });
      return typeof model.content === 'string' ? model.content : null;
    } catch {
      // Whoever reads the bundle names the file that is missing, and where it is referred to.
      return null;
    }
  };
}

/**
 * A definition with every file that it refers to. `path` is the definition's place in the workspace,
 * saved or not; `text` what stands in the editor now.
 */
export async function bundleOf(path: string, text: string, read: ReadText): Promise<Bundle> {
  const folder = folderOf(path);
  const name = path.slice(folder.length).replace(/^\//, '');
  const files: BundleFile[] = [];
  const seen = new Set([name]);
  const visit = async (file: BundleFile): Promise<void> => {
    const reading = readDefinition(file);
    if (reading.kind === 'problems') {
      return;
    }
    for (const reference of referencesOf(reading)) {
      const relative = resolvePath(folderOf(file.path), reference.path);
      const place = resolvePath(folder, relative);
      if (seen.has(relative) || climbsOut(place) || files.length >= LIMITS.files) {
        continue;
      }
      seen.add(relative);
      const found = await read(place);
      if (found !== null) {
        const next = { path: relative, text: found };
        files.push(next);
        await visit(next);
      }
    }
  };
  await visit({ path: name, text });
  return { path: name, text, files };
}
