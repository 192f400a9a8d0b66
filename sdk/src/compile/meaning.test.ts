import fc from 'fast-check';
import { type Database, openDatabase } from '../../test/duckdb.js';
import { tinyRelease, tinyTables } from '../../test/tiny.js';
import type {
  Attribute,
  ConceptItem,
  Criterion,
  Group,
  Member,
  NumberRange,
  ResolvedCohort
} from '../definition/index.js';
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
    const known = tables['person']!.filter(row => row['person_id'] === person);
    return known.some(row => (criterion.where ?? []).every(attribute => isSo(attribute, row))) ? [null] : [];
  }
  return records(criterion, person, cohort).map(row => row[EVENTS[criterion.kind]![2]] as string);
}

function isSo(attribute: Attribute, row: Row): boolean {
  switch (attribute.kind) {
    case 'age': {
      const born = row['year_of_birth'] as number | null;
      if (born === null) return false;
      const range = attribute.is;
      const [low, high] = 'low' in range ? [range.low, range.high] : [range.value, 0];
      return COMPARE[range.kind](2021 - born, low, high);
    }
    case 'sex': {
      const sex = row['gender_concept_id'] as number | null;
      const { is } = attribute;
      if (is.kind === 'notRecorded' || is.kind === 'recorded')
        return (sex === null) === (is.kind === 'notRecorded');
      if (sex === null || !('concepts' in is)) return false;
      return is.concepts.some(({ conceptId }) => conceptId === sex) === (is.kind === 'oneOf');
    }
    default:
      throw new Error(attribute.kind);
  }
}

function records(criterion: Criterion, person: unknown, cohort: People): Row[] {
  const [table, concept] = EVENTS[criterion.kind]!;
  const wanted = 'conceptSet' in criterion ? criterion.conceptSet : undefined;
  const set = cohort.conceptSets.find(({ id }) => id === wanted);
  const ids = set && selected(set.items);
  return tables[table]!.filter(row => row['person_id'] === person && (!ids || ids.has(row[concept])));
}

/** How often a criterion is met, as it counts. */
function occurrences(criterion: Criterion, person: unknown, cohort: People): number {
  const distinct = criterion.kind === 'demographics' ? undefined : criterion.occurrences?.distinct;
  if (distinct === undefined) return dates(criterion, person, cohort).length;
  const [, concept, start] = EVENTS[criterion.kind]!;
  const column = distinct === 'concept' ? concept : start;
  return new Set(records(criterion, person, cohort).map(row => row[column])).size;
}

function holdsOne(member: Member, person: unknown, cohort: People): boolean {
  if ('of' in member) return holds(member, person, cohort);
  const asked = (member.kind === 'demographics' ? undefined : member.occurrences) ?? {
    kind: 'atLeast',
    count: 1
  };
  return COMPARE[asked.kind === 'exactly' ? 'equal' : asked.kind](
    occurrences(member, person, cohort),
    asked.count,
    0
  );
}

const holds = (group: Group, person: unknown, cohort: People): boolean => {
  const held = group.of.filter(member => holdsOne(member, person, cohort)).length;
  switch (group.kind) {
    case 'all':
      return held === group.of.length;
    case 'any':
      return held > 0;
    case 'atLeast':
      return held >= group.count;
    case 'atMost':
      return held <= group.count;
  }
};

const criteriaIn = (nodes: readonly Member[]): Criterion[] =>
  nodes.flatMap(node => ('of' in node ? criteriaIn(node.of) : [node]));

/** Dates that say when somebody meets a group: of members who must have records, and have them. */
const datesIn = (node: Member, person: unknown, cohort: People): (string | null)[] => {
  if ('of' in node) {
    if (!holds(node, person, cohort) || node.kind === 'atMost') return [];
    if (node.kind === 'atLeast' && node.count === 0) return [];
    return node.of.flatMap(member => datesIn(member, person, cohort));
  }
  if (!holdsOne(node, person, cohort)) return [];
  const asked = node.kind === 'demographics' ? undefined : node.occurrences;
  const mayLack = asked !== undefined && (asked.kind === 'atMost' || asked.count === 0);
  return mayLack ? [] : dates(node, person, cohort);
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
    const found = cohort.include.slice(0, 1).flatMap(group => datesIn(group, person, cohort));
    const periods = tables['observation_period']!.filter(row => row['person_id'] === person);
    const first =
      found.filter(day => day !== null).sort()[0] ??
      periods.map(row => row['observation_period_start_date'] as string).sort()[0] ??
      tinyRelease.cutOff;
    return [person, first, first > tinyRelease.cutOff ? first : tinyRelease.cutOff];
  });
  const counts: Record<string, bigint> = { '': BigInt(inside.length) };
  for (const group of [...cohort.include, ...cohort.exclude]) {
    counts[group.id] = BigInt(people.filter(person => holds(group, person, cohort)).length);
    for (const criterion of criteriaIn(group.of)) {
      counts[criterion.id] = BigInt(people.filter(person => holdsOne(criterion, person, cohort)).length);
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
const event = fc
  .record(
    {
      kind: fc.constantFrom('conditionOccurrence', 'drugExposure'),
      conceptSet: fc.constantFrom('s1', 's2', 's3'),
      firstEver: fc.boolean(),
      occurrences: fc.record(
        {
          kind: fc.constantFrom('atLeast', 'atMost', 'exactly'),
          count: fc.nat({ max: 3 }),
          distinct: fc.constantFrom('concept', 'startDate')
        },
        { requiredKeys: ['kind', 'count'] }
      )
    },
    { requiredKeys: ['kind'] }
  )
  .map(({ firstEver, ...rest }) =>
    firstEver && rest.occurrences === undefined ? { firstEver, ...rest } : rest
  );
const sexes = fc
  .subarray([0, 8507, 8532], { minLength: 1 })
  .map(ids => ids.map(conceptId => ({ conceptId })));
const choice = fc.oneof(
  fc.record({ kind: fc.constantFrom('oneOf', 'noneOf'), concepts: sexes }),
  fc.record({ kind: fc.constantFrom('recorded', 'notRecorded') })
);
const demographics = fc.record({
  kind: fc.constant('demographics'),
  where: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('sex'), is: choice }),
      fc.record({ kind: fc.constant('age'), at: fc.constant('cutOff'), is: range })
    ),
    { minLength: 1, maxLength: 2 }
  )
});
interface Node {
  readonly kind: string;
  readonly of?: readonly Node[];
}
const groupOf = (member: fc.Arbitrary<Node>): fc.Arbitrary<Node> =>
  fc
    .record({
      kind: fc.constantFrom('all', 'any', 'atLeast', 'atMost'),
      count: fc.nat({ max: 3 }),
      of: fc.array(member, { minLength: 1, maxLength: 3 })
    })
    .map(({ kind, count, of }) => (kind.startsWith('at') ? { kind, count, of } : { kind, of }));
const group = groupOf(fc.oneof(event, demographics, groupOf(fc.oneof(event, demographics))));
const cohorts = fc
  .record({
    include: fc.array(group, { maxLength: 3 }),
    exclude: fc.array(group, { maxLength: 2 }),
    sets: fc.array(fc.array(item, { maxLength: 4 }), { minLength: 3, maxLength: 3 })
  })
  .map(({ include, exclude, sets }) => {
    let [groups, criteria] = [0, 0];
    const withIds = (nodes: readonly Node[]): Group[] =>
      nodes.map(node =>
        node.of === undefined
          ? { ...node, id: `c${++criteria}` }
          : { ...node, id: `g${++groups}`, of: withIds(node.of) }
      ) as Group[];
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
