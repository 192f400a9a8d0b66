/** Everything that the panels can do, done once. */
import path from 'node:path';
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, type Locator } from '@playwright/test';
import { answerPlace, openBrowser, openBuilder, pickConcept, total } from '../stories/lab';
import { FAILING_COHORT } from './cells';
import { command } from './notebook';

type Page = IJupyterLabPageFixture;

export const COHORT = 'study/cohorts/marked-people.cohort.json';
export const DATASET = 'study/datasets/marked-records.dataset.json';

/** People with diabetes: 1,237, which nobody is told. */
const ROUNDED = '≈1,240 people';

/** Exact counts of the release, which panels may only round: people with diabetes, and all people. */
export const EXACT = /(?<![\w.-])(1,?237|3,?011)(?![\w-])/;

/** Domains that the dataset takes with every column, and what their tables are called in the notebook. */
const TABLES = [
  ['People', 'people'],
  ['Visits', 'visits'],
  ['Drugs', 'drugs'],
  ['Measurements', 'measurements'],
  ['Observations and surveys', 'observations'],
  ['Notes', 'notes']
] as const;

/** Builds a cohort by every means of the Cohort Builder, saves it, opens it again, inserts it and its count. */
export async function driveBuilder(page: Page): Promise<void> {
  const panel = await openBuilder(page);
  await pickConcept(panel, 'diabetes', 'Type 2 diabetes mellitus');
  await expect(total(panel)).toContainText(ROUNDED);
  await expect(panel.getByRole('figure')).toHaveCount(2);

  await panel.getByRole('button', { name: /^Or…, beside/ }).click();
  await pickConcept(panel, 'metformin', 'metformin');
  await panel.getByRole('combobox', { name: 'How the criteria are joined' }).selectOption('all');
  await panel.getByRole('checkbox', { name: 'with descendants' }).first().uncheck();
  await panel.getByRole('button', { name: 'and…', exact: true }).click();
  await pickConcept(panel, '4548-4', 'Hemoglobin A1c');
  await panel.getByRole('button', { name: 'but not…' }).click();
  await pickConcept(panel, 'bypass', 'Coronary artery bypass graft');
  await panel.getByRole('button', { name: 'age, sex, race…' }).click();
  await panel.getByRole('button', { name: 'Female' }).click();
  await panel.getByRole('spinbutton', { name: 'from' }).fill('20');
  await panel.getByRole('spinbutton', { name: 'to' }).fill('90');
  await panel.getByRole('spinbutton', { name: 'to' }).press('Enter');
  await counted(panel);
  for (const verb of ['Undo', 'Undo', 'Redo', 'Redo']) {
    await panel.getByRole('button', { name: verb, exact: true }).click();
    await counted(panel);
  }

  // The same people as spans of time, with who is left after each step; then a set of people again.
  await panel.getByRole('combobox', { name: 'Make one of these day 0' }).selectOption({ index: 1 });
  await counted(panel);
  await expect(panel.getByRole('group', { name: /^Step 1: / })).toContainText(/≈|<40/);
  await panel.getByRole('button', { name: 'Undo', exact: true }).click();
  await counted(panel);

  await rename(panel, 'Name of the cohort', 'Marked people');
  await panel.getByRole('button', { name: 'Save cohort…' }).click();
  await answerPlace(page, COHORT);
  await expect(panel.getByRole('img', { name: 'Not saved yet' })).toBeHidden();
  await panel.getByRole('button', { name: 'New cohort' }).click();
  await expect(panel.getByRole('textbox', { name: 'Name of the cohort' })).not.toHaveValue('Marked people');
  await openFile(page, panel.getByRole('button', { name: 'Open cohort…' }), COHORT);
  await expect(panel.getByRole('textbox', { name: 'Name of the cohort' })).toHaveValue('Marked people');
  await counted(panel);
  await page.notebook.activate('story.ipynb');
  await total(panel).getByRole('button', { name: 'Insert', exact: true }).click();
  await expect(page.locator('.jp-Notebook')).toContainText('.to_pandas()');
  await total(panel).getByRole('button', { name: 'exact in your notebook' }).click();
  await expect(page.locator('.jp-Notebook')).toContainText('.count()');
}

