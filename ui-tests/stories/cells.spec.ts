/** Real kernels: the same story in Python and in R. */
import { spawnSync } from 'node:child_process';
import { expect, test, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import {
  answerPlace,
  cellText,
  fileText,
  makeStudy,
  openBuilder,
  openNotebook,
  pickConcept,
  run,
  runCell,
  total
} from './lab';

/** How each language says what the story asks. */
interface Words {
  readonly language: string;
  readonly kernel: string;
  readonly load: string;
  readonly text: string;
  readonly sql: string;
  /** The variable of a cohort called after the concept. */
  readonly cohort: string;
  readonly count: (cohort: string) => string;
  readonly rows: (frame: string) => string;
  readonly dataset: (path: string) => string;
}

const PYTHON: Words = {
  language: 'Python',
  kernel: 'python3',
  load: '= cl.cohort(',
  text: 'text=r"""',
  sql: 'cl.sql(r"""',
  cohort: 'gastrointestinal_hemorrhage',
  count: cohort => `print(${cohort}.count(), end='')`,
  rows: frame => `print(len(${frame}), end='')`,
  dataset: path => `labs = cl.dataset('${path}')`
};
const R: Words = {
  language: 'R',
  kernel: 'ir',
  load: '<- cohort(',
  text: 'text = r"(',
  sql: 'sql_query(',
  cohort: 'gastrointestinal',
  count: cohort => `cat(count(${cohort}))`,
  rows: frame => `cat(nrow(${frame}))`,
  dataset: path => `labs <- dataset('${path}')`
};

/** Of the 479 people with a bleeding in GiBleed, those who ever took celecoxib. */
const [BLEEDING, TREATED] = ['479', '355'];

/** What R lacks to be told a story in; empty when it lacks nothing. */
function missingInR(): string {
  const asked = 'for (p in c("IRkernel", "cohortlab")) if (!requireNamespace(p, quietly = TRUE)) cat(p, "")';
  const { status, stdout } = spawnSync('Rscript', ['-e', asked], { encoding: 'utf8' });
  if (status !== 0) {
    return 'There is no R: npm test -- ui sets it up where it can.';
  }
  return stdout === '' ? '' : `R lacks ${stdout.trim()}: npm test -- ui sets it up where it can.`;
}

const lacks = missingInR();

/** Puts the cursor into a cell. */
async function enter(page: IJupyterLabPageFixture, index: number): Promise<void> {
  await page.notebook.enterCellEditingMode(index);
}

/** Changes the definition in the first cell as a person would, at the end of its name. */
async function renameByHand(page: IJupyterLabPageFixture): Promise<void> {
  const lines = (await cellText(page, 0)).split('\n');
  const down = lines.findIndex(line => line.startsWith('  "name"'));
  await enter(page, 0);
  await page.keyboard.press('Control+Home');
  for (let line = 0; line < down; line++) {
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(' of mine');
  await expect.poll(() => cellText(page, 0)).toContain(' of mine",');
}

/** Chooses a kind of cell from the menu beside Insert. */
async function insertAs(page: IJupyterLabPageFixture, panel: Locator, kind: string): Promise<void> {
  await panel.getByRole('button', { name: 'Insert as…' }).click();
  await page.getByRole('menu').getByText(kind).click();
}

for (const words of [PYTHON, R]) {
  test.describe(`Real kernels: ${words.language}`, () => {
    test.skip(words === R && lacks !== '' && !process.env['CI'], lacks);

    test('By its file: insert, run, change, save, run again; from the cell back to the panel', async ({
      page,
      tmpPath
    }) => {
      await makeStudy(page, tmpPath, 'GiBleed');
      await openNotebook(page, 'story.ipynb', words.kernel);
      const panel = await openBuilder(page);
      await pickConcept(panel, 'gastrointestinal hem', 'Gastrointestinal hemorrhage');
      await total(panel).getByRole('button', { name: 'Insert', exact: true }).click();
      await answerPlace(page);
      const cell = page.locator('.jp-Notebook .jp-CodeCell').first();
      await expect(cell).toContainText(words.load);
      await expect(cell).toContainText('"cohorts/gastrointestinal-hemorrhage.cohort.json"');
      expect(await cellText(page, 0)).toContain('# Written for the release GiBleed.');
      expect(await runCell(page, 0)).not.toContain('Error');
      expect(await run(page, words.count(words.cohort))).toBe(BLEEDING);

      await pickConcept(panel, '1118084', 'celecoxib');
      const remark = panel.getByRole('status').filter({ hasText: 'story.ipynb uses the saved version' });
      await expect(remark).toBeVisible();
      expect(await runCell(page, 1)).toBe(BLEEDING);
      await remark.getByRole('button', { name: 'Save' }).click();
      await expect(remark).toBeHidden();
      expect(await runCell(page, 1)).toBe(TREATED);

      await panel.getByRole('button', { name: 'New cohort' }).click();
      await expect(panel.getByRole('textbox', { name: 'Name of the cohort' })).toHaveValue('New cohort');
      await enter(page, 0);
      await page.keyboard.press('Control+Alt+o');
      await expect(panel.getByRole('textbox', { name: 'Name of the cohort' })).toHaveValue(
        'Gastrointestinal hemorrhage'
      );
      await expect(panel.getByRole('group', { name: 'Group 2' })).toContainText('celecoxib');

      const labs = {
        $schema: 'cohortlab:dataset/1',
        name: 'Labs of the story',
        cohort: { kind: 'everyone' },
        tables: [{ name: 'labs', table: 'measurement', columns: ['person_id'] }],
        conceptSets: []
      };
      await page.contents.uploadContent(
        JSON.stringify(labs),
        'text',
        `${tmpPath}/datasets/labs.dataset.json`
      );
      expect(await run(page, words.dataset('datasets/labs.dataset.json'))).not.toContain('Error');
      await page.locator('.jp-Notebook .jp-CodeCell').nth(2).click({ button: 'right' });
      const menu = page.getByRole('menu');
      await expect(menu.getByText('Open in Cohort Builder')).toBeHidden();
      await menu.getByText('Open in Dataset Browser').click();
      const browser = page.getByRole('region', { name: 'Dataset Browser' });
      await expect(browser.getByRole('textbox', { name: 'Name of the dataset' })).toHaveValue(
        'Labs of the story'
      );
    });

    test('Self-contained: no file anywhere, written back to its cell, and not lost when that was changed', async ({
      page,
      tmpPath
    }) => {
      await makeStudy(page, tmpPath, 'GiBleed');
      await openNotebook(page, 'alone.ipynb', words.kernel);
      const panel = await openBuilder(page);
      await pickConcept(panel, 'gastrointestinal hem', 'Gastrointestinal hemorrhage');
      await insertAs(page, panel, 'Self-contained, without Files');
      const cell = page.locator('.jp-Notebook .jp-CodeCell').first();
      await expect(cell).toContainText('Gastrointestinal hemorrhage');
      expect(await cellText(page, 0)).toContain(words.text);
      expect(await runCell(page, 0)).not.toContain('Error');
      expect(await run(page, words.count(words.cohort))).toBe(BLEEDING);
      expect(await page.contents.directoryExists(`${tmpPath}/cohorts`)).toBe(false);

      await panel.getByRole('button', { name: 'New cohort' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
      await enter(page, 0);
      await page.keyboard.press('Control+Alt+o');
      const place = panel.getByRole('status').filter({ hasText: 'In a cell of alone.ipynb' });
      await expect(place).toBeVisible();
      await expect(total(panel)).toContainText('≈480 people');
      await pickConcept(panel, '1118084', 'celecoxib');
      await place.getByRole('button', { name: 'Write back to cell' }).click();
      await expect(place.getByRole('button', { name: 'Write back to cell' })).toBeHidden();
      await expect(cell).toContainText('celecoxib');
      await runCell(page, 0);
      expect(await runCell(page, 1)).toBe(TREATED);

      await renameByHand(page);
      const mine = await cellText(page, 0);
      await panel.getByRole('button', { name: 'Undo' }).click();
      await place.getByRole('button', { name: 'Write back to cell' }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText('Nothing is lost');
      await dialog.getByRole('button', { name: 'Save as a File…' }).click();
      await answerPlace(page);
      await expect(place).toBeHidden();
      expect(await cellText(page, 0)).toBe(mine);
      const file = await fileText(page, `${tmpPath}/cohorts/gastrointestinal-hemorrhage.cohort.json`);
      expect(file).not.toContain('celecoxib');

      await insertAs(page, panel, 'Plain SQL');
      const query = page.locator('.jp-Notebook .jp-CodeCell').filter({ hasText: words.sql });
      await expect(query).toBeVisible();
      expect(await runCell(page, Number(await query.getAttribute('data-windowed-list-index')))).not.toContain(
        'Error'
      );
      expect(await run(page, words.rows(`${words.cohort}_people`))).toBe(BLEEDING);
    });
  });
}
