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

    const browser = await openBrowser(page);
    await expect(browser.getByRole('region', { name: 'Release' })).toBeVisible();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
    await pickConcept(browser, 'a1c', 'Hemoglobin A1c');
    await browser.getByRole('button', { name: 'Add to dataset' }).click();
    await browser.getByRole('tab', { name: /^Dataset/ }).click();
    expect(await violations('cohortlab:dataset-browser')).toEqual([]);
  });
}
