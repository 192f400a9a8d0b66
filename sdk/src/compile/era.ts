import {
  all,
  any,
  ascending,
  called,
  column,
  descending,
  equal,
  filter,
  integer,
  over,
  pick,
  project,
  type Relation,
  unionAll
} from '../plan/index.js';

/**
 * Joins overlapping spans of a person, as Circe's era collapse does: a span that starts on or before
 * the last day of what came before belongs to it. From and to: `person_id, start_date, end_date`.
 *
 * Each span opens on one day and closes on another. Counted up and down along the days of a person,
 * an era begins where the count rises from nothing and ends where it is nothing again. Nobody's spans
 * are open when the next person's begin, so one sort of all serves.
 */
export function joinOverlapping(spans: Relation): Relation {
  const change = (day: string, by: number): Relation =>
    project(spans, { person_id: column('person_id'), day: column(day), change: integer(by) });
  const changes = unionAll([change('start_date', 1), change('end_date', -1)]);
  const inOrder = {
    partitionBy: [],
    // What starts on the day on which something else ends belongs to it: up before down.
    orderBy: [ascending(column('person_id')), ascending(column('day')), descending(column('change'))]
  };
  const open = over('sum', [column('change')], { ...inOrder, rows: 'upToThis' });
  const counted = called('open_spans', project(changes, { ...same('person_id', 'day', 'change'), open }));
  const bounds = filter(
    counted,
    any(
      equal(column('open'), integer(0)),
      all(equal(column('open'), integer(1)), equal(column('change'), integer(1)))
    )
  );
  // A beginning, its end, the next beginning: what follows a beginning is its end.
  const followed = project(bounds, {
    person_id: column('person_id'),
    start_date: column('day'),
    end_date: over('next', [column('day')], inOrder),
    change: column('change')
  });
  const eras = filter(called('bounds', followed), equal(column('change'), integer(1)));
  return pick(eras, 'person_id', 'start_date', 'end_date');
}

const same = (...names: string[]) => Object.fromEntries(names.map(name => [name, column(name)]));
