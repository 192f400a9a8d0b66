/** @jest-environment node */
import { expect, test } from '@jest/globals';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { kernelLanguage } from './language';

interface Facts {
  /** Name of the running kernel; left out: none runs. */
  readonly kernel?: string;
  readonly specs?: Record<string, { language: string }>;
  readonly info?: string;
  readonly metadata?: object;
}

const panel = ({ kernel, specs = {}, info = '', metadata = {} }: Facts): NotebookPanel =>
  ({
    sessionContext: {
      session: kernel
        ? { kernel: { name: kernel, info: Promise.resolve({ language_info: { name: info } }) } }
        : null,
      specsManager: { specs: { kernelspecs: specs } }
    },
    content: { model: { metadata } }
  }) as unknown as NotebookPanel;

test.each<[string, Facts, string | null]>([
  ['of the running kernel’s specification', { kernel: 'ir', specs: { ir: { language: 'R' } } }, 'r'],
  ['that the kernel says', { kernel: 'mine', info: 'Python' }, 'python'],
  ['that the notebook was saved with', { metadata: { kernelspec: { language: 'R' } } }, 'r'],
  ['that the notebook was run in', { metadata: { language_info: { name: 'python' } } }, 'python'],
  ['that nobody knows', {}, null]
])('is the one %s', async (_, facts, language) => {
  expect(await kernelLanguage(panel(facts))).toBe(language);
});
