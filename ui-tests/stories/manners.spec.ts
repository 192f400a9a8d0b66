/** Accessibility of both panels, in both themes, with things in them. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@jupyterlab/galata';
import { makeStudy, openBrowser, openBuilder, pickConcept, total } from './lab';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`no accessibility violation in the panels, ${theme}`, async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'demo');
    await page.theme.setTheme(theme);
    const violations = async (panel: string): Promise<unknown[]> => {
      const found = await new AxeBuilder({ page }).include(`[id="${panel}"]`).withTags(RULES).analyze();
      return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }));
    };
    const builder = await openBuilder(page);
    expect(await violations('cohortlab:cohort-builder')).toEqual([]);
    await pickConcept(builder, 'type 2 diab', 'Type 2 diabetes mellitus');
    await expect(total(builder)).toContainText(/≈[\d,]+ people/);
    await expect(builder.getByRole('figure', { name: /^Age on/ })).toBeVisible();
    expect(await violations('cohortlab:cohort-builder')).toEqual([]);

    await builder.getByRole('combobox', { name: 'Make one of these day 0' }).selectOption({ index: 1 });
    await pickConcept(builder, 'metformin', 'metformin');
    await builder.getByRole('combobox', { name: 'When', exact: true }).selectOption('quarter');
    await builder.getByRole('combobox', { name: 'Add another condition' }).selectOption('startDate');
    await builder.getByRole('button', { name: 'age, sex, race…', exact: true }).click();
    await builder.getByRole('button', { name: /^Follow-up and exit/ }).click();
    await builder.getByRole('button', { name: 'Tools of step 1' }).click();
    await builder.getByRole('button', { name: /^A drug exposure to “metformin”/ }).click();
    await expect(builder.getByRole('img', { name: /^What counts/ })).toBeVisible();
    await expect(builder.getByRole('group', { name: /^Step 1: / })).toContainText(/≈[\d,]+/);
    expect(await violations('cohortlab:cohort-builder')).toEqual([]);

    const browser = await openBrowser(page);
    await expect(browser.getByRole('region', { name: 'Release' })).toBeVisible();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
    await browser.getByRole('button', { name: /^Measurements/ }).click();
    await browser.getByRole('button', { name: /^unit_concept_id/ }).click();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
    for (const name of ['Surveys', 'Physical measurements', 'What is odd']) {
      await browser.getByRole('button', { name, exact: true }).click();
      await expect(browser.getByRole('article', { name }).getByRole('listitem').first()).toBeVisible();
      expect(await violations('cohortlab:dataset-browser')).toEqual([]);
      await browser.getByRole('button', { name: 'All domains' }).click();
    }
    await pickConcept(browser, 'a1c', 'Hemoglobin A1c');
    await expect(browser.getByRole('figure', { name: /, values in/ })).toBeVisible();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
    await browser.getByRole('button', { name: 'Add to dataset' }).click();
    await browser.getByRole('tab', { name: /^Dataset/ }).click();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
  });
}