/** Looks at the release and walks through concepts in the Dataset Browser. */
export async function driveExplore(page: Page): Promise<void> {
  const panel = await openBrowser(page);
  await expect(panel.getByRole('region', { name: 'Release' })).toContainText('≈3,020 people');
  await panel.getByRole('button', { name: /more with fewer than/ }).click();
  for (const domain of ['Conditions', 'Measurements', 'Notes', 'Deaths']) {
    await panel.getByRole('button', { name: new RegExp(`^${domain}`), expanded: false }).click();
  }
  await panel.getByText('What to know about these data').click();
  const search = panel.getByRole('combobox', { name: /^Search/ });
  await search.fill('diabetes');
  await panel.getByRole('option').filter({ hasText: 'Type 2 diabetes mellitus' }).click();
  const card = panel.getByRole('article', { name: 'Concept' });
  await expect(card).toContainText('≈1,240');
  await card.getByRole('button', { name: /^Diabetes mellitus/ }).click();
  await expect(card.getByRole('heading', { level: 2 })).toHaveText('Diabetes mellitus');
  await panel.getByRole('button', { name: 'Back' }).click();
  await panel.getByRole('button', { name: 'Forward' }).click();
  await card.getByRole('button', { name: /^Type 2 diabetes mellitus/ }).click();
  await card.getByRole('button', { name: /^Copy concept id/ }).click();
  await card.getByRole('button', { name: 'Add to dataset' }).click();
  await panel.getByRole('button', { name: 'All domains' }).click();
  for (const title of ['Surveys', 'Physical measurements', 'What is odd']) {
    await panel.getByRole('button', { name: title, exact: true }).click();
    await expect(panel.getByRole('article', { name: title })).toBeVisible();
    await panel.getByRole('button', { name: 'All domains' }).click();
  }
}

/** Makes a dataset with every column of several tables, inserts it, leaves it and opens it again. */
export async function driveDataset(page: Page): Promise<void> {
  const panel = await openBrowser(page);
  await panel.getByRole('tab', { name: /^Dataset/ }).click();
  await panel.getByRole('radio', { name: /Marked people/ }).check();
  await expect(panel.getByRole('radio', { name: /Marked people/ })).toBeChecked();
  for (const [domain, table] of TABLES) {
    await panel.getByRole('checkbox', { name: domain, exact: true }).check();
    await panel.getByRole('button', { name: new RegExp(`^${table}`), expanded: false }).click();
    await panel.getByRole('button', { name: 'All', exact: true }).click();
  }
  await rename(panel, 'Name of the dataset', 'Marked records');
  await panel.getByRole('button', { name: 'Insert', exact: true }).click();
  await answerPlace(page, DATASET);
  await expect(page.locator('.jp-Notebook')).toContainText('cl.dataset(');
  const name = panel.getByRole('textbox', { name: 'Name of the dataset' });
  await panel.getByRole('button', { name: 'New dataset' }).click();
  await expect(name).not.toHaveValue('Marked records');
  await openFile(page, panel.getByRole('button', { name: 'Open dataset…' }), DATASET);
  await expect(name).toHaveValue('Marked records');
}

/** Opens files by a double click: as documents, in the main area. The last one makes the database quote a record. */
export async function driveDocuments(page: Page): Promise<void> {
  await page.sidebar.openTab('filebrowser');
  const main = page.getByRole('main');
  await openDocument(page, COHORT);
  await expect(main.getByRole('textbox', { name: 'Name of the cohort' })).toHaveValue('Marked people');
  await openDocument(page, DATASET);
  await expect(main.getByRole('textbox', { name: 'Name of the dataset' })).toHaveValue('Marked records');
  await expect(main.getByRole('region', { name: 'Release' })).toContainText('≈3,020 people');
  await openDocument(page, FAILING_COHORT);
  await expect(main.getByText('The database could not answer the query.')).toBeVisible();
}

/** The service works on another release file, once the person has said so. */
export async function driveReload(page: Page, replace: () => void): Promise<void> {
  const panel = await openBuilder(page);
  replace();
  await panel.getByRole('combobox', { name: 'How the criteria are joined' }).first().selectOption('any');
  await panel.getByRole('button', { name: /Reload|Try again/ }).click();
  await counted(panel);
}

/** Waits until the panel's numbers are of what it shows. */
export async function counted(panel: Locator): Promise<void> {
  await expect(total(panel)).toHaveAttribute('aria-busy', 'false');
  await expect(panel.locator('.jp-mod-stale')).toHaveCount(0);
}

async function rename(panel: Locator, field: string, name: string): Promise<void> {
  await panel.getByRole('textbox', { name: field }).fill(name);
  await panel.getByRole('textbox', { name: field }).press('Enter');
}

async function openFile(page: Page, button: Locator, file: string): Promise<void> {
  await button.click();
  const dialog = page.getByRole('dialog');
  const [name = '', ...folders] = file.split('/').reverse();
  for (const folder of folders.reverse()) {
    await dialog.getByRole('listitem').getByText(folder, { exact: true }).dblclick();
  }
  await dialog.getByRole('listitem').getByText(name, { exact: true }).click();
  await dialog.getByRole('button', { name: /^(Open|Select)$/ }).click();
  await expect(dialog).toBeHidden();
}

/** A double click on a file. The list of files may be read anew just then, so it is tried until there is a tab. */
async function openDocument(page: Page, file: string): Promise<void> {
  const { dir, base } = path.posix.parse(file);
  const files = page.getByRole('region', { name: 'File Browser Section' });
  const tab = page.getByRole('main').getByRole('tab', { name: base });
  await expect(async () => {
    await command(page, 'filebrowser:go-to-path', { path: dir });
    await files.getByRole('listitem', { name: `Name: ${base}` }).dblclick({ timeout: 5_000 });
    await expect(tab).toBeVisible({ timeout: 5_000 });
  }).toPass();
}
