/** Cohorts of spans of time: day 0, what comes before and after it, built as a person would. */
import { expect, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { answerPlace, fileText, makeStudy, openBuilder, pickConcept, total } from './lab';

/**
 * Women of 40 to 65 with a first type 2 diabetes, then a first metformin, and no insulin before that
 * metformin; that the builders write the same bytes is held by `edit-events.test.ts` of the SDK.
 */
const FLAGSHIP = {
  $schema: 'cohortlab:cohort/1',
  kind: 'events',
  name: 'Type 2 diabetes mellitus',
  entry: {
    events: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1', firstEver: true }],
    priorDays: 365,
    laterDays: 0,
    limit: 'first'
  },
  steps: [
    {
      id: 'g1',
      kind: 'all',
      of: [
        {
          id: 'c2',
          kind: 'demographics',
          where: [
            { kind: 'sex', is: { kind: 'oneOf', concepts: [{ conceptId: 8532 }] } },
            { kind: 'age', at: 'start', is: { kind: 'between', low: 40, high: 65 } }
          ]
        }
      ]
    },
    {
      id: 'g2',
      kind: 'all',
      of: [
        {
          id: 'c3',
          kind: 'drugExposure',
          conceptSet: 's2',
          firstEver: true,
          windows: [window({ kind: 'day', day: 0 }, { kind: 'day', day: 90 })],
          nested: {
            id: 'g3',
            kind: 'all',
            of: [
              {
                id: 'c4',
                kind: 'drugExposure',
                conceptSet: 's3',
                occurrences: { kind: 'exactly', count: 0 },
                windows: [window({ kind: 'open' }, { kind: 'day', day: -1 })]
              }
            ]
          }
        }
      ]
    }
  ],
  limit: 'first',
  conceptSets: [
    set('s1', 201826, 'Type 2 diabetes mellitus'),
    set('s2', 1503297, 'metformin'),
    set('s3', 1502905, 'insulin glargine')
  ]
};

function window(from: object, to: object) {
  return { event: 'start', index: 'start', from, to };
}

function set(id: string, conceptId: number, name: string) {
  return { id, kind: 'inline', name, items: [{ conceptId, name, descendants: true }] };
}

test.describe('Spans of time', () => {
  test.beforeEach(async ({ page, tmpPath }) => {
    await makeStudy(page, tmpPath, 'demo');
  });

  test('By mouse: day 0, age and sex on it, a drug soon after, none before that; the file of the builders', async ({
    page,
    tmpPath
  }) => {
    const panel = await openBuilder(page);
    await panel.getByRole('button', { name: /^With a day 0/ }).click();
    await pickConcept(panel, 'type 2 diab', 'Type 2 diabetes mellitus');
    await panel.getByRole('button', { name: /^Require 365 days before/ }).click();
    await panel.getByRole('button', { name: 'age, sex, race…' }).click();
    await panel.getByRole('button', { name: 'Female' }).click();
    await fillAge(panel, '40', '65');
    await pickConcept(panel, 'metformin', 'metformin');
    await panel.getByRole('checkbox', { name: 'only the first ever in the record' }).check();
    await panel.getByRole('combobox', { name: 'When', exact: true }).selectOption('quarter');
    await expect(panel.getByRole('img', { name: /from day 0 to day 90, both included/ })).toBeVisible();
    await panel.getByRole('button', { name: /^something before or after/ }).click();
    await pickConcept(panel, 'insulin glargine', 'insulin glargine');
    await panel.getByRole('combobox', { name: 'How it is counted' }).selectOption('none');
    await panel.getByRole('combobox', { name: 'When', exact: true }).selectOption('before');
    await expect(total(panel).getByRole('status')).toContainText(/about [\d,]+ people/);
    await expect(panel.getByRole('group', { name: /^Step 2: / })).toContainText(/≈\d+/);

    await panel.getByRole('button', { name: 'Save cohort…' }).click();
    await answerPlace(page, `${tmpPath}/cohorts/new-users.cohort.json`);
    const text = await fileText(page, `${tmpPath}/cohorts/new-users.cohort.json`);
    expect(JSON.parse(text)).toEqual(FLAGSHIP);
  });

  test('By keyboard: a step is built, moved, switched off and brought back', async ({ page }) => {
    const panel = await openBuilder(page);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) {
        await page.keyboard.press(key);
      }
    };
    const take = async (words: string, name: string): Promise<void> => {
      await page.keyboard.type(words);
      await expect(panel.getByRole('listbox').getByRole('option', { selected: true })).toContainText(name);
      await press('Enter');
    };
    await panel.getByRole('button', { name: /^With a day 0/ }).focus();
    await press('Enter');
    await take('type 2 diabetes', 'Type 2 diabetes mellitus');
    await take('metformin', 'metformin');
    await take('hypertension', 'ypertensi');
    const step = (number: number): Locator =>
      panel.getByRole('group', { name: new RegExp(`^Step ${number}: `) });
    await expect(step(2)).toContainText('ypertensi');
    await panel.getByRole('textbox', { name: 'Name of step 2' }).focus();
    await press('Alt+ArrowUp');
    await expect(step(1)).toContainText('ypertensi');
    await panel.getByRole('button', { name: 'Tools of step 1' }).focus();
    await press('Enter');
    const tools = panel.getByRole('toolbar', { name: 'step 1: tools' });
    await tools.getByRole('button', { name: 'Switch off' }).focus();
    await press('Space');
    await expect(step(1)).toContainText('off');
    await press('Space');
    await expect(step(1)).toContainText(/−\d+|no visible change|few/);
    await panel.getByRole('button', { name: /^A drug exposure to “metformin”/ }).focus();
    await press('Enter');
    const when = panel.getByRole('combobox', { name: 'When', exact: true });
    await when.focus();
    await page.keyboard.type('in the 365 days');
    await expect(panel.getByRole('img', { name: /from day -365 to day -1, both included/ })).toBeVisible();
  });

  test('A set of people takes a day 0, and nothing that was said is lost', async ({ page }) => {
    const panel = await openBuilder(page);
    await pickConcept(panel, 'type 2 diab', 'Type 2 diabetes mellitus');
    await pickConcept(panel, 'metformin', 'metformin');
    await panel.getByRole('combobox', { name: 'Where it goes' }).selectOption('exclude');
    await pickConcept(panel, 'insulin glargine', 'insulin glargine');
    await panel.getByRole('combobox', { name: 'Make one of these day 0' }).selectOption({ index: 1 });
    await expect(panel.getByRole('region', { name: 'Day 0' })).toContainText('Type 2 diabetes mellitus');
    await expect(panel.getByRole('group', { name: /^Step 1: metformin/ })).toBeVisible();
    await expect(panel.getByRole('group', { name: /^Step 2: insulin glargine/ })).toContainText('none of');
    await expect(total(panel)).toContainText(/entries/);
  });
});

async function fillAge(panel: Locator, from: string, to: string): Promise<void> {
  const field = panel.getByRole('group', { name: 'Age at day 0' });
  await field.getByRole('spinbutton', { name: 'from' }).fill(from);
  await field.getByRole('spinbutton', { name: 'to' }).fill(to);
  await field.getByRole('spinbutton', { name: 'to' }).press('Enter');
}
