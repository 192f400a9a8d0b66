/** Everything that the panels can do, done once. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, type Locator } from '@playwright/test';
import { answerPlace, openBrowser, openBuilder, pickConcept, total } from '../stories/lab';

type Page = IJupyterLabPageFixture;

export const COHORT = 'study/cohorts/marked-people.cohort.json';
export const DATASET = 'study/datasets/marked-records.dataset.json';

/** People with diabetes: 1,237, which nobody is told. */
const ROUNDED = '≈1,240 people';

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

/** Looks at the release and at concepts in the Dataset Browser, then makes a dataset there and inserts it. */
export async function driveBrowser(page: Page): Promise<void> {
  const panel = await openBrowser(page);
  await expect(panel.getByRole('region', { name: 'Release' })).toContainText('≈3,000 people');
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
}

/** Opens both files by a double click: as documents, in the main area. */
export async function driveDocuments(page: Page): Promise<void> {
  await page.sidebar.openTab('filebrowser');
  const main = page.getByRole('main');
  await page.filebrowser.open(COHORT);
  await expect(main.getByRole('textbox', { name: 'Name of the cohort' })).toHaveValue('Marked people');
  await page.filebrowser.open(DATASET);
  await expect(main.getByRole('textbox', { name: 'Name of the dataset' })).toHaveValue('Marked records');
  await expect(main.getByRole('region', { name: 'Release' })).toContainText('≈3,000 people');
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

async function openFile(page: Page, button: Locator, path: string): Promise<void> {
  await button.click();
  const dialog = page.getByRole('dialog');
  const [file = '', ...folders] = path.split('/').reverse();
  for (const folder of folders.reverse()) {
    await dialog.getByRole('listitem').getByText(folder, { exact: true }).dblclick();
  }
  await dialog.getByRole('listitem').getByText(file, { exact: true }).click();
  await dialog.getByRole('button', { name: /^(Open|Select)$/ }).click();
  await expect(dialog).toBeHidden();
}
