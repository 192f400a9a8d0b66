/** What the stories do again and again, in the words of a person at the screen. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect, type Locator } from '@playwright/test';

type Page = IJupyterLabPageFixture;

/** A study folder: `cohortlab.toml` with the release pinned, and the file browser in it. */
export async function makeStudy(page: Page, folder: string, release: string): Promise<void> {
  await page.contents.uploadContent(`release = "${release}"\n`, 'text', `${folder}/cohortlab.toml`);
  await page.filebrowser.openDirectory(folder);
}

/** Opens the Cohort Builder in the side bar. */
export async function openBuilder(page: Page): Promise<Locator> {
  await page.sidebar.openTab('cohortlab:cohort-builder');
  const panel = page.getByRole('region', { name: 'Cohort Builder' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Opens the Dataset Browser in the side bar. */
export async function openBrowser(page: Page): Promise<Locator> {
  await page.sidebar.openTab('cohortlab:dataset-browser');
  const panel = page.getByRole('region', { name: 'Dataset Browser' });
  await expect(panel).toBeVisible();
  return panel;
}

/** Types into the panel's search box and takes the concept of this very name. */
export async function pickConcept(panel: Locator, words: string, name: string): Promise<void> {
  const box = panel.getByRole('combobox', { name: /^(Add a condition|Search concepts)/ });
  await box.fill(words);
  await panel.getByRole('listbox').getByRole('option').filter({ hasText: name }).first().click();
}

/** The panel's total, as it reads. */
export function total(panel: Locator): Locator {
  return panel.getByRole('region', { name: 'People in this cohort' });
}

/** Answers the question for a file's place. */
export async function answerPlace(page: Page, path?: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Save the');
  if (path !== undefined) {
    await dialog.getByRole('textbox').fill(path);
  }
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

/** A new notebook in the folder, in Python unless another kernel is named, with its kernel running. */
export async function openNotebook(page: Page, name: string, kernel = 'python3'): Promise<void> {
  await page.notebook.createNew(name, { kernel });
  await page.notebook.activate(name);
}

/** The text of a cell's source. */
export async function cellText(page: Page, index: number): Promise<string> {
  const lines = await page.notebook.getCellTextInput(index);
  return lines ?? '';
}

/** Writes a cell at the end, runs it, and gives what it printed. */
export async function run(page: Page, source: string): Promise<string> {
  const index = await page.notebook.getCellCount();
  await page.notebook.addCell('code', source);
  return runCell(page, index);
}

/** Runs a cell to its end and gives the text that it shows. */
export async function runCell(page: Page, index: number): Promise<string> {
  await page.notebook.runCell(index, { inplace: true });
  const texts = await page.notebook.getCellTextOutput(index);
  return (texts ?? []).join('\n');
}

/** The text of a workspace file as it stands on the server, once it is there. */
export async function fileText(page: Page, path: string): Promise<string> {
  const ask = () => page.request.get(`/files/${path}`);
  await expect.poll(async () => (await ask()).status()).toBe(200);
  return (await ask()).text();
}
