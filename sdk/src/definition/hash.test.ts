import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { dataset, peopleCohort, resolvedCohort } from '../../test/definitions.js';
import { file } from '../../test/texts.js';
import { isRecords, active, formatDefinition, meaningHash, readDefinition, SCHEMAS } from './index.js';
import type { Cohort, Dataset, PeopleCohort, ResolvedCohort, ResolvedDataset } from './index.js';

// What the generators make has inline concept sets only, so it is resolved as it stands.
const hash = (cohort: Cohort | ResolvedCohort): string =>
  meaningHash({ kind: 'cohort', cohort: cohort as ResolvedCohort });
const hashOf = (each: Dataset, cohort: Cohort | null = null): string =>
  meaningHash({ kind: 'dataset', dataset: each as ResolvedDataset, cohort: cohort as ResolvedCohort | null });

/** A copy with every object put through `change`, from the inside out. */
function map<T>(value: T, change: (object: Record<string, unknown>) => Record<string, unknown>): T {
  if (Array.isArray(value)) return value.map(each => map(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return change(
    Object.fromEntries(Object.entries(value).map(([key, each]) => [key, map(each, change)]))
  ) as T;
}

test('the hash of a definition is fixed for good', () => {
  const cohort: PeopleCohort = {
    $schema: SCHEMAS.cohort,
    kind: 'people',
    name: 'Gastrointestinal hemorrhage',
    include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1' }] }],
    exclude: [],
    conceptSets: [{ id: 's1', kind: 'inline', name: 'GI', items: [{ conceptId: 192671, descendants: true }] }]
  };
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const set = sha256('[{"conceptId":192671,"descendants":true}]');
  const group = `{"kind":"any","of":[{"conceptSet":"${set}","kind":"conditionOccurrence"}]}`;
  const meaning = `{"$schema":"cohortlab:cohort/1","exclude":[],"include":[${group}],"kind":"people","start":${group}}`;
  expect(hash(cohort)).toBe(sha256(meaning));
  expect(hash(cohort)).toBe('a0b8c2d46ed0528ef15baf7461c08e74407d2459d03bcbe1c65ee7242a324ce0');
});

const IDS = ['id', 'conceptSet', 'sourceConceptSet'];
const UNORDERED = [
  'of',
  'events',
  'where',
  'windows',
  'concepts',
  'items',
  'anyOf',
  'unit',
  'steps',
  'censoring',
  'exclude'
];
const said = (each: Record<string, unknown>, key: string, value: unknown) => ({ ...each, [key]: value });
const isNode = (each: Record<string, unknown>): boolean => 'id' in each && !('items' in each);
const isEvent = (each: Record<string, unknown>): boolean =>
  isNode(each) && !('of' in each) && each['kind'] !== 'demographics';
const off = { id: 'x99', kind: 'death', disabled: true };

test.each<[string, (cohort: ResolvedCohort) => ResolvedCohort]>([
  [
    'names and notes',
    cohort =>
      map(cohort, each => {
        const renamed = 'name' in each || Array.isArray(each['of']) ? said(each, 'name', 'other') : each;
        return isNode(each) || '$schema' in each ? said(renamed, 'notes', 'why') : renamed;
      })
  ],
  [
    'ids',
    cohort =>
      map(cohort, each =>
        Object.fromEntries(
          Object.entries(each).map(([key, id]) => [
            key,
            IDS.includes(key) && typeof id === 'string' ? `x${id}` : id
          ])
        )
      )
  ],
  [
    'paths of saved cohorts',
    cohort =>
      map(cohort, each => {
        if ('path' in each) return said(each, 'path', `../${String(each['path'])}`);
        const { cohorts } = each;
        if (typeof cohorts !== 'object' || cohorts === null) return each;
        return said(
          each,
          'cohorts',
          Object.fromEntries(Object.entries(cohorts).map(([key, value]) => [`../${key}`, value]))
        );
      })
  ],
  ['disabled nodes', active],
  [
    'nodes that are added but disabled',
    cohort =>
      map(cohort, each => {
        const list =
          'of' in each ? 'of' : 'events' in each ? 'events' : 'censoring' in each ? 'censoring' : null;
        const value = list && each[list];
        return list && Array.isArray(value) ? said(each, list, [off, ...(value as unknown[])]) : each;
      })
  ],
  [
    'things said that hold anyway',
    cohort =>
      map(cohort, each => {
        if (each['kind'] === 'events') return { exit: { kind: 'endOfObservation' }, ...each };
        return isEvent(each)
          ? { occurrences: { kind: 'atLeast', count: 1 }, sameVisit: false, ...each }
          : each;
      })
  ],
  ['the order of keys', cohort => map(cohort, each => Object.fromEntries(Object.entries(each).reverse()))],
  [
    'the order of concepts, members, attributes, windows, events, steps and groups but the first',
    cohort =>
      map(cohort, each => {
        const turned = Object.fromEntries(
          Object.entries(each).map(([key, list]) => [
            key,
            Array.isArray(list) && UNORDERED.includes(key) ? [...(list as unknown[])].reverse() : list
          ])
        );
        if (each['kind'] !== 'people') return turned;
        // The first group that counts is the one that says when a person's time begins.
        const { include } = each as unknown as PeopleCohort;
        const [first] = active(each as unknown as PeopleCohort).include;
        const others = include.filter(({ id }) => id !== first?.id).reverse();
        return said(turned, 'include', [...include.filter(({ id }) => id === first?.id), ...others]);
      })
  ],
  [
    'flags that are false',
    cohort => map(cohort, each => ('conceptId' in each ? { mapped: false, ...each } : each))
  ],
  [
    'a concept set that nothing uses',
    cohort => ({
      ...cohort,
      conceptSets: [...cohort.conceptSets, { id: 'x9', kind: 'inline', name: 'x', items: [] }]
    })
  ],
  [
    'the same thing said twice',
    cohort =>
      map(cohort, each =>
        Object.fromEntries(
          Object.entries(each).map(([key, list]) => [
            key,
            Array.isArray(list) && UNORDERED.includes(key) && !('count' in each)
              ? [...(list as unknown[]), ...(list as unknown[])]
              : list
          ])
        )
      )
  ],
  [
    'being written and read',
    cohort => {
      const reading = readDefinition(file(formatDefinition(cohort)));
      if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
      return { ...(reading.cohort as ResolvedCohort), ...(cohort.cohorts && { cohorts: cohort.cohorts }) };
    }
  ]
])('%s do not matter', (_, change) => {
  fc.assert(fc.property(resolvedCohort, cohort => expect(hash(change(cohort))).toBe(hash(cohort))));
});

test('a large concept set is written once, however often it is used', () => {
  const items = Array.from({ length: 20_000 }, (_, conceptId) => ({ conceptId }));
  const of = Array.from({ length: 400 }, (_, day) => ({
    id: `c${day}`,
    kind: 'drugExposure' as const,
    conceptSet: 's1',
    where: [{ kind: 'refills' as const, is: { kind: 'equal' as const, value: day } }]
  }));
  const cohort: Cohort = {
    $schema: SCHEMAS.cohort,
    kind: 'people',
    name: 'x',
    include: [{ id: 'g1', kind: 'all', of }],
    exclude: [],
    conceptSets: [{ id: 's1', kind: 'inline', name: 'x', items }]
  };
  const fewer = { ...cohort, conceptSets: [{ ...cohort.conceptSets[0]!, items: items.slice(1) }] };
  expect(hash(fewer as Cohort)).not.toBe(hash(cohort));
});

test('members that are counted count as often as they are there', () => {
  const death = { id: 'c1', kind: 'death' as const };
  const people = (group: object): ResolvedCohort =>
    ({
      $schema: SCHEMAS.cohort,
      kind: 'people',
      name: 'x',
      include: [group],
      exclude: [],
      conceptSets: []
    }) as ResolvedCohort;
  const once = people({ id: 'g1', kind: 'atLeast', count: 2, of: [death] });
  expect(hash(people({ id: 'g1', kind: 'atLeast', count: 2, of: [death, { ...death, id: 'c2' }] }))).not.toBe(
    hash(once)
  );
});

test('a dataset: its cohort, tables, columns and their order matter, its name and the path of the cohort do not', () => {
  fc.assert(
    fc.property(dataset, peopleCohort, (each, cohort) => {
      const before = hashOf(each, cohort);
      expect(
        hashOf(
          { ...each, name: 'other', notes: 'other', cohort: { kind: 'file', path: 'elsewhere' } },
          cohort
        )
      ).toBe(before);
      expect(hashOf({ ...each, tables: [...each.tables].reverse() }, { ...cohort, name: 'other' })).toBe(
        before
      );
      expect(hashOf(each, null)).not.toBe(before);
      const [first, ...others] = each.tables;
      if (first === undefined || !isRecords(first)) throw new Error('a dataset has a table');
      const { conceptSet, ...everything } = first;
      expect(
        hashOf({ ...each, tables: [{ ...first, columns: [...first.columns, 'zz_new'] }, ...others] }, cohort)
      ).not.toBe(before);
      expect(hashOf({ ...each, tables: [everything, ...others] }, cohort)).not.toBe(before);
    })
  );
});

test('concept sets have a hash of their own', () => {
  const concepts = { $schema: SCHEMAS.concepts, name: 'GI', items: [{ conceptId: 1 }, { conceptId: 2 }] };
  const turned = { ...concepts, name: 'other', items: [{ conceptId: 2, name: 'two' }, { conceptId: 1 }] };
  expect(meaningHash({ kind: 'concepts', concepts: turned })).toBe(
    meaningHash({ kind: 'concepts', concepts })
  );
  const fewer = { ...concepts, items: [{ conceptId: 2 }] };
  expect(meaningHash({ kind: 'concepts', concepts: fewer })).not.toBe(
    meaningHash({ kind: 'concepts', concepts })
  );
});
