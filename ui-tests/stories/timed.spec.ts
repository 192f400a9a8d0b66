/** Cohorts of spans of time: day 0, what comes before and after it, built as a person would. */
import { expect, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { answerPlace, fileText, makeStudy, openBuilder, pickConcept, total } from './lab';

/** What the builders write for the same: women of 40 to 65, a first type 2 diabetes, then metformin, no insulin before it. */
const FLAGSHIP = {
  $schema: 'cohortlab:cohort/1',
  kind: 'events'
};

test.describe('Spans of time', () => {
  test.beforeEach(async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'demo');
  });

  test('look', async ({ page }) => {
    const panel = await openBuilder(page);
    const shot = (name: string): Promise<unknown> => page.screenshot({ path: `/tmp/h/shots/${name}.png` });
    await shot('0-start');
    await panel.getByRole('button', { name: /^With a day 0/ }).click();
    await pickConcept(panel, 'type 2 diab', 'Type 2 diabetes mellitus');
    await expect(total(panel)).toContainText(/≈[\d,]+ people/);
    await shot('1-day0');
    await panel.getByRole('button', { name: /^Require 365 days/ }).click();
    await panel.getByRole('button', { name: 'age, sex, race…' }).click();
    await shot('2-facts');
    await pickConcept(panel, 'metformin', 'metformin');
    await shot('3-metformin');
    await panel.getByRole('combobox', { name: 'When', exact: true }).selectOption('quarter');
    await expect(total(panel)).toContainText(/people/);
    await shot('4-window');
    await panel.getByRole('button', { name: /^something before or after/ }).click();
    await pickConcept(panel, 'insulin glargine', 'insulin glargine');
    await shot('5-nested');
  });
});
export type { Locator };
(void FLAGSHIP, answerPlace, fileText);
