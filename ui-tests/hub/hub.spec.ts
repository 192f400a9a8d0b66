/** As on a JupyterHub: a token, XSRF checks, a base_url. Plain Playwright: Galata's server has none of them. */
import { expect, test } from '@playwright/test';

test('the panel works behind a token, XSRF checks and a base_url', async ({ page }) => {
  await page.goto('lab?token=story&reset');
  // When JupyterLab has started, its launcher takes the focus, whoever has it; and a search box that loses the
  // focus closes its list. On a machine at work that comes seconds after the panel can be used.
  await expect(page.locator('.jp-Launcher')).toBeFocused({ timeout: 60_000 });
  await page.getByRole('tab', { name: 'Cohort Builder' }).click();
  const panel = page.getByRole('region', { name: 'Cohort Builder' });
  const box = panel.getByRole('combobox', { name: /^Add a condition/ });
  const option = panel.getByRole('option').filter({ hasText: 'Type 2 diabetes mellitus' }).first();
  await expect(async () => {
    await box.fill('type 2 diabetes');
    await option.click({ timeout: 5_000 });
  }).toPass();
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
