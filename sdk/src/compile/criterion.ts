import { domainOf } from '../cdm/index.js';
import type { Criterion, EventCriterion } from '../definition/index.js';
import {
  aggregate,
  ascending,
  called,
  column,
  equal,
  filter,
  group,
  integer,
  type Let,
  over,
  pick,
  project,
  type Relation,
  semiJoin
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
  const records = omop(release, domain.table, 'person_id', domain.key, domain.concept!, domain.start);
  const matching =
    criterion.conceptSet === undefined
      ? records
      : semiJoin(
          records,
          conceptSet(criterion.conceptSet),
          equal(column(domain.concept!), column('concept_id'))
        );
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
 * The people whom a criterion holds for, each once: `person_id, first_date`, the earliest matching
 * record; null where the criterion is about the person and not about records.
 */
export function peopleOf(criterion: Criterion, context: Context): Let {
  switch (criterion.kind) {
    case 'demographics':
      return called(sqlName(criterion.id, 'demographics'), demographics(criterion, context.release));
    default: {
      // Which record comes first makes no difference to who has one, nor to the first date.
      const { firstEver: _, ...anyRecord } = criterion;
      const first = group(events(anyRecord, context), ['person_id'], {
        first_date: aggregate('min', column('start_date'))
      });
      return called(sqlName(criterion.id, domainOf(criterion.kind).name), first);
    }
  }
}
