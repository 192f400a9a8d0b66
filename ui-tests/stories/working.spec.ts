/** Working on a cohort: what changed, what if, moving and copying, the SQL; in the panel and as a document. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { makeStudy, openBuilder, total } from './lab';

const set = (id: string, conceptId: number, name: string): object => ({
  id,
  kind: 'inline',
  name,
  items: [{ conceptId, name, descendants: true }]
});

const soon = {
  event: 'start',
  index: 'start',
  from: { kind: 'day', day: 0 },
  to: { kind: 'day', day: 90 }
};

/** Type 2 diabetes, metformin soon after it, hypertension at any time. */
const TREATED = {
  $schema: 'cohortlab:cohort/1',
  kind: 'events',
  name: 'Treated',
  entry: {
    events: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1', firstEver: true }],
    priorDays: 0,
    laterDays: 0,
    limit: 'first'
  },
  steps: [
    {
      id: 'g1',
      kind: 'all',
      name: 'Treated soon',
      of: [{ id: 'c2', kind: 'drugExposure', conceptSet: 's2', windows: [soon] }]
    },
    { id: 'g2', kind: 'all', of: [{ id: 'c3', kind: 'conditionOccurrence', conceptSet: 's3' }] }
  ],
  limit: 'first',
  conceptSets: [
    set('s1', 201826, 'Type 2 diabetes mellitus'),
    set('s2', 1503297, 'metformin'),
    set('s3', 316866, 'Hypertensive disorder')
  ]
};

const PEOPLE = {
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name: 'Others',
  include: [
    { id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] },
    { id: 'g2', kind: 'any', of: [{ id: 'c2', kind: 'drugExposure', conceptSet: 's2' }] }
  ],
  exclude: [],
  conceptSets: [set('s1', 316866, 'Hypertensive disorder'), set('s2', 1503297, 'metformin')]
};

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.describe('Working on a cohort', () => {
  test.beforeEach(async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'demo');
    await page.contents.uploadContent(JSON.stringify(TREATED), 'text', `${tmpPath}/treated.cohort.json`);
    await page.contents.uploadContent(JSON.stringify(PEOPLE), 'text', `${tmpPath}/others.cohort.json`);
  });

  test('A document by mouse: what if, what changed in words, the SQL; and back as it was saved', async ({
    page
  }) => {
    await page.filebrowser.open('treated.cohort.json');
    const main = page.getByRole('main');
    await expect(total(main)).toContainText(/≈[\d,]+ people/);
    await expect(main.getByRole('region', { name: 'Changes since saved' })).toBeHidden();
    await main.getByRole('button', { name: 'Leave out step 2' }).click();
    await main.getByRole('button', { name: /^A drug exposure to “metformin”/ }).click();
    await main.getByRole('combobox', { name: 'When', exact: true }).selectOption('before');
    await main.getByRole('button', { name: 'Changes since saved' }).click();
    const changes = main.getByRole('region', { name: 'Changes since saved' });
    await expect(changes).toContainText('Step 1, “metformin”');
    await expect(changes).toContainText('Step 2 switched off');
    await main.getByRole('button', { name: 'SQL', exact: true }).click();
    await expect(main.getByLabel('SQL of the cohort')).toContainText('drug_exposure');
    const found = await new AxeBuilder({ page }).include('.jp-MainAreaWidget').withTags(RULES).analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await changes.getByRole('button', { name: 'Revert to saved' }).click();
    await expect(changes).toBeHidden();
    await expect(main.getByRole('group', { name: /^Step 2: / })).toContainText(/−\d+|no visible change|few/);
  });

  test('The panel by keyboard: a criterion is moved, copied and pasted into another cohort', async ({
    page
  }) => {
    const panel = await openBuilder(page);
    const openFile = async (name: string): Promise<void> => {
      await page.sidebar.openTab('filebrowser');
      await page.getByRole('listitem', { name: new RegExp(`^Name: ${name}`) }).click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Open in Cohort Builder Panel' }).click();
    };
    const opened = async (): Promise<void> => {
      await expect(panel.getByRole('textbox', { name: 'Name of the cohort' })).toBeVisible();
    };
    await openFile('others.cohort.json');
    await opened();
    const row = (name: string): Locator => panel.getByRole('button', { name, exact: true });
    await row('Hypertensive disorder').focus();
    await page.keyboard.press('Alt+ArrowDown');
    await expect(panel.getByRole('group', { name: /^Group 2: Hypertensive disorder/ })).toBeVisible();
    await expect(panel.getByRole('group', { name: /^Group 1: metformin/ })).toContainText(/≈[\d,]+/);
    await row('Hypertensive disorder').focus();
    await page.keyboard.press('Control+C');
    await openFile('treated.cohort.json');
    // What was moved in the other file is not lost without asking.
    await page
      .getByRole('dialog', { name: /^Save your work/ })
      .getByRole('button', { name: 'Save' })
      .click();
    await opened();
    await panel.getByRole('textbox', { name: 'Name of step 1' }).focus();
    await page.keyboard.press('Control+V');
    await expect(panel.getByRole('group', { name: /^Step 1: / })).toContainText('Hypertensive disorder');
    await panel.getByRole('button', { name: 'Changes since saved' }).focus();
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('region', { name: 'Changes since saved' })).toContainText('Step 1 added');
    const found = await new AxeBuilder({ page })
      .include('[id="cohortlab:cohort-builder"]')
      .withTags(RULES)
      .analyze();
    expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  for (const theme of ['JupyterLab Light', 'JupyterLab Dark']) {
    test(`It looks like JupyterLab, ${theme}`, async ({ page }, info) => {
      await page.theme.setTheme(theme);
      for (const [file, width] of [
        ['treated', 1280],
        ['others', 700]
      ] as const) {
        await page.setViewportSize({ width, height: 1100 });
        await page.filebrowser.open(`${file}.cohort.json`);
        const main = page.locator('.jp-MainAreaWidget:visible');
        await expect(total(main)).toContainText(/≈[\d,]+ people/);
        await main
          .getByRole('button', { name: /^Leave out (step|metformin)/ })
          .first()
          .click();
        await main.getByRole('button', { name: 'Changes since saved' }).click();
        await main.getByRole('button', { name: 'SQL', exact: true }).click();
        await expect(main.getByLabel('SQL of the cohort')).toContainText('select');
        await expect(main.getByRole('region', { name: 'People in this cohort' })).not.toHaveAttribute(
          'aria-busy',
          'true'
        );
        await main.screenshot({ path: info.outputPath(`${file}.png`) });
      }
    });
  }
});
