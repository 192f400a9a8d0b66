import fc from 'fast-check';
import { resolvedCohort } from '../../test/definitions.js';
import { active, meaningHash, SCHEMAS, setUsesOf, type ResolvedCohort } from './index.js';

const hash = (cohort: unknown): string => meaningHash({ kind: 'cohort', cohort: cohort as ResolvedCohort });

/** Only what has a meaning: no disabled nodes, no concept sets that nothing uses. */
function bare({ cohorts, ...cohort }: ResolvedCohort): ResolvedCohort {
  const enabled = active(cohort as ResolvedCohort);
  const used = new Set(setUsesOf(enabled).map(({ id }) => id));
  const text = JSON.stringify(enabled);
  const saved = Object.entries(cohorts ?? {}).filter(([path]) => text.includes(JSON.stringify(path)));
  return {
    ...enabled,
    conceptSets: enabled.conceptSets.filter(({ id }) => used.has(id)),
    ...(saved.length > 0 && { cohorts: Object.fromEntries(saved.map(([path, each]) => [path, bare(each)])) })
  };
}

type Path = readonly (string | number)[];

const NO_MEANING = ['id', 'name', 'notes', 'conceptSet', 'sourceConceptSet', 'path'];

/** The paths of all places that mean something: leaves, optional parts, entries of lists. */
function places(
  value: unknown,
  wanted: (key: string | number, value: unknown, holder: object) => boolean,
  at: Path = []
): Path[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    if (NO_MEANING.includes(name)) return [];
    const key = Array.isArray(value) ? Number(name) : name;
    const inner = places(each, wanted, [...at, key]);
    return wanted(key, each, value) ? [[...at, key], ...inner] : inner;
  });
}

/** A copy with what stands at a place changed; undefined takes it away. */
function changed(value: unknown, [key, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  const now =
    rest.length > 0
      ? changed((value as Record<string, unknown>)[key!], rest, change)
      : change((value as Record<string, unknown>)[key!]);
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown, index) => (index !== key ? [each] : now === undefined ? [] : [now]));
  }
  const { [key!]: old, ...others } = value as Record<string, unknown>;
  return now === undefined ? others : { ...others, [key!]: now };
}

function counts(
  wanted: Parameters<typeof places>[1],
  change: (old: unknown) => unknown,
  cohorts = resolvedCohort.map(bare)
): void {
  let tried = 0;
  fc.assert(
    fc.property(cohorts, fc.nat(), (cohort, pick) => {
      const all = places(cohort, wanted);
      const place = all[pick % Math.max(1, all.length)];
      if (place === undefined) return;
      tried += 1;
      expect([place, hash(changed(cohort, place, change))]).not.toEqual([place, hash(cohort)]);
    }),
    { numRuns: 500 }
  );
  expect(tried).toBeGreaterThan(200);
}

test('every number, word and flag of a definition counts', () => {
  counts(
    (key, value, holder) =>
      typeof value !== 'object' && !(key === 'kind' && ('$schema' in holder || 'items' in holder)),
    old => (typeof old === 'number' ? old + 1 : typeof old === 'string' ? `${old}x` : undefined)
  );
});

const isDefault = (value: unknown): boolean =>
  ['{"kind":"atLeast","count":1}', '{"kind":"endOfObservation"}'].includes(JSON.stringify(value));
const OPTIONAL = [
  'where',
  'windows',
  'nested',
  'occurrences',
  'adjust',
  'period',
  'qualifying',
  'steps',
  'exit',
  'censoring',
  'dates',
  'eraGapDays'
];

test('every part that may be left out counts', () => {
  counts(
    (key, value) => OPTIONAL.includes(String(key)) && !isDefault(value),
    () => undefined
  );
});

/** The entry without what has no meaning; sets of one file hold different concepts, so their ids tell them apart. */
const core = (value: unknown): string =>
  JSON.stringify(value, (key, each: unknown) => {
    if (['id', 'name', 'notes'].includes(key)) return undefined;
    return Array.isArray(each) ? each.map(core).sort() : each;
  });

/** Whether a list anywhere holds the same twice: of two groups alike, one may lose all that is in it. */
const hasTwins = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((Array.isArray(value) && new Set(value.map(core)).size < value.length) ||
    Object.values(value).some(hasTwins));

test('every entry of a list counts, unless one like it is there', () => {
  counts(
    (key, value, holder) =>
      Array.isArray(holder) && !(typeof value === 'object' && value !== null && 'items' in value),
    () => undefined,
    resolvedCohort.map(bare).filter(cohort => !hasTwins(cohort))
  );
});

test('what is included, what is excluded, and which group comes first count', () => {
  const group = (kind: 'death' | 'specimen') => ({
    id: 'g1',
    kind: 'any' as const,
    of: [{ id: 'c1', kind }]
  });
  const people = (include: ReturnType<typeof group>[], exclude: ReturnType<typeof group>[]): string =>
    hash({ $schema: SCHEMAS.cohort, kind: 'people', name: 'x', include, exclude, conceptSets: [] });
  const [a, b] = [group('death'), group('specimen')];
  const all = [
    people([a, b], []),
    people([b, a], []),
    people([a], [b]),
    people([b], [a]),
    people([], [a, b])
  ];
  expect(new Set(all).size).toBe(all.length);
  expect(people([], [b, a])).toBe(people([], [a, b]));
});
