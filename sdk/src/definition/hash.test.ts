import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { anyCohort, dataset, peopleCohort } from '../../test/definitions.js';
import { file } from '../../test/texts.js';
import { formatDefinition, meaningHash, readDefinition, SCHEMAS } from './index.js';
import type { Cohort, Dataset, PeopleCohort, ResolvedCohort, ResolvedDataset } from './index.js';

// What the generators make has inline concept sets only, so it is resolved as it stands.
const hash = (cohort: Cohort): string => meaningHash({ kind: 'cohort', cohort: cohort as ResolvedCohort });
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
  const group =
    '{"kind":"any","of":[{"conceptSet":[{"conceptId":192671,"descendants":true}],"kind":"conditionOccurrence"}]}';
  const meaning = `{"$schema":"cohortlab:cohort/1","exclude":[],"include":[${group}],"kind":"people","start":${group}}`;
  expect(hash(cohort)).toBe(createHash('sha256').update(meaning).digest('hex'));
  expect(hash(cohort)).toBe('8c996835cd466b99f373655698ebd76621c25fcbf5bbf0a1f39c6ee3694a442a');
});

test.each<[string, (cohort: Cohort) => Cohort]>([
  [
    'names and notes',
    cohort => map({ ...cohort, notes: 'other' }, each => ('name' in each ? { ...each, name: 'other' } : each))
  ],
  [
    'ids',
    cohort =>
      map(cohort, each => ({
        ...each,
        ...('id' in each ? { id: `x${String(each['id'])}` } : {}),
        ...('conceptSet' in each ? { conceptSet: `x${String(each['conceptSet'])}` } : {})
      }))
  ],
  ['the order of keys', cohort => map(cohort, each => Object.fromEntries(Object.entries(each).reverse()))],
  [
    'the order of concepts, members, events and groups but the first',
    cohort => {
      const turned = map(cohort, each =>
        Object.fromEntries(
          Object.entries(each).map(([key, list]) => [
            key,
            Array.isArray(list) && key !== 'include' ? [...list].reverse() : list
          ])
        )
      );
      if (turned.kind !== 'people') return turned;
      const [first, ...others] = turned.include;
      return { ...turned, include: first ? [first, ...others.reverse()] : [] };
    }
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
        'items' in each ? { ...each, items: [...(each['items'] as []), ...(each['items'] as [])] } : each
      )
  ],
  [
    'being written and read',
    cohort => {
      const reading = readDefinition(file(formatDefinition(cohort)));
      if (reading.kind !== 'cohort') throw new Error(JSON.stringify(reading));
      return reading.cohort;
    }
  ]
])('%s do not matter', (_, change) => {
  fc.assert(fc.property(anyCohort, cohort => expect(hash(change(cohort))).toBe(hash(cohort))));
});

/** Changes one place that is picked by chance; undefined when the definition has no such place. */
type Change = (cohort: Cohort, pick: number) => Cohort | undefined;

const toggled =
  (
    holds: (each: Record<string, unknown>) => boolean,
    change: (each: Record<string, unknown>) => object
  ): Change =>
  (cohort, pick) => {
    let places = 0;
    map(cohort, each => (holds(each) && places++, each));
    let at = 0;
    const chosen = places === 0 ? -1 : pick % places;
    return places === 0
      ? undefined
      : map(cohort, each =>
          holds(each) && at++ === chosen ? (change(each) as Record<string, unknown>) : each
        );
  };
const isItem = (each: Record<string, unknown>): boolean => 'conceptId' in each;
const isEvent = (each: Record<string, unknown>): boolean => 'conceptSet' in each;
const isGroup = (each: Record<string, unknown>): boolean => 'of' in each;
const flip = (name: string) => (each: Record<string, unknown>) => ({ ...each, [name]: !each[name] });

test.each<[string, Change]>([
  ['another concept', toggled(isItem, each => ({ ...each, conceptId: 2_000_000_000 }))],
  ['descendants', toggled(isItem, flip('descendants'))],
  ['mapped', toggled(isItem, flip('mapped'))],
  ['excluded', toggled(isItem, flip('excluded'))],
  ['first ever', toggled(isEvent, flip('firstEver'))],
  ['any concept', toggled(isEvent, ({ conceptSet, ...each }) => each)],
  [
    'another domain',
    toggled(isEvent, each => ({
      ...each,
      kind: each['kind'] === 'measurement' ? 'observation' : 'measurement'
    }))
  ],
  ['all or any', toggled(isGroup, each => ({ ...each, kind: each['kind'] === 'all' ? 'any' : 'all' }))],
  [
    'another fact',
    toggled(
      each => each['kind'] === 'demographics',
      each => ({ ...each, sex: [1, 2, 3] })
    )
  ],
  [
    'another bound',
    toggled(
      each => 'value' in each,
      each => ({ ...each, value: -1 })
    )
  ],
  [
    'more days before',
    cohort =>
      cohort.kind === 'events'
        ? { ...cohort, entry: { ...cohort.entry, priorDays: cohort.entry.priorDays + 1 } }
        : undefined
  ],
  [
    'more days after',
    cohort =>
      cohort.kind === 'events'
        ? { ...cohort, entry: { ...cohort.entry, laterDays: cohort.entry.laterDays + 1 } }
        : undefined
  ],
  [
    'another limit',
    cohort =>
      cohort.kind === 'events' ? { ...cohort, limit: cohort.limit === 'all' ? 'last' : 'all' } : undefined
  ],
  [
    'another entry limit',
    cohort =>
      cohort.kind === 'events'
        ? { ...cohort, entry: { ...cohort.entry, limit: cohort.entry.limit === 'all' ? 'last' : 'all' } }
        : undefined
  ],
  [
    'exclude for include',
    cohort =>
      cohort.kind === 'people' && cohort.include.length + cohort.exclude.length > 0
        ? { ...cohort, include: cohort.exclude, exclude: cohort.include }
        : undefined
  ],
  [
    'another first group',
    cohort =>
      cohort.kind === 'people' && cohort.include.length > 1
        ? { ...cohort, include: [...cohort.include].reverse() }
        : undefined
  ]
])('a change of meaning changes the hash: %s', (_, change) => {
  let tried = 0;
  fc.assert(
    fc.property(anyCohort, fc.nat(), (cohort, pick) => {
      const changed = change(cohort, pick);
      if (changed === undefined) return;
      tried += 1;
      expect(hash(changed)).not.toBe(hash(cohort));
    })
  );
  expect(tried).toBeGreaterThan(10);
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
      if (first === undefined) throw new Error('a dataset has a table');
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
