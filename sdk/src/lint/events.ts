import { hasField, type TimedCriterion } from '../definition/index.js';
import type { Look, Placed } from './look.js';
import { error, note, type Remark, warning } from './remark.js';

/** Events of any concept, counts that nothing or everything meets, dates that cannot be. */
export function checkEvents({ events }: Look): Remark[] {
  return events.flatMap(placed => [
    ...anyRecord(placed),
    ...counts(placed),
    ...adjustment(placed),
    ...period(placed)
  ]);
}

/** Events that are as often asked for whatever their concept. */
const OF_ANY_CONCEPT = ['death', 'visitOccurrence', 'visitDetail'];

function anyRecord({ node, pointer }: Placed<TimedCriterion>): Remark[] {
  if (!hasField(node.kind, 'conceptSet')) return [];
  const { conceptSet, sourceConceptSet } = node as { conceptSet?: string; sourceConceptSet?: string };
  if (conceptSet !== undefined || sourceConceptSet !== undefined || node.kind === 'death') return [];
  const say = OF_ANY_CONCEPT.includes(node.kind) ? note : warning;
  return [
    say(
      'anyRecord',
      pointer,
      'No concept set is named, so any record of this kind matches.',
      'Name a concept set, if certain concepts are meant.'
    )
  ];
}

function counts({ node, pointer }: Placed<TimedCriterion>): Remark[] {
  const { occurrences, firstEver } = node;
  if (occurrences === undefined) return [];
  const path = `${pointer}/occurrences`;
  const { kind, count } = occurrences;
  if (kind === 'atLeast' && count === 0) {
    return [
      warning(
        'countAlways',
        path,
        'At least 0 events: this holds for everybody.',
        'Ask for at least 1, or take the criterion out.'
      )
    ];
  }
  if (!firstEver) return [];
  if (count > 1 && kind !== 'atMost') {
    return [
      error(
        'countOfFirstEver',
        path,
        'A person has one first event, so there are never more.',
        'Take "firstEver" out, or ask for at least 1.'
      )
    ];
  }
  if (count > 0 && kind === 'atMost') {
    return [
      warning(
        'countAlways',
        path,
        'A person has one first event, so this holds for everybody.',
        'Take "firstEver" out, or ask for exactly 0.'
      )
    ];
  }
  if (count === 0) {
    return [
      note(
        'noFirstEver',
        path,
        'Only the first event ever must not be there; later ones may be.',
        'Take "firstEver" out, if no such event at all is meant.'
      )
    ];
  }
  return [];
}

function adjustment({ node, pointer }: Placed<TimedCriterion>): Remark[] {
  const { adjust } = node;
  if (adjust === undefined || adjust.start.of !== adjust.end.of || adjust.start.days <= adjust.end.days)
    return [];
  const message = 'The event is made to end before it starts, so it is always left out.';
  return [error('adjustReversed', `${pointer}/adjust`, message, 'Let the end lie on or after the start.')];
}

function period({ node, pointer }: Placed<TimedCriterion>): Remark[] {
  if (!('period' in node) || node.period === undefined) return [];
  const { from, to } = node.period;
  if (from === undefined || to === undefined || from <= to) return [];
  const message = 'The period is made to end before it starts.';
  return [error('periodReversed', `${pointer}/period`, message, 'Exchange "from" and "to".')];
}
