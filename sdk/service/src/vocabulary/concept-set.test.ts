import { join } from 'node:path';
import fc from 'fast-check';
import { compileConceptItems, compileConcepts, compileCounts, wholeRelease } from '@cohortlab/sdk/compile';
import type { ConceptItem, ResolvedCohort } from '@cohortlab/sdk/definition';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Relation } from '@cohortlab/sdk/plan';
import { shownRank } from '../disclosure/index.js';
import { testFolder } from '../testing/folder.js';
import {
  openVocabulary,
  type OpenVocabulary,
  type TestConcept,
  writeVocabulary
} from '../testing/vocabulary.js';
import { compareConceptSets } from './compare.js';
import { readConceptSet } from './concept-set.js';
import { FIRST_PAGE } from './pages.js';

const facts = wholeRelease('5.4', '2020-12-31');
const CONCEPTS = 60;
const folder = testFolder();
let vocabulary: OpenVocabulary;

beforeAll(async () => {
  const file = join(folder, 'sets.duckdb');
  const domains = ['Condition', 'Drug', 'Measurement'] as const;
  const concepts = Array.from({ length: CONCEPTS }, (_, i): TestConcept => ({
    id: i + 1,
    name: `Concept ${i + 1}`,
    domain: domains[i % 3]!,
    vocabulary: 'SNOMED',
    standard: i % 4 === 3 ? null : 'S',
    code: `C${i}`,
    people: (i * 37) % 300
  }));
  await writeVocabulary(
    file,
    concepts,
    // A concept lies below those that divide it; each that is not standard maps to the one before it.
    `insert into concept_ancestor select a.concept_id, d.concept_id, 1, 1 from concept a, concept d
       where d.concept_id % a.concept_id = 0 and a.concept_id < d.concept_id and a.concept_id > 1;
     insert into concept_relationship by name select concept_id as concept_id_1, concept_id - 1 as concept_id_2,
       'Maps to' as relationship_id from concept where standard_concept is null;
     update concept set invalid_reason = 'U' where concept_id % 10 = 0`
  );
  vocabulary = await openVocabulary(file);
});
afterAll(() => vocabulary.close());

const rowsOf = (relation: Relation) => {
  const { sql, parameters } = emit(relation, duckdb);
  return vocabulary.ask(sql, parameters);
};
const item = fc.record(
  {
    conceptId: fc.integer({ min: 1, max: CONCEPTS + 5 }),
    descendants: fc.boolean(),
    mapped: fc.boolean(),
    excluded: fc.boolean()
  },
  { requiredKeys: ['conceptId'] }
) as fc.Arbitrary<ConceptItem>;
const resolve = (items: readonly ConceptItem[], limit = 1_000) =>
  readConceptSet(
    vocabulary.ask,
    items,
    facts,
    { concepts: { offset: 0, limit }, items: { offset: 0, limit } },
    shownRank
  );

/** People of criteria about all that a set can find, as a cohort counts them. */
const cohortOf = (items: readonly ConceptItem[]): ResolvedCohort => ({
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name: 'Any of them',
  conceptSets: [{ id: 's1', kind: 'inline', name: 'A set', items: [...items] }],
  include: [
    {
      id: 'g1',
      kind: 'any',
      of: (['conditionOccurrence', 'drugExposure', 'measurement'] as const).map((kind, i) => ({
        id: `c${i}`,
        kind,
        conceptSet: 's1'
      }))
    }
  ],
  exclude: []
});

test('lines that are not excluded, without those that are, make the set; its people are those of a cohort', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 6 }), async items => {
      const lines = await rowsOf(compileConceptItems(items, facts));
      const of = (excluded: boolean) =>
        new Set(
          lines
            .filter(row => (items[Number(row['line'])]!.excluded ?? false) === excluded)
            .map(row => row['concept_id'])
        );
      const [taken, away] = [of(false), of(true)];
      const selected = await rowsOf(compileConcepts(items, facts));
      const expected = [...taken].filter(id => !away.has(id));
      expect(selected.map(row => row['concept_id']).sort()).toEqual(expected.sort());

      const found = await resolve(items);
      expect(found.concepts).toBe(expected.length);
      expect(found.matches.map(({ conceptId }) => conceptId).sort()).toEqual(expected.sort());
      const counted = await rowsOf(compileCounts(cohortOf(items), facts));
      expect(found.people).toBe(counted.find(row => row['part'] === '')?.['people']);
      // Each line by itself is a set of its own.
      for (const [line, { excluded: _, ...alone }] of items.entries()) {
        const own = await resolve([alone]);
        expect(found.items[line]).toMatchObject({ concepts: own.concepts, people: own.people });
      }
    }),
    { numRuns: 25 }
  );
});

test('what became of each line', async () => {
  const { items, drift } = await resolve([3, 4, 10, 77].map(conceptId => ({ conceptId })));
  expect(items.map(({ state, standard, name }) => [state, standard, name])).toEqual([
    ['standard', [], 'Concept 3'],
    ['source', [3], 'Concept 4'],
    ['invalid', [], 'Concept 10'],
    ['missing', [], null]
  ]);
  expect(drift).toEqual({ source: 1, invalid: 1, missing: 1 });
});

test('twenty thousand lines', async () => {
  const items = Array.from({ length: 20_000 }, (_, i) => ({
    conceptId: i + 1,
    descendants: i % 2 === 0,
    mapped: i % 3 === 0,
    excluded: i % 100 === 99
  }));
  const found = await resolve(items, 100);
  expect(found.concepts).toBe(CONCEPTS);
  expect(found.drift.missing).toBe(20_000 - CONCEPTS);
  expect(found.items).toHaveLength(100);
});

test('pages by shown people, then by name', async () => {
  const all = await resolve([{ conceptId: 2, descendants: true }]);
  const shown = all.matches.map(({ people }) => shownRank(people));
  expect(all.matches.length).toBeGreaterThan(20);
  expect(all.matches.map(({ peopleBelow }) => shownRank(peopleBelow)).length).toBe(shown.length);
  expect(shown).toEqual([...shown].sort((a, b) => b - a));
});

test('what only one of two sets selects', async () => {
  const [left, right] = [
    [{ conceptId: 2, descendants: true }],
    [{ conceptId: 4, descendants: true }, { conceptId: 7 }]
  ];
  const {
    both,
    left: wide,
    right: narrow
  } = await compareConceptSets(vocabulary.ask, { left, right }, facts, FIRST_PAGE, shownRank);
  expect(narrow.only).toBe(1);
  expect(narrow.matches.map(({ conceptId }) => conceptId)).toEqual([7]);
  expect(both).toBe(narrow.concepts - 1);
  expect(wide.only).toBe(wide.concepts - both);
});
