import fc from 'fast-check';
import { type Database, openDatabase } from '../../test/duckdb.js';
import { tinyRelease, tinyTables } from '../../test/tiny.js';
import type { ConceptItem, Criterion, Group, NumberRange, ResolvedCohort } from '../definition/index.js';
import { duckdb, emit } from '../sql/index.js';
import { compileCohort, compileCounts } from './index.js';

/**
 * Random sets of people, compiled and run, against the meaning written down as loops over the rows
 * of the tiny CDM.
 */

type People = Extract<ResolvedCohort, { kind: 'people' }>;
type Row = Readonly<Record<string, unknown>>;

let database: Database;
const tables: Record<string, Row[]> = {};

beforeAll(async () => {
  database = await openDatabase();
  for (const statement of tinyTables(duckdb)) await database.run(statement);
  for (const name of Object.keys(tinyRelease.columns)) {
    const { columns, rows } = await database.ask(`select * from ${name}`);
    tables[name] = rows.map(row =>
      Object.fromEntries(columns.map((column, index) => [column.name, row[index]]))
    );
  }
}, 60_000);
afterAll(() => database.close());

// ---- the meaning, in loops

function selected(items: readonly ConceptItem[]): Set<unknown> {
  const concepts = new Map(tables['concept']!.map(row => [row['concept_id'], row['invalid_reason']]));
  const direct = (item: ConceptItem): unknown[] => [
    ...(concepts.has(item.conceptId) ? [item.conceptId] : []),
    ...tables['concept_ancestor']!.filter(
      row => item.descendants && row['ancestor_concept_id'] === item.conceptId
    )
      .map(row => row['descendant_concept_id'])
      .filter(id => concepts.get(id) === null)
  ];
  const all = (item: ConceptItem): unknown[] => {
    const found = direct(item);
    const sources = tables['concept_relationship']!.filter(
      row =>
        item.mapped &&
        row['relationship_id'] === 'Maps to' &&
        row['invalid_reason'] === null &&
        found.includes(row['concept_id_2'])
    );
    return [...found, ...sources.map(row => row['concept_id_1'])];
  };
  const ids = new Set(items.filter(item => !item.excluded).flatMap(all));
  for (const id of items.filter(item => item.excluded).flatMap(all)) ids.delete(id);
  return ids;
}

const EVENTS: Readonly<Record<string, readonly [table: string, concept: string, start: string]>> = {
  conditionOccurrence: ['condition_occurrence', 'condition_concept_id', 'condition_start_date'],
  drugExposure: ['drug_exposure', 'drug_concept_id', 'drug_exposure_start_date']
};

const COMPARE: Readonly<Record<NumberRange['kind'], (value: number, low: number, high: number) => boolean>> =
  {
    equal: (value, low) => value === low,
    notEqual: (value, low) => value !== low,
    less: (value, low) => value < low,
    atMost: (value, low) => value <= low,
    greater: (value, low) => value > low,
    atLeast: (value, low) => value >= low,
    between: (value, low, high) => value >= low && value <= high,
    notBetween: (value, low, high) => value < low || value > high
  };

/** The dates of a person's matching records; null for a fact about the person; empty when it does not hold. */
function dates(criterion: Criterion, person: unknown, cohort: People): (string | null)[] {
  if (criterion.kind === 'demographics') {
    const holds = tables['person']!.some(row => {
      const born = row['year_of_birth'] as number | null;
      const { sex, age } = criterion;
      if (row['person_id'] !== person) return false;
      if (sex && !sex.includes((row['gender_concept_id'] as number | null) ?? 0)) return false;
      if (!age) return true;
      if (born === null) return false;
      const range = age.years;
      const [low, high] = 'low' in range ? [range.low, range.high] : [range.value, 0];
      return COMPARE[range.kind](2021 - born, low, high);
    });
    return holds ? [null] : [];
  }
  const [table, concept, start] = EVENTS[criterion.kind]!;
  const set = cohort.conceptSets.find(({ id }) => id === criterion.conceptSet);
  const ids = set && selected(set.items);
  return tables[table]!.filter(row => row['person_id'] === person && (!ids || ids.has(row[concept]))).map(
    row => row[start] as string
  );
}

const holds = (group: Group, person: unknown, cohort: People): boolean => {
  const members = group.of.map(criterion => dates(criterion, person, cohort).length > 0);
  return group.kind === 'all' ? members.every(Boolean) : members.some(Boolean);
};

