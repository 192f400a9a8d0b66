import { expect, test } from '@jupyterlab/galata';
import {
  answerPlace,
  makeStudy,
  openBrowser,
  openBuilder,
  openNotebook,
  pickConcept,
  run,
  runCell,
  total
} from './lab';

test('Demo: look around, take HbA1c of people with type 2 diabetes, run it', async ({ page, tmpPath }) => {
  await makeStudy(page, tmpPath, 'demo');
  await openNotebook(page, 'labs.ipynb');

  const builder = await openBuilder(page);
  await pickConcept(builder, 'type 2 diab', 'Type 2 diabetes mellitus');
  await expect(total(builder)).toContainText(/≈[\d,]+ people/);
  await builder.getByRole('button', { name: 'Save cohort…' }).click();
  await answerPlace(page);

  const browser = await openBrowser(page);
  await expect(browser.getByRole('region', { name: 'Release' })).toContainText('synthetic data');
  await browser.getByRole('button', { name: /^Measurements/ }).click();
  await expect(browser.getByText('value_as_number')).toBeVisible();

  await pickConcept(browser, 'a1c', 'Hemoglobin A1c');
  const concept = browser.getByRole('article', { name: 'Concept' });
  await expect(concept).toContainText('3004410');
  await expect(concept.getByText('with descendants')).toBeVisible();
  await concept.getByRole('button', { name: 'Add to dataset' }).click();

  const dataset = browser.getByRole('tab', { name: /^Dataset/ });
  await dataset.click();
  await browser.getByRole('radio', { name: /Type 2 diabetes/ }).check();
  await browser.getByRole('checkbox', { name: 'People', exact: true }).check();
  await browser.getByRole('button', { name: 'Insert', exact: true }).click();
  await answerPlace(page);

  await expect(page.locator('.jp-Notebook .jp-CodeCell').first()).toContainText('cl.dataset(');
  expect(await runCell(page, 0)).not.toContain('Error');
  const asked = 'measurements["measurement_concept_id"].unique().tolist()';
  expect(await run(page, asked)).toBe('[3004410]');
  expect(await run(page, 'set(measurements["person_id"]) <= set(people["person_id"])')).toBe('True');
});
