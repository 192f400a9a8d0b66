import { readdirSync, readFileSync } from 'node:fs';
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
import { driveBuilder, driveDataset, driveDocuments, driveExplore, driveReload, EXACT } from './panels';
import { lives } from './processes';
import { askQuestions } from './questions';
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

  await openNotebook(page, 'story.ipynb');
  const features: Record<string, () => Promise<void>> = {
    'the Cohort Builder': () => driveBuilder(page),
    'looking at the release and at concepts': () => driveExplore(page),
    'making a dataset': () => driveDataset(page),
    'files as documents': () => driveDocuments(page),
    'what no panel asks in a story': () => askQuestions(page),
    'a release that is replaced': () => driveReload(page, () => jupyter.replaceRelease())
  };
  for (const [feature, drive] of Object.entries(features)) {
    await test.step(feature, drive);
    await traffic.look();
  }

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
  WRITTEN.forEach(place => expect(readdirSync(path.join(PLACE, place)), place).not.toEqual([]));
  lookBelow(watch, PLACE);
  const { family } = jupyter;
  await page.close();
  await jupyter.stop();
  lookBelow(watch, PLACE);
  lookElsewhere(watch, begin);

  expect(watch.sightings).toEqual([]);
  expect(traffic.unread).toEqual([]);
  expect(traffic.answers.length).toBeGreaterThan(0);
  expect(traffic.answers.filter(answer => EXACT.test(answer))).toEqual([]);
  for (const [place, { things }] of Object.entries(watch.looked)) {
    expect(things, place).toBeGreaterThan(0);
  }
  expect(family.length).toBeGreaterThan(2);
  expect(family.filter(lives), 'processes left').toEqual([]);
  ['run', 'work'].forEach(place => expect(readdirSync(path.join(PLACE, place)), place).toEqual([]));
});

/** Folders that hold something when JupyterLab has really written what it writes for us. */
const WRITTEN = ['run', 'work', 'log', 'workspaces', 'root/study/.ipynb_checkpoints'];

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

/**
 * Runs the first cell until records of people lie on disk; then the service stands still. DuckDB compresses some of
 * the blocks that it spills, by chance: that there is a file does not say yet that a marker can be read in it.
 */
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