function expectedOf(cohort: People): { rows: unknown[][]; counts: Record<string, bigint> } {
  const people = [...new Set(tables['person']!.map(row => row['person_id'] as bigint))].sort((a, b) =>
    a < b ? -1 : 1
  );
  const inside = people.filter(
    person =>
      cohort.include.every(group => holds(group, person, cohort)) &&
      !cohort.exclude.some(group => holds(group, person, cohort))
  );
  const rows = inside.map(person => {
    const records = (cohort.include[0]?.of ?? []).flatMap(criterion => dates(criterion, person, cohort));
    const periods = tables['observation_period']!.filter(row => row['person_id'] === person);
    const first =
      records.filter(day => day !== null).sort()[0] ??
      periods.map(row => row['observation_period_start_date'] as string).sort()[0] ??
      tinyRelease.cutOff;
    return [person, first, first > tinyRelease.cutOff ? first : tinyRelease.cutOff];
  });
  const counts: Record<string, bigint> = { '': BigInt(inside.length) };
  for (const group of [...cohort.include, ...cohort.exclude]) {
    counts[group.id] = BigInt(people.filter(person => holds(group, person, cohort)).length);
    for (const criterion of group.of) {
      counts[criterion.id] = BigInt(
        people.filter(person => dates(criterion, person, cohort).length > 0).length
      );
    }
  }
  return { rows, counts };
}

// ---- random definitions

const item: fc.Arbitrary<ConceptItem> = fc.record(
  {
    conceptId: fc.constantFrom(10, 11, 12, 13, 20, 30, 31, 404),
    descendants: fc.boolean(),
    mapped: fc.boolean(),
    excluded: fc.boolean()
  },
  { requiredKeys: ['conceptId'] }
);
const range: fc.Arbitrary<NumberRange> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('equal', 'notEqual', 'less', 'atMost', 'greater', 'atLeast'),
    value: fc.constantFrom(-1, 10, 41, 41.5, 71, 121)
  }),
  fc.record({
    kind: fc.constantFrom('between', 'notBetween'),
    low: fc.constantFrom(0, 10, 41),
    high: fc.constantFrom(10, 71.5, 200)
  })
);
const event = fc.record(
  {
    kind: fc.constantFrom('conditionOccurrence', 'drugExposure'),
    conceptSet: fc.constantFrom('s1', 's2', 's3'),
    firstEver: fc.boolean()
  },
  { requiredKeys: ['kind'] }
);
const demographics = fc.record(
  {
    kind: fc.constant('demographics'),
    sex: fc.subarray([0, 8507, 8532], { minLength: 1 }),
    age: fc.record({ at: fc.constant('cutOff'), years: range })
  },
  { requiredKeys: ['kind'] }
);
const group = fc.record({
  kind: fc.constantFrom('all', 'any'),
  of: fc.array(fc.oneof(event, demographics), { minLength: 1, maxLength: 3 })
});
const cohorts = fc
  .record({
    include: fc.array(group, { maxLength: 3 }),
    exclude: fc.array(group, { maxLength: 2 }),
    sets: fc.array(fc.array(item, { maxLength: 4 }), { minLength: 3, maxLength: 3 })
  })
  .map(({ include, exclude, sets }) => {
    let [groups, criteria] = [0, 0];
    const withIds = (nodes: typeof include): Group[] =>
      nodes.map(
        node =>
          ({
            ...node,
            id: `g${++groups}`,
            of: node.of.map(member => ({ ...member, id: `c${++criteria}` }))
          }) as Group
      );
    const cohort: People = {
      $schema: 'cohortlab:cohort/1',
      kind: 'people',
      name: 'Anybody',
      include: withIds(include),
      exclude: withIds(exclude),
      conceptSets: sets.map((items, index) => ({ id: `s${index + 1}`, kind: 'inline', name: 'Any', items }))
    };
    return cohort;
  });

test('a set of people is what its definition says, and so is each of its parts', async () => {
  await fc.assert(
    fc.asyncProperty(cohorts, async cohort => {
      const { rows, counts } = expectedOf(cohort);
      expect((await database.ask(emit(compileCohort(cohort, tinyRelease), duckdb).sql)).rows).toEqual(rows);
      const counted = await database.ask(emit(compileCounts(cohort, tinyRelease), duckdb).sql);
      expect(Object.fromEntries(counted.rows.map(([part, people]) => [part, people]))).toEqual(counts);
    }),
    { numRuns: 150 }
  );
}, 300_000);
