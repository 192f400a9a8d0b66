import { attributeColumn, type DomainKind, domainOf } from '../cdm/index.js';
import type { CohortCriterion, DateAdjustment, EventCriterion, TimedCriterion } from '../definition/index.js';
import {
  all,
  as,
  ascending,
  call,
  cast,
  column,
  columnsOf,
  date,
  daysAfter,
  equal,
  type Expression,
  filter,
  innerJoin,
  integer,
  nothing,
  over,
  pick,
  project,
  type Relation,
  sameColumns
} from '../plan/index.js';
import { columnsRead, meeting, type Subject } from './attribute.js';
import { inSet } from './concept-choice.js';
import type { Context } from './context.js';
import { holding, needsOf } from './group.js';
import { omop, TableMissing } from './release.js';
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
 * start_date`, then what is wanted of `end_date, visit_id, sort_date, counted`.
 */
export function events(criterion: TimedCriterion, context: Context, wanted: Wanted = {}): Relation {
  const { nested } = criterion;
  if (nested === undefined) return plainEvents(criterion, context, wanted);
  const needs = needsOf([nested]);
  const found = plainEvents(criterion, context, {
    ...wanted,
    end: wanted.end || needs.end,
    visit: wanted.visit || needs.visit
  });
  const index = duringObservation(found, context);
  const held = holding(nested, { rows: index, key: 'event_id', name: criterion.id }, context);
  return pick(held, 'person_id', 'event_id', ...columnsWanted(wanted));
}

/** Events with the observation period around their start: their columns, then `op_start, op_end`. */
export function duringObservation(found: Relation, { release }: Context, also?: Expression): Relation {
  const period = omop(
    release,
    'observation_period',
    'person_id',
    'observation_period_start_date',
    'observation_period_end_date'
  );
  const start = column('op.observation_period_start_date');
  const end = column('op.observation_period_end_date');
  const joined = innerJoin(
    as('e', found),
    as('op', period),
    all(
      equal(column('op.person_id'), column('e.person_id')),
      ...(also === undefined ? [call('between', column('e.start_date'), start, end)] : [also])
    )
  );
  const own = Object.keys(sameColumns(found)).map(name => [name, column(`e.${name}`)] as const);
  return project(joined, { ...Object.fromEntries(own), op_start: start, op_end: end });
}

function plainEvents(criterion: TimedCriterion, context: Context, wanted: Wanted): Relation {
  const source =
    criterion.kind === 'cohort' ? cohortTime(criterion, context) : records(criterion, context, wanted);
  const { adjust, firstEver, where = [] } = criterion;
  const period = 'period' in criterion ? criterion.period : undefined;
  const start = moved(adjust?.start, source) ?? source.start;
  const end = moved(adjust?.end, source) ?? source.end;
  const asked = meeting(
    firstEver ? earliest(source) : source.rows,
    where,
    { ...source, start, end },
    context
  );
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
    ...(counted ? { counted } : {})
  });
}

const columnsWanted = (wanted: Wanted): string[] => [
  'start_date',
  ...(wanted.end ? ['end_date'] : []),
  ...(wanted.visit ? ['visit_id'] : []),
  ...(wanted.sort ? ['sort_date'] : []),
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
  const all = omop(context.release, table, ...named.filter(name => typeof name === 'string'));
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
