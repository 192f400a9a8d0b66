/** Finding: pasted codes, the hierarchy, values over their histogram; by keyboard, and read by axe. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@jupyterlab/galata';
import { makeStudy, openBuilder, pickConcept, total } from './lab';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
  test(`Codes, hierarchy and values, ${theme}`, async ({ page, tmpPath }, info) => {
    await makeStudy(page, tmpPath, 'demo');
    await page.theme.setTheme(theme);
    const panel = await openBuilder(page);
    await page.sidebar.setWidth(320, 'left');
    const shot = async (name: string): Promise<void> => {
      await page.screenshot({ path: info.outputPath(`${name}.png`) });
    };
    const clean = async (): Promise<void> => {
      const builder = new AxeBuilder({ page }).include('[id="cohortlab:cohort-builder"]').withTags(RULES);
      const { violations } = await builder.analyze();
      expect(violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html) }))).toEqual([]);
    };
    const box = panel.getByRole('combobox', { name: /^Add a condition/ });

    await box.focus();
    await box.evaluate((input, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', text);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, '44054006\nSNOMED:38341003\nRxNorm:6809\nnot-a-code-99');
    const codes = panel.getByRole('dialog', { name: 'Pasted codes' });
    await expect(codes.getByRole('status')).toContainText(/found.*unknown/);
    await clean();
    await shot('codes');
    await codes.getByRole('button', { name: /^Add \d concepts?$/ }).press('Enter');
    await expect(codes).toBeHidden();
    await expect(total(panel)).toContainText(/people/);
    await panel.getByRole('button', { name: 'Undo' }).click();

    await box.fill('diabetes mellitus');
    await expect(panel.getByRole('listbox').getByRole('option').first()).toBeVisible();
    await box.press('Alt+Enter');
    const sheet = panel.getByRole('dialog', { name: /^Hierarchy of/ });
    const below = sheet.getByRole('tree').last();
    await expect(below.getByRole('treeitem').nth(1)).toBeVisible();
    await below.getByRole('treeitem').first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(below.getByRole('treeitem').nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(below.getByRole('treeitem').nth(1)).toHaveAttribute('aria-checked', 'true');
    await clean();
    await shot('hierarchy');
    await sheet.getByRole('button', { name: 'Add 1 concept' }).click();
    await expect(panel.getByRole('group', { name: /^Group 1/ })).toBeVisible();
    await expect(panel.getByText(/^Brings [\d,]+ concepts?/)).toBeVisible();

    await box.fill('');
    await pickConcept(panel, 'a1c', 'Hemoglobin A1c');
    await panel.getByRole('combobox', { name: 'Add another condition' }).selectOption('value');
    const units = panel.getByRole('group', { name: 'Recorded units' });
    await units.getByRole('button').first().click();
    const slider = panel.getByRole('slider', { name: /lower end$/ });
    await slider.press('PageUp');
    await slider.press('ArrowRight');
    await expect(panel.getByRole('figure', { name: /^Value in/ })).toBeVisible();
    await slider.scrollIntoViewIfNeeded();
    await clean();
    await shot('values');
    await page.sidebar.setWidth(760, 'left');
    await shot('values-wide');
  });
}
