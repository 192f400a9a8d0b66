import { attributeColumn, BESIDE, type DomainKind, domainOf } from '../cdm/index.js';
import type { CohortCriterion, DateAdjustment, EventCriterion, TimedCriterion } from '../definition/index.js';
import {
  all,
  ascending,
  call,
  called,
  cast,
  column,
  columnsOf,
  date,
  daysAfter,
  equal,
  type Expression,
  filter,
  integer,
  nothing,
  over,
  pick,
  project,
  type Relation,
  sameColumns
} from '../plan/index.js';
import { columnsRead, meeting, type Subject } from './attribute.js';
import { among } from './among.js';
import { isBroad, isSelective } from './broad.js';
import { inSet } from './concept-choice.js';
import type { Context } from './context.js';
import { holding, named, needsAll, needsOf } from './group.js';
import { duringObservation, hasPeriods, inside, type Within } from './observed.js';
import { omop, PERIOD, TableMissing, withPeriods } from './release.js';
import type { Wanted } from './wanted.js';

/** Where events come from, before anything is asked of them. */
interface Source extends Subject {
  readonly rows: Relation;
  readonly id: Expression;
  readonly visit: Expression;
  /** The column that `distinct` counts, for what only some events have. */
  readonly counted: (distinct: string) => Expression;
}

/**
 * The events that a criterion asks for, wherever they lie in time: `person_id, event_id,
 * start_date`, then what is wanted of `end_date, visit_id, sort_date, op_start, op_end, counted`.
 */
export function events(criterion: TimedCriterion, given: Context, wanted: Wanted = {}): Relation {
  const { nested } = criterion;
  if (nested === undefined) return plainEvents(criterion, given, wanted);
  const context = amongNeeded(criterion, given);
  const needs = needsOf([nested]);
  const needed = { ...wanted, end: wanted.end || needs.end, visit: wanted.visit || needs.visit };
  const found = observed(plainEvents, criterion, context, needed);
  const index = { rows: found, key: 'event_id', name: criterion.id };
  // Named where they are not joined to their periods: the concepts are chosen before anything is joined.
  const rows = hasPeriods(criterion, context.release) ? named(index) : found;
  const held = holding(nested, { ...index, rows }, context);
  return pick(held, 'person_id', 'event_id', ...columnsWanted(wanted));
}

/** The same events, each with the observation period that it lies in: then `op_start, op_end`. */
export const observedEvents = (
  criterion: TimedCriterion,
  context: Context,
  wanted: Wanted,
  within: Within
): Relation => observed(events, criterion, context, wanted, within);

/** Found one way or the other; the period is read where it is beside the records, else looked up. */
function observed(
  find: typeof plainEvents,
  criterion: TimedCriterion,
  context: Context,
  wanted: Wanted,
  within: Within = inside
): Relation {
  if (!hasPeriods(criterion, context.release))
    return duringObservation(find(criterion, context, wanted), context, within);
  return filter(
    find(criterion, context, { ...wanted, period: true }),
    within(column('start_date'), column('op_start'), column('op_end'))
  );
}

function plainEvents(criterion: TimedCriterion, context: Context, wanted: Wanted): Relation {
  const source =
    criterion.kind === 'cohort' ? cohortTime(criterion, context) : records(criterion, context, wanted);
  const { adjust, firstEver, where = [] } = criterion;
  const period = 'period' in criterion ? criterion.period : undefined;
  const start = moved(adjust?.start, source) ?? source.start;
  const end = moved(adjust?.end, source) ?? source.end;
  const found = firstEver ? earliest(source) : source.rows;
  // Named where another table is asked: the concepts are chosen before it is joined.
  const elsewhere = where.some(({ kind }) => kind === 'age' || Object.hasOwn(BESIDE, kind));
  const rows = elsewhere && source.rows.kind === 'join' ? called(`${criterion.id}_records`, found) : found;
  const asked = meeting(rows, where, { ...source, start, end }, context);
  const conditions = [
    ...(adjust ? [call('atLeast', end, start)] : []),
    ...[period?.from, period?.to].flatMap(day =>
      day === undefined ? [] : [call('between', date(day), start, end)]
    )
  ];
  const counted = wanted.counted && countedValue(wanted.counted, source, start, end);
  return project(conditions.length > 0 ? filter(asked, all(...conditions)) : asked, {
    person_id: column('person_id'),
    event_id: source.id,
    start_date: period?.from === undefined ? start : date(period.from),
    ...(wanted.end ? { end_date: period?.to === undefined ? end : date(period.to) } : {}),
    ...(wanted.visit ? { visit_id: source.visit } : {}),
    ...(wanted.sort ? { sort_date: start } : {}),
    ...(wanted.period ? { op_start: column(PERIOD.start), op_end: column(PERIOD.end) } : {}),
    ...(counted ? { counted } : {})
  });
}

const columnsWanted = (wanted: Wanted): string[] => [
  'start_date',
  ...(wanted.end ? ['end_date'] : []),
  ...(wanted.visit ? ['visit_id'] : []),
  ...(wanted.sort ? ['sort_date'] : []),
  ...(wanted.period ? ['op_start', 'op_end'] : []),
  ...(wanted.counted ? ['counted'] : [])
];

