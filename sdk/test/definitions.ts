import fc from 'fast-check';
import type {
  Cohort,
  ConceptItem,
  Criterion,
  Dataset,
  EventsCohort,
  Group,
  InlineConceptSet,
  NumberRange,
  PeopleCohort
} from '../src/definition/index.js';
import { EVENT_KINDS, SCHEMAS } from '../src/definition/index.js';

/**
 * Valid definitions of any shape for property tests. No concept is named twice, so that two parts
 * of a definition never mean the same by chance.
 */

const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
const notes = fc.string({ maxLength: 60, unit: 'grapheme' });

const range: fc.Arbitrary<NumberRange> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('equal', 'notEqual', 'less', 'atMost', 'greater', 'atLeast'),
    value: fc.integer({ min: 0, max: 120 })
  }),
  fc.record({
    kind: fc.constantFrom('between', 'notBetween'),
    low: fc.integer({ min: 0, max: 60 }),
    high: fc.integer({ min: 0, max: 120 })
  })
);

const facts = fc.record(
  {
    sex: fc.uniqueArray(fc.constantFrom(8507, 8532, 0), { minLength: 1 }),
    race: fc.uniqueArray(fc.constantFrom(8527, 8516, 8515), { minLength: 1 }),
    ethnicity: fc.uniqueArray(fc.constantFrom(38003563, 38003564), { minLength: 1 }),
    age: fc.record({ at: fc.constant('cutOff' as const), years: range })
  },
  { requiredKeys: [] }
);

const item = fc.record(
  {
    name: fc.string({ maxLength: 30, unit: 'grapheme' }),
    descendants: fc.constant(true),
    mapped: fc.constant(true),
    excluded: fc.constant(true)
  },
  { requiredKeys: [] }
);

interface EventDraft {
  readonly kind: (typeof EVENT_KINDS)[number];
  readonly firstEver?: true;
  readonly set: string;
  readonly items: readonly Omit<ConceptItem, 'conceptId'>[];
}

const event: fc.Arbitrary<EventDraft> = fc.record(
  {
    kind: fc.constantFrom(...EVENT_KINDS),
    firstEver: fc.constant(true as const),
    set: name,
    items: fc.array(item, { minLength: 1, maxLength: 4 })
  },
  { requiredKeys: ['kind', 'set', 'items'] }
);

const group = fc.record(
  {
    kind: fc.constantFrom('any' as const, 'all' as const),
    name,
    events: fc.array(event, { minLength: 1, maxLength: 3 }),
    facts: fc.array(facts, { maxLength: 1 })
  },
  { requiredKeys: ['kind', 'events', 'facts'] }
);

/** Gives the drafts their ids, their concept sets and concepts of their own. */
function numbering() {
  const conceptSets: InlineConceptSet[] = [];
  let [concept, criterion, groups] = [1000, 0, 0];
  const eventOf = ({
    kind,
    firstEver,
    set,
    items
  }: EventDraft): Extract<Criterion, { conceptSet?: unknown }> => {
    const id = `s${conceptSets.length + 1}`;
    conceptSets.push({
      id,
      kind: 'inline',
      name: set,
      items: items.map(each => ({ conceptId: (concept += 1), ...each }))
    });
    return { id: `c${(criterion += 1)}`, kind, conceptSet: id, ...(firstEver ? { firstEver } : {}) };
  };
  const groupOf = ({
    events,
    facts: all,
    ...head
  }: typeof group extends fc.Arbitrary<infer T> ? T : never): Group => ({
    id: `g${(groups += 1)}`,
    ...head,
    of: [
      ...events.map(eventOf),
      ...all.map(each => ({ id: `c${(criterion += 1)}`, kind: 'demographics' as const, ...each }))
    ]
  });
  return { conceptSets, eventOf, groupOf };
}

export const peopleCohort: fc.Arbitrary<PeopleCohort> = fc
  .record(
    { name, notes, include: fc.array(group, { maxLength: 3 }), exclude: fc.array(group, { maxLength: 2 }) },
    { requiredKeys: ['name', 'include', 'exclude'] }
  )
  .map(({ include, exclude, ...title }) => {
    const { conceptSets, groupOf } = numbering();
    const sides = { include: include.map(groupOf), exclude: exclude.map(groupOf) };
    return { $schema: SCHEMAS.cohort, kind: 'people' as const, ...title, ...sides, conceptSets };
  });

const limit = fc.constantFrom('all' as const, 'first' as const, 'last' as const);

export const eventsCohort: fc.Arbitrary<EventsCohort> = fc
  .record({
    name,
    events: fc.array(event, { minLength: 1, maxLength: 4 }),
    priorDays: fc.nat(1000),
    laterDays: fc.nat(1000),
    entryLimit: limit,
    limit
  })
  .map(({ name: title, events, entryLimit, limit: last, ...days }) => {
    const { conceptSets, eventOf } = numbering();
    const entry = { events: events.map(eventOf), ...days, limit: entryLimit };
    return { $schema: SCHEMAS.cohort, kind: 'events' as const, name: title, entry, limit: last, conceptSets };
  });

export const anyCohort: fc.Arbitrary<Cohort> = fc.oneof(peopleCohort, eventsCohort);

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
          items: fc.array(item, { minLength: 1, maxLength: 2 })
        }),
        { minLength: 1, maxLength: 4, selector: table => table.name }
      )
    },
    { requiredKeys: ['name', 'cohort', 'tables'] }
  )
  .map(({ tables, ...head }) => {
    const conceptSets: InlineConceptSet[] = [];
    let concept = 5000;
    const placed = tables.map(({ items, ...table }) => {
      const id = `s${conceptSets.length + 1}`;
      const own = items.map(each => ({ conceptId: (concept += 1), ...each }));
      conceptSets.push({ id, kind: 'inline', name: table.name, items: own });
      return { ...table, conceptSet: id };
    });
    return { $schema: SCHEMAS.dataset, ...head, tables: placed, conceptSets };
  });
