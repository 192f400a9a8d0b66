/** As on a JupyterHub: a token, XSRF checks, a base_url. Plain Playwright: Galata's server has none of them. */
import { expect, test } from '@playwright/test';

test('the panel works behind a token, XSRF checks and a base_url', async ({ page }) => {
  await page.goto('lab?token=story&reset');
  await page.getByRole('tab', { name: 'Cohort Builder' }).click();
  const panel = page.getByRole('region', { name: 'Cohort Builder' });
  const option = panel
    .getByRole('listbox')
    .getByRole('option')
    .filter({ hasText: 'Type 2 diabetes mellitus' });
  // The launcher takes the focus once, when JupyterLab has started; leaving the box closes its list.
  await expect(async () => {
    await panel.getByRole('combobox', { name: /^Add a condition/ }).fill('type 2 diabetes');
    await expect(option.first()).toBeVisible({ timeout: 5_000 });
  }).toPass();
  await option.first().click();
  await expect(panel.getByRole('region', { name: 'People in this cohort' })).toContainText(/≈[\d,]+ people/);
});

test.describe('without leave, nothing', () => {
  const count = 'cohortlab/api/releases/demo/count';

  test('no token: refused', async ({ request }) => {
    expect((await request.get('cohortlab/status')).status()).toBe(403);
    expect((await request.post(count, { data: {} })).status()).toBe(403);
  });

  test('a cookie without the XSRF token: refused', async ({ page }) => {
    await page.goto('lab?token=story');
    const answer = await page.request.post(count, { data: {} });
    expect(answer.status()).toBe(403);
    expect(await answer.text()).toContain('_xsrf');
  });

  test('only the routes of the table are forwarded', async ({ request }) => {
    const headers = { Authorization: 'token story' };
    for (const path of ['releases/demo/rows', 'queries/x', '../health', 'releases/demo/describe']) {
      const answer = await request.post(`cohortlab/api/${path}`, { headers, data: {} });
      expect([403, 404, 405]).toContain(answer.status());
    }
  });
});