/** Records of a domain's table, in the concept sets. */
function records(criterion: EventCriterion, context: Context, wanted: Wanted): Source {
  const { kind, where = [], adjust } = criterion;
  const domain = domainOf(kind);
  const { table, concept, sourceConcept, endWhenMissing } = domain;
  const { conceptSet, sourceConceptSet } = {
    conceptSet: undefined,
    sourceConceptSet: undefined,
    ...criterion
  };
  const counted = wanted.counted === undefined ? undefined : countedColumn(kind, wanted.counted);
  const ends =
    wanted.end ||
    adjust !== undefined ||
    ('period' in criterion && criterion.period !== undefined) ||
    ['endDate', 'duration'].includes(wanted.counted ?? '') ||
    where.some(
      each =>
        each.kind === 'endDate' || each.kind === 'duration' || (each.kind === 'age' && each.at === 'end')
    );
  const named: readonly (string | null | undefined)[] = [
    'person_id',
    domain.key,
    domain.start,
    ...(ends ? [domain.end, endWhenMissing === 'daysSupplyThenNextDay' ? 'days_supply' : null] : []),
    ...(wanted.visit || wanted.counted === 'visit' ? [domain.visit] : []),
    ...(conceptSet === undefined ? [] : [concept]),
    ...(sourceConceptSet === undefined ? [] : [sourceConcept]),
    counted,
    ...columnsRead(kind, where)
  ];
  const own = omop(context.release, table, ...named.filter(name => typeof name === 'string'));
  const everybody = wanted.period ? withPeriods(own) : own;
  const some = context.people !== undefined && isBroad(criterion);
  const all = some ? among(everybody, context.people!) : everybody;
  const ofConcept = conceptSet === undefined ? all : inSet(all, concept!, conceptSet, context);
  const start = column(domain.start);
  return {
    rows:
      sourceConceptSet === undefined
        ? ofConcept
        : inSet(ofConcept, sourceConcept!, sourceConceptSet, context),
    kind,
    table,
    id: column(domain.key),
    start,
    end: recordedEnd(start, domain),
    visit: domain.visit === null ? nothing('bigint') : column(domain.visit),
    counted: () => column(counted!)
  };
}

/** Over a large release: of broad records that need an event, those of the people who have it. */
function amongNeeded(criterion: TimedCriterion, context: Context): Context {
  const { nested } = criterion;
  if (!context.release.large || context.people !== undefined) return context;
  if (criterion.kind === 'cohort' || !isBroad(criterion) || !nested || !needsAll(nested)) return context;
  const needed = nested.of.find(isSelective);
  return needed === undefined ? context : { ...context, people: plainEvents(needed, context, {}) };
}

/** Where a record ends, as Circe has it. */
export function recordedEnd(
  start: Expression,
  { end, endWhenMissing }: ReturnType<typeof domainOf>
): Expression {
  const nextDay = daysAfter(start, 1);
  switch (endWhenMissing) {
    case 'never':
      return column(end!);
    case 'nextDay':
      return end === null ? nextDay : call('coalesce', column(end), nextDay);
    case 'daysSupplyThenNextDay':
      return call('coalesce', column(end!), call('addDays', start, column('days_supply')), nextDay);
  }
}

/** The rows of a saved cohort; what tells them apart inside a person is where they start. */
function cohortTime({ path }: CohortCriterion, { savedCohort }: Context): Source {
  const start = column('cohort_start_date');
  return {
    rows: savedCohort(path),
    kind: null,
    table: path,
    id: cast(call('daysBetween', date('1970-01-01'), start), 'bigint'),
    start,
    end: column('cohort_end_date'),
    visit: nothing('bigint'),
    counted: distinct => {
      throw new TableMissing(path, distinct);
    }
  };
}

/**
 * A person's earliest record; ties go to the smaller id, as in Circe. Deaths have no ids of their own:
 * what else is read of them tells them apart.
 */
function earliest({ rows, kind, start, id }: Source): Relation {
  const others = kind === 'death' ? columnsOf(rows).map(({ name }) => column(name)) : [];
  const ordinal = over('rowNumber', [], {
    partitionBy: [column('person_id')],
    orderBy: [start, id, ...others].map(ascending)
  });
  return filter(project(rows, { ...sameColumns(rows), ordinal }), equal(column('ordinal'), integer(1)));
}

const moved = (to: DateAdjustment['start'] | undefined, { start, end }: Source): Expression | undefined =>
  to && daysAfter(to.of === 'start' ? start : end, to.days);

type Distinct = NonNullable<Wanted['counted']>;

/** The column that holds what is counted, where it is a column of its own. */
function countedColumn(kind: DomainKind, distinct: Distinct): string | undefined {
  switch (distinct) {
    case 'startDate':
    case 'endDate':
    case 'duration':
    case 'visit':
      return undefined;
    case 'concept':
      return (
        domainOf(kind).concept ?? attributeColumn(kind, kind === 'payerPlanPeriod' ? 'payer' : 'recordType')
      );
    default: {
      const found = attributeColumn(kind, distinct);
      if (found === undefined) throw new TableMissing(domainOf(kind).table, distinct);
      return found;
    }
  }
}

function countedValue(distinct: Distinct, source: Source, start: Expression, end: Expression): Expression {
  switch (distinct) {
    case 'startDate':
      return start;
    case 'endDate':
      return end;
    case 'duration':
      return call('daysBetween', start, end);
    case 'visit':
      return source.visit;
    default:
      return source.counted(distinct);
  }
}
