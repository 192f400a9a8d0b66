import { domainOf } from '../cdm/index.js';
import type { Exit, TimedCriterion } from '../definition/index.js';
import {
  aggregate,
  all,
  as,
  call,
  called,
  choose,
  column,
  daysAfter,
  equal,
  type Expression,
  filter,
  group,
  innerJoin,
  leftJoin,
  type Let,
  nothing,
  pick,
  project,
  type Relation,
  unionAll
} from '../plan/index.js';
import { among } from './among.js';
import { inSet } from './concept-choice.js';
import type { Context } from './context.js';
import { events, recordedEnd } from './criterion.js';
import type { EntryParts, Events } from './entry.js';
import { joinOverlapping } from './era.js';
import { omop } from './release.js';

/** The time that each included event begins: `person_id, start_date, end_date`, the end not before the start. */
export function spansOf({ included, key }: EntryParts, cohort: Events, context: Context): Relation {
  const { exit = { kind: 'endOfObservation' }, censoring = [] } = cohort;
  const plain = exit.kind !== 'drugEra' && censoring.length === 0;
  const entries = plain || included.kind === 'let' ? included : called('included_events', included);
  const eras = exit.kind === 'drugEra' ? exposureEras(exit, entries, context) : null;
  const censored = censoring.length === 0 ? null : censoredBy(censoring, entries, key, context);
  if (plain) return spans(entries, ownEnd(exit, ''), null);

  const own = as('i', entries);
  const inEra =
    eras &&
    leftJoin(
      own,
      as('d', eras),
      all(
        equal(column('d.person_id'), column('i.person_id')),
        call('between', column('i.start_date'), column('d.start_date'), column('d.end_date'))
      )
    );
  const joined =
    censored === null
      ? inEra!
      : leftJoin(
          inEra ?? own,
          as('c', censored),
          all(
            equal(column('c.person_id'), column('i.person_id')),
            equal(column(`c.${key}`), column(`i.${key}`))
          )
        );
  const others = [...(eras ? [column('d.end_date')] : []), ...(censored ? [column('c.end_date')] : [])];
  return spans(joined, ownEnd(exit, 'i.'), others, 'i.');
}

interface OwnEnd {
  readonly date: Expression;
  /** Whether it can lie before the start, and then is none. */
  readonly mayPrecede: boolean;
}

/** The end that the entry event itself gives. */
function ownEnd(exit: Exit, index: string): OwnEnd {
  const observed = column(`${index}op_end`);
  if (exit.kind !== 'fixedOffset') return { date: observed, mayPrecede: false };
  const offset = daysAfter(column(`${index}${exit.of}_date`), exit.days);
  return { date: call('least', offset, observed), mayPrecede: exit.of === 'end' || exit.days < 0 };
}

function spans(rows: Relation, end: OwnEnd, others: readonly Expression[] | null, index = ''): Relation {
  const start = column(`${index}start_date`);
  const own =
    end.mayPrecede && others !== null
      ? choose(call('atLeast', end.date, start), end.date, nothing('date'))
      : end.date;
  const made = project(rows, {
    person_id: column(`${index}person_id`),
    start_date: start,
    end_date: others === null ? own : call('least', own, ...others)
  });
  return end.mayPrecede
    ? filter(called('exits', made), call('atLeast', column('end_date'), column('start_date')))
    : made;
}

/** Eras of exposure to the drugs of a concept set, standard or source: `person_id, start_date, end_date`. */
function exposureEras(
  exit: Extract<Exit, { kind: 'drugEra' }>,
  entries: Relation,
  context: Context
): Relation {
  const { conceptSet, gapDays, offset, daysSupply } = exit;
  const domain = domainOf('drugExposure');
  const { table, start, concept, sourceConcept } = domain;
  const begin = column(start);
  const recorded = daysSupply === undefined ? [domain.end!, 'days_supply'] : [];
  const end = daysSupply === undefined ? recordedEnd(begin, domain) : daysAfter(begin, daysSupply);
  const exposures = [concept!, sourceConcept!].map(name => {
    const drugs = omop(context.release, table, 'person_id', start, ...recorded, name);
    return project(among(inSet(drugs, name, conceptSet, context), entries), {
      person_id: column('person_id'),
      start_date: begin,
      end_date: daysAfter(end, gapDays + offset)
    });
  });
  const eras = joinOverlapping(called('exposures', unionAll(exposures)));
  return called(
    'exposure_eras',
    project(eras, {
      person_id: column('person_id'),
      start_date: column('start_date'),
      end_date: daysAfter(column('end_date'), -gapDays)
    })
  );
}

/** The first censoring event of each entry event, from its start to the end of observation: key and `end_date`. */
function censoredBy(
  criteria: readonly TimedCriterion[],
  entries: Relation,
  key: string,
  context: Context
): Let {
  const found = unionAll(
    criteria.map(criterion => pick(events(criterion, context), 'person_id', 'start_date'))
  );
  const after = innerJoin(
    as('i', entries),
    as('c', found),
    all(
      equal(column('c.person_id'), column('i.person_id')),
      call('between', column('c.start_date'), column('i.start_date'), column('i.op_end'))
    )
  );
  const ends = project(after, {
    person_id: column('i.person_id'),
    [key]: column(`i.${key}`),
    end_date: column('c.start_date')
  });
  return called(
    'censored',
    group(ends, ['person_id', key], { end_date: aggregate('min', column('end_date')) })
  );
}
