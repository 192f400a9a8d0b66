import {
  aggregate,
  ascending,
  call,
  called,
  choose,
  column,
  group,
  integer,
  over,
  project,
  type Relation
} from '../plan/index.js';

/**
 * Joins overlapping spans of a person, as Circe's era collapse does: a span that starts on or before
 * the last day of what came before belongs to it. From and to: `person_id, start_date, end_date`.
 */
export function joinOverlapping(spans: Relation): Relation {
  const partitionBy = [column('person_id')];
  const endBefore = over('max', [column('end_date')], {
    partitionBy,
    orderBy: [ascending(column('start_date'))],
    rows: 'beforeThis'
  });
  const marked = project(spans, {
    person_id: column('person_id'),
    start_date: column('start_date'),
    end_date: column('end_date'),
    continues: choose(call('atLeast', endBefore, column('start_date')), integer(1), integer(0))
  });
  const numbered = project(called('span_starts', marked), {
    person_id: column('person_id'),
    start_date: column('start_date'),
    end_date: column('end_date'),
    // Over everybody: a person's first span never continues, and one sort of all is cheaper than one each.
    span: over('sum', [call('subtract', integer(1), column('continues'))], {
      partitionBy: [],
      orderBy: ['person_id', 'start_date', 'continues'].map(name => ascending(column(name))),
      rows: 'upToThis'
    })
  });
  const joined = group(called('spans', numbered), ['person_id', 'span'], {
    start_date: aggregate('min', column('start_date')),
    end_date: aggregate('max', column('end_date'))
  });
  return project(joined, {
    person_id: column('person_id'),
    start_date: column('start_date'),
    end_date: column('end_date')
  });
}
