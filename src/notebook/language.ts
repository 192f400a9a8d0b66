import type { NotebookPanel } from '@jupyterlab/notebook';
import type { Language } from '@cohortlab/sdk/snippets';

/**
 * The language of a notebook's kernel, in lower case: what the running kernel's specification says,
 * else what the kernel says of itself, else what the notebook was saved with. Null when nothing does.
 */
export async function kernelLanguage(panel: NotebookPanel): Promise<string | null> {
  const kernel = panel.sessionContext.session?.kernel;
  const known = languageNow(panel);
  return known === null && kernel ? (await kernel.info).language_info.name.toLowerCase() : known;
}

/** The language that a notebook's cells are read as. */
export const cellLanguage = (panel: NotebookPanel): Language => (languageNow(panel) === 'r' ? 'r' : 'python');

/** What is known without asking the kernel. */
function languageNow({ sessionContext, content }: NotebookPanel): string | null {
  const kernel = sessionContext.session?.kernel;
  if (kernel) {
    const spec = sessionContext.specsManager.specs?.kernelspecs[kernel.name];
    return spec?.language.toLowerCase() ?? null;
  }
  const { kernelspec, language_info } = content.model?.metadata ?? {};
  const saved = (kernelspec as { language?: string } | undefined)?.language ?? language_info?.name;
  return saved?.toLowerCase() ?? null;
}
