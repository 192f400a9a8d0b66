/** What the panels could ask and do not ask in a story, asked from the browser as a panel asks it. */
import type { IJupyterLabPageFixture } from '@jupyterlab/galata';
import { expect } from '@playwright/test';

type Page = IJupyterLabPageFixture;

/** A concept set as one bundle. */
const set = (...conceptIds: number[]): object => ({
  path: 'some.concepts.json',
  text: JSON.stringify({
    $schema: 'cohortlab:concepts/1',
    name: 'Some',
    items: conceptIds.map(conceptId => ({ conceptId, descendants: true }))
  }),
  files: []
});

/** Everyone's measurements, as one bundle. */
const LABS = {
  path: 'labs.dataset.json',
  text: JSON.stringify({
    $schema: 'cohortlab:dataset/1',
    name: 'Labs',
    cohort: { kind: 'everyone' },
    tables: [{ name: 'labs', table: 'measurement', columns: ['person_id', 'value_as_number'] }],
    conceptSets: []
  }),
  files: []
};

/** People with a concept, as one bundle. */
const cohort = (conceptId: number): object => ({
  path: 'some.cohort.json',
  text: JSON.stringify({
    $schema: 'cohortlab:cohort/1',
    kind: 'people',
    name: 'Some',
    include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
    exclude: [],
    conceptSets: [{ id: 's1', kind: 'inline', name: 'Some', items: [{ conceptId, descendants: true }] }]
  }),
  files: []
});

const DIABETES = 201826;
const HBA1C = 3004410;

/** Paths below a release, with what is asked; those without a body are read. */
const QUESTIONS: readonly (readonly [path: string, body?: object])[] = [
  ...['parents', 'children', 'mapsTo', 'mappedFrom'].map(
    relation => ['concept/relatives', { conceptId: DIABETES, relation }] as const
  ),
  ['concept/lineage', { conceptId: DIABETES }],
  ['concepts/codes', { lines: ['44054006', 'E11', 'metformin', 'diabetis'] }],
  ['concepts/resolve', { bundle: set(DIABETES, HBA1C) }],
  ['concepts/compare', { left: set(DIABETES), right: set(HBA1C) }],
  ['sql', { bundle: cohort(DIABETES) }],
  ...['person', 'visit_occurrence', 'drug_exposure', 'measurement', 'observation', 'note'].map(
    table => ['statistics/table', { table }] as const
  ),
  ...[DIABETES, HBA1C].map(conceptId => ['statistics/concept', { conceptId }] as const),
  ['sql', { bundle: LABS, table: 'labs' }],
  ['statistics/surveys'],
  ['statistics/survey', { conceptId: DIABETES }],
  ['statistics/physical'],
  ['statistics/plausibility']
];

interface Settings {
  readonly baseUrl: string;
  readonly token: string;
}

interface Lab {
  readonly jupyterapp: { readonly serviceManager: { readonly serverSettings: Settings } };
}

/**
 * Asks all of them; each is answered, or refused because there is nothing of the kind, or fails in the database:
 * what people have of a concept is looked for among devices too, and those are spoilt (markers/make_cdm.py).
 */
export async function askQuestions(page: Page): Promise<void> {
  for (const [path, body] of QUESTIONS) {
    expect([200, 404, 500], path).toContain(await ask(page, path, body));
  }
}

const ask = (page: Page, path: string, body?: object): Promise<number> =>
  page.evaluate(
    async ([path, body]) => {
      const { baseUrl, token } = (window as unknown as Lab).jupyterapp.serviceManager.serverSettings;
      const headers = {
        authorization: `token ${token}`,
        'content-type': 'application/json',
        'x-xsrftoken': /\b_xsrf=([^;]*)/.exec(document.cookie)?.[1] ?? ''
      };
      const api = `${baseUrl}cohortlab/api/releases`;
      const { releases } = await (await fetch(api, { headers })).json();
      const asked = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${api}/${releases[0].id}/${path}`, { headers, ...asked });
      await answer.text();
      return answer.status;
    },
    [path, body] as const
  );
