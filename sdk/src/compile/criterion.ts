import { domainOf } from '../cdm/index.js';
import type { Criterion, EventCriterion } from '../definition/index.js';
import {
  ascending,
  column,
  equal,
  filter,
  integer,
  nothing,
  oneOf,
  over,
  pick,
  project,
  type Relation,
  sameColumns,
  semiJoin,
  text,
  unionAll
} from '../plan/index.js';
import type { Context } from './context.js';
import { demographics } from './demographics.js';
import { sqlName } from './names.js';
import { omop } from './release.js';

/**
 * The records that an event criterion asks for, wherever they lie in time:
 * `person_id, event_id, start_date`.
 */
export function events(criterion: EventCriterion, { release, conceptSet }: Context): Relation {
  const domain = domainOf(criterion.kind);
  const concept = domain.concept!;
  const records = omop(release, domain.table, 'person_id', domain.key, concept, domain.start);
  const matching =
    criterion.conceptSet === undefined
      ? records
      : semiJoin(records, conceptSet(criterion.conceptSet), equal(column(concept), column('concept_id')));
  const events = project(matching, {
    person_id: column('person_id'),
    event_id: column(domain.key),
    start_date: column(domain.start)
  });
  return criterion.firstEver === true ? firstEver(events) : events;
}

/** A person's earliest record; ties go to the smaller id, as in Circe. */
function firstEver(events: Relation): Relation {
  const numbered = project(events, {
    person_id: column('person_id'),
    event_id: column('event_id'),
    start_date: column('start_date'),
    ordinal: over('rowNumber', [], {
      partitionBy: [column('person_id')],
      orderBy: [ascending(column('start_date')), ascending(column('event_id'))]
    })
  });
  return pick(filter(numbered, equal(column('ordinal'), integer(1))), 'person_id', 'event_id', 'start_date');
}

/**
 * What a criterion finds about people: `person_id, start_date`, a row per record; for facts about
 * the person, a row without date.
 */
export function findings(criterion: Criterion, context: Context): Relation {
  switch (criterion.kind) {
    case 'demographics':
      return project(demographics(criterion, context.release), {
        person_id: column('person_id'),
        start_date: nothing('date')
      });
    default: {
      // Which record is the first makes no difference to who has one, nor to the first date.
      const { firstEver: _, ...anyRecord } = criterion;
      return pick(events(anyRecord, context), 'person_id', 'start_date');
    }
  }
}

/** What the criteria of a cohort find, put together so that much is done once for all of them. */
export interface Together {
  readonly rows: Relation;
  /** `criterion`, which holds the id of each row's criterion; none when there is only one. */
  readonly tag: readonly string[];
  /** What to call the rows in SQL. */
  readonly name: string;
}

/** The rows of each criterion, with its id beside them where there are several. */
export function together<C extends Criterion>(
  criteria: readonly C[],
  rowsOf: (criterion: C) => Relation,
  name: string
): Together {
  const [only, ...more] = criteria;
  if (only !== undefined && more.length === 0) {
    const what = only.kind === 'demographics' ? 'demographics' : domainOf(only.kind).name;
    return { rows: rowsOf(only), tag: [], name: sqlName(only.id, what) };
  }
  const tagged = criteria.map(criterion => {
    const rows = rowsOf(criterion);
    return project(rows, { criterion: text(criterion.id), ...sameColumns(rows) });
  });
  return { rows: unionAll(tagged), tag: ['criterion'], name };
}

/** Of rows put together, those of some criteria. */
export const ofCriteria = (rows: Relation, { tag }: Together, ids: readonly string[]): Relation =>
  tag.length === 0 ? rows : filter(rows, oneOf(column('criterion'), ids));
