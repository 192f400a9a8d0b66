import { expect, test } from '@jupyterlab/galata';
import { answerPlace, fileText, makeStudy, openBuilder, openNotebook, pickConcept, run, total } from './lab';

test.describe('Building a cohort', () => {
  test.beforeEach(async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'demo');
  });

  test('Groups, exclusions and facts about the person; undo and redo; saved as a readable file', async ({
    page,
    tmpPath
  }) => {
    const panel = await openBuilder(page);
    await pickConcept(panel, 'type 2 diab', 'Type 2 diabetes mellitus');
    await pickConcept(panel, 'metformin', 'metformin');
    await expect(panel.getByRole('group', { name: 'Group 2' })).toContainText('metformin');
    await panel.getByRole('combobox', { name: 'Where it goes' }).selectOption('exclude');
    await pickConcept(panel, 'insulin glargine', 'insulin glargine');
    await expect(panel.getByRole('group', { name: 'Exclusion 1' })).toContainText('insulin glargine');
    await expect(total(panel)).toContainText(/≈[\d,]+ people/);

    await panel.getByRole('button', { name: 'Undo' }).click();
    await expect(panel.getByRole('group', { name: 'Exclusion 1' })).toBeHidden();
    await panel.getByRole('button', { name: 'Redo' }).click();
    await expect(panel.getByRole('group', { name: 'Exclusion 1' })).toBeVisible();

    await panel.getByRole('button', { name: 'Save cohort…' }).click();
    await answerPlace(page, `${tmpPath}/cohorts/t2d.cohort.json`);
    const cohort = JSON.parse(await fileText(page, `${tmpPath}/cohorts/t2d.cohort.json`));
    expect(cohort.include).toHaveLength(2);
    expect(cohort.exclude[0].of[0].kind).toBe('drugExposure');
    expect(JSON.stringify(cohort)).not.toContain('people":');
  });

  test('By keyboard alone', async ({ page }) => {
    const panel = await openBuilder(page);
    await panel.getByRole('combobox', { name: /^Add a condition/ }).focus();
    await page.keyboard.type('hypertension');
    await expect(panel.getByRole('listbox').getByRole('option').first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('group', { name: 'Group 1' })).toBeVisible();
    await expect(panel.getByText(/in this cohort$/)).toContainText(/about [\d,]+ people/);
  });

  test('A document and a file that is broken by hand: what is wrong is said, and nothing is lost', async ({
    page,
    tmpPath
  }) => {
    const path = `${tmpPath}/broken.cohort.json`;
    const broken = '{\n  "$schema": "cohortlab:cohort/1",\n  "kind": "people",\n  "nam": "x"\n}\n';
    await page.contents.uploadContent(broken, 'text', path);
    await page.filebrowser.open('broken.cohort.json');
    const main = page.getByRole('main');
    await expect(main).toContainText('nam');
    await expect(main).toContainText('name');
    expect(await fileText(page, path)).toBe(broken);
  });

  test('A concept that the release lacks is marked, not dropped', async ({ page, tmpPath }) => {
    const cohort = {
      $schema: 'cohortlab:cohort/1',
      kind: 'people',
      name: 'Lost',
      include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
      exclude: [],
      conceptSets: [
        { id: 's1', kind: 'inline', name: 'Gone', items: [{ conceptId: 2111222333, name: 'Gone' }] }
      ]
    };
    await page.contents.uploadContent(JSON.stringify(cohort), 'text', `${tmpPath}/lost.cohort.json`);
    await page.filebrowser.open('lost.cohort.json');
    const main = page.getByRole('main');
    await expect(main.getByRole('list', { name: 'To know about this cohort' })).toContainText('2111222333');
    await expect(main.getByRole('group', { name: /^Group 1: .*Gone/ })).toBeVisible();
  });

  test('Panel and notebook on two releases: nothing is inserted, both are named', async ({ page }) => {
    await openNotebook(page, 'two.ipynb');
    const panel = await openBuilder(page);
    await pickConcept(panel, 'metformin', 'metformin');
    await panel.getByRole('combobox', { name: 'Release' }).selectOption('GiBleed');
    await total(panel).getByRole('button', { name: 'Insert', exact: true }).click();
    await answerPlace(page);
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('GiBleed');
    await expect(dialog).toContainText('demo');
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.notebook.getCellCount()).toBe(1);
    expect(await run(page, '1 + 1')).toBe('2');
  });
});
