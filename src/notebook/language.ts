import type { NotebookPanel } from '@jupyterlab/notebook';

/**
 * The language of a notebook's kernel, in lower case: what the running kernel's specification says,
 * else what the kernel says of itself, else what the notebook was saved with. Null when nothing does.
 */
export async function kernelLanguage({ sessionContext, content }: NotebookPanel): Promise<string | null> {
  const kernel = sessionContext.session?.kernel;
  if (kernel) {
    const spec = sessionContext.specsManager.specs?.kernelspecs[kernel.name];
    const language = spec?.language ?? (await kernel.info).language_info.name;
    return language.toLowerCase();
  }
  const { kernelspec, language_info } = content.model?.metadata ?? {};
  const saved = (kernelspec as { language?: string } | undefined)?.language ?? language_info?.name;
  return saved?.toLowerCase() ?? null;
}
