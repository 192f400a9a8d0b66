import { galata, test as base } from '@jupyterlab/galata';
import { ADDRESS, Jupyter } from './jupyter';

/**
 * Galata's test with a server of its own, started for each test, and with nothing mocked but the settings:
 * workspaces and drafts are really written. `page` is not at JupyterLab yet, so that all of it can be recorded.
 */
export const test = base.extend<{ jupyter: Jupyter }>({
  jupyter: [
    // Playwright wants to see what is taken, even when it is nothing.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const jupyter = await Jupyter.start();
      await use(jupyter);
      await jupyter.stop();
    },
    { auto: true, timeout: 90_000 }
  ],
  tmpPath: async ({ jupyter: _ }, use) => use('study'),
  baseURL: ADDRESS,
  actionTimeout: 20_000,
  autoGoto: false,
  kernels: null,
  sessions: null,
  terminals: null,
  mockConfig: false,
  mockState: false,
  mockUser: false,
  mockSettings: galata.DEFAULT_SETTINGS
});
