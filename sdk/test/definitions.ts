import fc from 'fast-check';
import {
  active,
  SCHEMAS,
  type Cohort,
  type Dataset,
  type EventsCohort,
  type PeopleCohort,
  type ResolvedCohort
} from '../src/definition/index.js';
import { conceptSet, daySpan, name, notes, sparse } from './attributes.js';
import { group, timed, type Place } from './criteria.js';
import { numbered } from './numbering.js';

/**
 * Valid definitions of any shape for property tests: every kind of criterion with every attribute,
 * nested groups, windows, steps, exits, notes and disabled nodes. They hold their concept sets
 * themselves; no concept is named twice, so that two parts never mean the same by chance.
 */
export { overConcepts } from './numbering.js';

const $schema = fc.constant(SCHEMAS.cohort);

function people(paths: readonly string[], depth = 2): fc.Arbitrary<PeopleCohort> {
  const place: Place = { dayZero: 'person', depth, paths };
  return sparse(
    {
      $schema,
      kind: fc.constant('people' as const),
      name,
      include: fc.array(group(place), { maxLength: 3 }),
      exclude: fc.array(group(place), { maxLength: 2 })
    },
    { notes }
  ).map(numbered) as fc.Arbitrary<PeopleCohort>;
}

const limit = fc.constantFrom('all' as const, 'first' as const, 'last' as const);
const days = fc.oneof(fc.constant(0), fc.nat(1_000));

const exit = fc.oneof(
  fc.record({ kind: fc.constant('endOfObservation') }),
  fc.record({
    kind: fc.constant('fixedOffset'),
    of: fc.constantFrom('start', 'end'),
    days: fc.integer({ min: -30, max: 400 })
  }),
  sparse(
    {
      kind: fc.constant('drugEra'),
      conceptSet,
      gapDays: fc.nat(90),
      offset: fc.integer({ min: -5, max: 30 })
    },
    { daysSupply: fc.nat(90) }
  )
);

function events(paths: readonly string[], depth = 2): fc.Arbitrary<EventsCohort> {
  const alone: Place = { dayZero: 'none', depth: Math.max(0, depth - 1), paths };
  const around: Place = { dayZero: 'event', depth, paths };
  const entry = sparse(
    {
      events: fc.array(timed(alone), { minLength: 1, maxLength: 3 }),
      priorDays: days,
      laterDays: days,
      limit
    },
    { qualifying: fc.record({ group: group(around), limit }) }
  );
  return sparse(
    { $schema, kind: fc.constant('events' as const), name, entry, limit },
    {
      notes,
      steps: fc.array(group(around), { minLength: 1, maxLength: 3 }),
      exit,
      censoring: fc.array(timed(alone), { minLength: 1, maxLength: 2 }),
      eraGapDays: fc.integer({ min: 1, max: 400 }),
      dates: daySpan
    }
  )
    .map(numbered)
    .filter(cohort => active(cohort as EventsCohort).entry.events.length > 0) as fc.Arbitrary<EventsCohort>;
}

/** Definitions that stand by themselves: no criterion names a saved cohort. */
export const peopleCohort = people([]);
export const eventsCohort = events([]);
export const anyCohort: fc.Arbitrary<Cohort> = fc.oneof(peopleCohort, eventsCohort);

const PATHS = ['saved/one.cohort.json', 'saved/two.cohort.json'] as const;
const small = fc.oneof(people([], 0), events([], 0)) as fc.Arbitrary<ResolvedCohort>;

/** Cohorts whose criteria may name saved cohorts, with those cohorts. */
export const resolvedCohort: fc.Arbitrary<ResolvedCohort> = fc
  .record({ cohort: fc.oneof(people(PATHS), events(PATHS)), saved: fc.tuple(small, small) })
  .map(({ cohort, saved }) => {
    const text = JSON.stringify(cohort);
    const used = PATHS.flatMap((path, index) => (text.includes(path) ? [[path, saved[index]] as const] : []));
    return { ...cohort, ...(used.length > 0 && { cohorts: Object.fromEntries(used) }) } as ResolvedCohort;
  });

const column = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/);

export const dataset: fc.Arbitrary<Dataset> = fc
  .record(
    {
      name,
      notes,
      cohort: fc.oneof(
        fc.constant({ kind: 'everyone' as const }),
        fc.constant({ kind: 'file' as const, path: '../cohorts/a.cohort.json' })
      ),
      tables: fc.uniqueArray(
        fc.record({
          name: column,
          table: column,
          columns: fc.uniqueArray(column, { minLength: 1, maxLength: 6 }),
          conceptSet
        }),
        { minLength: 1, maxLength: 4, selector: table => table.name }
      )
    },
    { requiredKeys: ['name', 'cohort', 'tables'] }
  )
  .map(head => ({ $schema: SCHEMAS.dataset, ...numbered(head) }));
