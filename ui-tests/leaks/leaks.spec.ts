import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, type Locator } from '@playwright/test';
import { KERNEL_ROUTES, PANEL_ROUTES } from '@cohortlab/sdk/wire';
import { lookBelow, lookElsewhere } from '../markers/disk';
import { Watch } from '../markers/watch';
import { openNotebook, runCell } from '../stories/lab';
import { CELLS, FILES } from './cells';
import { type Jupyter, PLACE, spilt, until } from './jupyter';
import { openCells, save } from './notebook';
import { driveBrowser, driveBuilder, driveDocuments, driveReload } from './panels';
import { lives } from './processes';
import { test } from './test';
import { Traffic } from './traffic';

type Page = IJupyterLabPageFixture;

test('no record of a person reaches the browser, a log or a file', async ({ page, jupyter }) => {
  test.setTimeout(240_000);
  const begin = Date.now();
  const watch = new Watch();
  const traffic = new Traffic(page, watch);
  await page.goto('tree/study');
  for (const [file, content] of Object.entries(FILES)) {
    await page.contents.uploadContent(JSON.stringify(content), 'text', file);
  }

  await test.step('every panel feature', async () => {
    await openNotebook(page, 'story.ipynb');
    await driveBuilder(page);
    await traffic.look();
    await driveBrowser(page);
    await traffic.look();
    await driveDocuments(page);
    await traffic.look();
    await driveReload(page, () => jupyter.replaceRelease());
  });

  await test.step('every cell, every lazy object', async () => {
    await page.notebook.activate('story.ipynb');
    await runEveryCell(page);
    await traffic.look();
  });

  await test.step('a query interrupted, then the service killed while it spills', async () => {
    await openCells(page, 'spilling.ipynb', [{ source: SPILLING }, { source: 'notes.count() > 1000' }]);
    await spillAndInterrupt(page, jupyter);
    await spillAndKill(page, jupyter);
    expect(await runCell(page, 1)).toBe('True');
    await save(page);
    await traffic.look();
  });

  const routes = asked(jupyter);
  expect(
    ROUTES.filter(route => !routes.includes(route)),
    'routes that were never asked'
  ).toEqual([]);
  lookBelow(watch, PLACE);
  const family = jupyter.family;
  expect(family.length).toBeGreaterThan(2);
  await page.close();
  await jupyter.stop();
  lookBelow(watch, PLACE);
  lookElsewhere(watch, begin);

  expect(watch.sightings).toEqual([]);
  expect(traffic.unread).toEqual([]);
  for (const [place, { things }] of Object.entries(watch.looked)) {
    expect(things, place).toBeGreaterThan(0);
  }
  expect(family.filter(lives), 'processes left').toEqual([]);
});

const ROUTES = [...Object.values(PANEL_ROUTES), ...Object.values(KERNEL_ROUTES)].map(
  ({ method, path }) => `${method} ${path}`
);

/** The routes in the service's log. */
function asked({ service: { runtime } }: Jupyter): string[] {
  const log = readFileSync(path.join(runtime, '..', 'service.log'), 'utf8');
  const lines = log.trim().split('\n');
  return lines.map(line => JSON.parse(line)).map(({ method, route }) => `${method} ${route}`);
}

/** Runs what the panels inserted, then a notebook that shows everything in every way. */
async function runEveryCell(page: Page): Promise<void> {
  for (let cell = 0; cell < (await page.notebook.getCellCount()); cell += 1) {
    expect(await runCell(page, cell)).not.toContain('Error');
  }
  await save(page);
  await openCells(page, 'showing.ipynb', CELLS);
  await page.notebook.run();
  await save(page);
  const saved = readFileSync(path.join(PLACE, 'root', 'study', 'showing.ipynb'), 'utf8');
  for (const { source, metadata, execution_count, outputs } of JSON.parse(saved).cells) {
    const failed = outputs.some(({ output_type }: { output_type: string }) => output_type === 'error');
    expect([failed, execution_count !== null], source).toEqual([metadata.tags.length > 0, true]);
  }
}

/** Takes more than the service has memory for. */
const SPILLING = `import cohortlab as cl

notes = cl.dataset("datasets/notes.dataset.json")
len(notes.to_arrow())`;

/** Runs the first cell until records of people lie on disk; then the service stands still. */
async function spill(page: Page, { pid, work }: Jupyter['service']): Promise<void> {
  await page.notebook.runCell(0, { inplace: true, wait: false });
  await until(
    'records are spilt',
    () => {
      process.kill(pid, 'SIGSTOP');
      const watch = new Watch();
      spilt(work).forEach(file => watch.lookAtFile(file));
      const found = watch.sightings.length > 0;
      if (!found) {
        process.kill(pid, 'SIGCONT');
      }
      return found;
    },
    20
  );
}

async function spillAndInterrupt(page: Page, { service }: Jupyter): Promise<void> {
  await spill(page, service);
  await expect(output(page)).toContainText('Reading notes…');
  process.kill(service.pid, 'SIGCONT');
  await page.getByRole('button', { name: 'Interrupt the kernel' }).click();
  await expect(output(page)).toContainText('KeyboardInterrupt');
  await until('nothing is left of an interrupted query', () => spilt(service.work).length === 0);
}

async function spillAndKill(page: Page, jupyter: Jupyter): Promise<void> {
  const { service } = jupyter;
  await spill(page, service);
  process.kill(service.pid, 'SIGKILL');
  await expect(output(page)).toContainText('CohortlabError: The answer broke off');
  await jupyter.replaced(service.pid);
  expect(jupyter.service.work).toBe(service.work);
  expect(spilt(service.work)).toEqual([]);
}

/** What the first cell of the notebook in front shows. */
function output(page: Page): Locator {
  return page.getByRole('tabpanel', { name: 'spilling.ipynb' }).locator('.jp-OutputArea').first();
}
