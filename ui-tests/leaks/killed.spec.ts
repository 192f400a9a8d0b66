import { expect } from '@playwright/test';
import { openBuilder, pickConcept, runCell, total } from '../stories/lab';
import { openCells } from './notebook';
import { counted } from './panels';
import { lives } from './processes';
import { test } from './test';

test('the service is killed while a query runs: the panel says so and recovers by itself', async ({
  page,
  jupyter
}) => {
  await page.goto('tree/study');
  const panel = await openBuilder(page);
  await pickConcept(panel, '44054006', 'Type 2 diabetes mellitus');
  await counted(panel);
  await panel.getByRole('button', { name: /^Or…, beside/ }).click();
  await pickConcept(panel, '59621000', 'Essential hypertension');
  await counted(panel);
  await expect(total(panel)).toContainText('≈3,020 people');

  const { pid } = jupyter.service;
  // A service that stands still has not answered when it is killed.
  process.kill(pid, 'SIGSTOP');
  const asked = page.waitForRequest(/\/count\?/);
  await panel.getByRole('combobox', { name: 'How the criteria are joined' }).selectOption('all');
  const question = await asked;
  await expect(total(panel)).toHaveAttribute('aria-busy', 'true');
  const told = panel.getByText('The query service was ended by signal SIGKILL.').waitFor();
  process.kill(pid, 'SIGKILL');

  await told;
  expect((await question.response())?.status()).toBe(503);
  await counted(panel);
  await expect(total(panel)).toContainText(/(<40|≈[\d,]+) people/);
  await expect(panel.getByText('It runs again; nothing is lost.')).toBeVisible();
  await panel.getByRole('button', { name: 'Dismiss' }).click();
  await expect(panel.getByText('SIGKILL')).toBeHidden();
  expect(lives(pid)).toBe(false);
  expect(jupyter.service.pid).not.toBe(pid);
  await openCells(page, 'after.ipynb', [{ source: 'import cohortlab as cl\n\ncl.releases()[0].state' }]);
  expect(await runCell(page, 0)).toBe("'ready'");
});
