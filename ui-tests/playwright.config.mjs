/**
 * Stories in Debian's Chromium against real servers and kernels. `study` is Galata's own set-up;
 * `hub` has token, XSRF checks and a base_url, as on a JupyterHub; `leaks` looks for marked records.
 */
import { createRequire } from 'node:module';
import path from 'node:path';

const base = createRequire(import.meta.url)('@jupyterlab/galata/lib/playwright-config');
const bin = path.join(import.meta.dirname, '..', '.venv', 'bin');
const ci = Boolean(process.env.CI);
/** The servers listen on this port and the next ones. */
const port = Number((process.env.COHORTLAB_UI_PORT ??= '8890'));
/** The project `leaks` is run by itself. */
const alone = process.env.COHORTLAB_MARKERS !== undefined;

const server = (name, url) => ({
  command: `${bin}/jupyter lab --config servers/${name}.py`,
  url,
  timeout: 180_000,
  reuseExistingServer: !ci,
  stdout: 'ignore',
  stderr: 'ignore',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
});

export default {
  ...base,
  testDir: '.',
  outputDir: 'test-results',
  workers: 1,
  fullyParallel: false,
  retries: ci ? 2 : 0,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: ci,
  reporter: [['list'], ['./retries.mjs'], ['json'], ['html', { open: 'never' }]],
  use: {
    ...base.use,
    video: 'off',
    trace: 'retain-on-failure',
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        '--disable-dev-shm-usage',
        '--font-render-hinting=none'
      ]
    }
  },
  projects: [
    { name: 'study', testDir: 'stories', use: { baseURL: `http://127.0.0.1:${port}` } },
    { name: 'hub', testDir: 'hub', use: { baseURL: `http://127.0.0.1:${port + 1}/user/ada/` } },
    // Starts a server of its own, on the third port, for each test: see leaks/jupyter.ts.
    { name: 'leaks', testDir: 'leaks', use: { trace: 'on-first-retry' } },
    { name: 'pictures', testDir: 'pictures', use: { baseURL: `http://127.0.0.1:${port}` } }
  ],
  webServer: alone
    ? []
    : [
        server('study', `http://127.0.0.1:${port}/lab`),
        server('hub', `http://127.0.0.1:${port + 1}/user/ada/lab?token=story`)
      ]
};
