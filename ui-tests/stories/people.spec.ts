import { expect, test } from '@jupyterlab/galata';
import {
  answerPlace,
  cellText,
  makeStudy,
  openBuilder,
  openNotebook,
  pickConcept,
  run,
  runCell,
  total
} from './lab';

test.describe('From a search to a data frame', () => {
  test('GiBleed: the panel rounds, the notebook is exact', async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'GiBleed');
    await openNotebook(page, 'story.ipynb');
    const panel = await openBuilder(page);
    await expect(panel.getByRole('combobox', { name: 'Release' })).toHaveValue('GiBleed');

    await pickConcept(panel, 'gastrointestinal hem', 'Gastrointestinal hemorrhage');
    await expect(total(panel)).toContainText('≈480 people');

    await total(panel).getByRole('button', { name: 'Insert', exact: true }).click();
    await answerPlace(page);
    await expect(page.locator('.jp-Notebook .jp-CodeCell').first()).toContainText('cl.cohort(');
    expect(await cellText(page, 0)).toContain('"cohorts/gastrointestinal-hemorrhage.cohort.json"');
    const shown = await runCell(page, 0);
    expect(shown).not.toContain('Error');
    expect(await run(page, 'gastrointestinal_hemorrhage.count()')).toBe('479');
    const frame = 'gastrointestinal_hemorrhage_people';
    expect(await run(page, `len(${frame}), ${frame}["person_id"].nunique()`)).toBe('(479, 479)');
  });

  test('GiBleed: celecoxib with its descendants, as people and as events', async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'GiBleed');
    await openNotebook(page, 'story.ipynb');
    const panel = await openBuilder(page);
    await pickConcept(panel, '1118084', 'celecoxib');
    await expect(total(panel)).toContainText('≈1,840 people');

    await total(panel).getByRole('button', { name: 'exact in your notebook' }).click();
    await answerPlace(page, `${tmpPath}/cohorts/celecoxib.cohort.json`);
    await expect(page.locator('.jp-Notebook .jp-CodeCell').first()).toContainText('.count()');
    expect(await runCell(page, 0)).toContain('1844');

    const atlas = {
      ConceptSets: [
        {
          id: 0,
          name: 'celecoxib',
          expression: { items: [{ concept: { CONCEPT_ID: 1118084 }, includeDescendants: true }] }
        }
      ],
      PrimaryCriteria: {
        CriteriaList: [{ DrugExposure: { CodesetId: 0 } }],
        ObservationWindow: { PriorDays: 0, PostDays: 0 },
        PrimaryCriteriaLimit: { Type: 'All' }
      },
      QualifiedLimit: { Type: 'First' },
      ExpressionLimit: { Type: 'All' },
      InclusionRules: [],
      CensoringCriteria: [],
      CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
      CensorWindow: {}
    };
    await page.contents.uploadContent(JSON.stringify(atlas), 'text', `${tmpPath}/cohorts/atlas.cohort.json`);
    expect(await run(page, 'import cohortlab as cl\ncl.cohort("cohorts/atlas.cohort.json").count()')).toBe(
      '1800'
    );
  });
});
