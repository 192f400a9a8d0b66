/** The pictures of the documentation: `npm run pictures` after a build. No assertion beyond what a picture needs. */
import { expect, galata, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import path from 'node:path';
import {
  answerPlace,
  makeStudy,
  openBrowser,
  openBuilder,
  openNotebook,
  pickConcept,
  runCell,
  total
} from '../stories/lab';

const FOLDER = path.join(__dirname, '..', '..', 'docs', 'pictures');

test.use({
  viewport: { width: 1280, height: 800 },
  mockSettings: { ...galata.DEFAULT_SETTINGS, '@jupyterlab/apputils-extension:themes': {} }
});

for (const [theme, name] of [
  ['JupyterLab Light', 'light'],
  ['JupyterLab Dark', 'dark']
] as const) {
  test(`pictures, ${name}`, async ({ page, tmpPath }) => {
    const shot = (what: string) => page.screenshot({ path: path.join(FOLDER, `${what}-${name}.png`) });
    await makeStudy(page, tmpPath, 'demo');
    await page.theme.setTheme(theme);
    await openNotebook(page, 'type-2-diabetes.ipynb');
    const builder = await openBuilder(page);
    await page.sidebar.setWidth(380, 'left');
    await shot('empty');
    await builder.getByRole('combobox', { name: /^Add a condition/ }).fill('diab');
    await expect(builder.getByRole('listbox').getByRole('option').first()).toBeVisible();
    await shot('search');
    await builder.getByRole('combobox', { name: /^Add a condition/ }).press('Alt+Enter');
    const hierarchy = builder.getByRole('dialog', { name: /^Hierarchy of/ });
    await expect(hierarchy.getByRole('treeitem').nth(2)).toBeVisible();
    await shot('hierarchy');
    await hierarchy.getByRole('button', { name: /^Close/ }).click();
    await pickConcept(builder, 'type 2 diab', 'Type 2 diabetes mellitus');
    await pickConcept(builder, 'metformin', 'metformin');
    await builder.getByRole('combobox', { name: 'Where it goes' }).selectOption('exclude');
    await pickConcept(builder, 'insulin glargine', 'insulin glargine');
    await expect(total(builder)).toContainText(/≈[\d,]+ people/);
    await total(builder).getByRole('button', { name: 'Insert', exact: true }).click();
    await answerPlace(page);
    await runCell(page, 0);
    await shot('story');

    await makeDayZero(builder);
    await shot('day-zero');

    const browser = await openBrowser(page);
    await expect(browser.getByRole('region', { name: 'Release' })).toBeVisible();
    await shot('release');
    await browser.getByRole('button', { name: 'Surveys', exact: true }).click();
    await browser.getByRole('button', { name: /^Lifestyle/ }).click();
    await expect(browser.getByRole('region', { name: /100 Cigs/ })).toBeVisible();
    await shot('survey');
    await pickConcept(browser, 'a1c', 'Hemoglobin A1c');
    await shot('concept');
    await browser.getByRole('table', { name: /^Quantiles/ }).scrollIntoViewIfNeeded();
    await shot('values');
    await browser.getByRole('button', { name: 'Add to dataset' }).click();
    await browser.getByRole('tab', { name: /^Dataset/ }).click();
    await browser.getByRole('checkbox', { name: 'People', exact: true }).check();
    await shot('dataset');
  });
}

/** Goes on from the set of people: day 0, and a window that is open to be seen. */
async function makeDayZero(builder: Locator): Promise<void> {
  await builder.getByRole('combobox', { name: 'Make one of these day 0' }).selectOption({ index: 1 });
  await builder.getByRole('button', { name: /^Require 365 days before/ }).click();
  await builder.getByRole('button', { name: /^A drug exposure to “metformin”/ }).click();
  await builder.getByRole('combobox', { name: 'When', exact: true }).selectOption('quarter');
  await expect(total(builder).getByRole('status')).toContainText(/in this cohort/);
  await expect(builder.getByRole('group', { name: /^Step 1: / })).toContainText(/−\d+|no visible change/);
  await builder.getByRole('img', { name: /^What counts/ }).scrollIntoViewIfNeeded();
}
