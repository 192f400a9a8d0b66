import { expect, test } from '@jupyterlab/galata';
import { makeStudy, openNotebook, run, total } from './lab';

/** GiBleed: 1,800 people enter by a first celecoxib, 1,089 are 38 or older, 219 of them bleed within two years. */
const ATLAS = {
  ConceptSets: [conceptSet(0, 1118084, 'celecoxib'), conceptSet(1, 192671, 'Gastrointestinal hemorrhage')],
  PrimaryCriteria: {
    CriteriaList: [{ DrugExposure: { CodesetId: 0 } }],
    ObservationWindow: { PriorDays: 365, PostDays: 0 },
    PrimaryCriteriaLimit: { Type: 'First' }
  },
  QualifiedLimit: { Type: 'First' },
  ExpressionLimit: { Type: 'First' },
  InclusionRules: [
    {
      name: 'Aged 38 or more',
      expression: {
        Type: 'ALL',
        CriteriaList: [],
        DemographicCriteriaList: [{ Age: { Value: 38, Op: 'gte' } }],
        Groups: []
      }
    },
    {
      name: 'Bleeding within two years',
      expression: {
        Type: 'ALL',
        CriteriaList: [
          {
            Criteria: { ConditionOccurrence: { CodesetId: 1 } },
            StartWindow: { Start: { Days: 0, Coeff: 1 }, End: { Days: 730, Coeff: 1 } },
            Occurrence: { Type: 2, Count: 1 }
          }
        ],
        DemographicCriteriaList: [],
        Groups: []
      }
    }
  ],
  EndStrategy: { DateOffset: { DateField: 'StartDate', Offset: 90 } },
  CensoringCriteria: [],
  CollapseSettings: { CollapseType: 'ERA', EraPad: 0 },
  CensorWindow: {}
};

function conceptSet(id: number, concept: number, name: string) {
  const items = [{ concept: { CONCEPT_ID: concept, CONCEPT_NAME: name }, includeDescendants: true }];
  return { id, name, expression: { items } };
}

test('A definition of ATLAS: read in words, counted beside the notebook, run in it', async ({
  page,
  tmpPath
}) => {
  await makeStudy(page, tmpPath, 'GiBleed');
  const file = `${tmpPath}/cohorts/bleeding.cohort.json`;
  await page.contents.uploadContent(JSON.stringify(ATLAS), 'text', file);
  await page.filebrowser.open(file);
  const document = page.getByRole('main').getByRole('tabpanel').filter({ hasText: 'Day 0' });
  await expect(document).toContainText('A drug exposure to “celecoxib”');
  await expect(document.getByRole('group', { name: /^Step 2: Bleeding/ })).toContainText('≈220');
  await document.getByRole('button', { name: 'In words' }).click();
  await expect(document.getByRole('listitem').filter({ hasText: 'Aged 38 or more' })).toContainText(
    'age at day 0 (whole years) is at least 38'
  );
  await expect(document).toContainText('from day 0 to day 730, both included');
  await expect(document).toContainText('A person leaves 90 days after');
  await expect(total(document)).toContainText('≈220 people');

  await openNotebook(page, 'story.ipynb');
  expect(
    await run(page, 'import cohortlab as cl\nc = cl.cohort("cohorts/bleeding.cohort.json")\nc.count()')
  ).toBe('219');
  const attrition = await run(page, 'print(*c.attrition()["people"])');
  expect(attrition.trim()).toBe('1800 1800 1089 219 219 219');
  expect(
    await run(page, 'f = c.to_pandas(); (f.cohort_end_date - f.cohort_start_date).dt.days.max()')
  ).toContain('90');
  expect(await run(page, 'print(c.show_query().count("step_"))')).not.toBe('0');
});
