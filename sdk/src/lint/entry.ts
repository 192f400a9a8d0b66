import type { Look } from './look.js';
import { note, type Remark } from './remark.js';

/** What the limit of the entry does together with first events and the observation before them. */
export function checkEntry({ cohort }: Look): Remark[] {
  if (cohort.kind === 'people') return [];
  const { entry, limit } = cohort;
  const events = entry.events.filter(({ disabled }) => !disabled);
  const first = events.filter(({ firstEver }) => firstEver).length;
  const remarks: Remark[] = [];
  if (first > 0 && entry.priorDays > 0) {
    remarks.push(
      note(
        'firstEverObserved',
        '/entry/priorDays',
        'A person whose first event ever lies too early in observation is left out; a later event does not take its place.',
        'That is right for new users; else take "firstEver" out and keep the limit "first".'
      )
    );
  }
  if (first < events.length && entry.priorDays > 0 && entry.limit === 'first') {
    remarks.push(
      note(
        'firstObserved',
        '/entry/limit',
        `The first event with ${entry.priorDays} days of observation before it counts, which need not be the first ever in the record.`,
        'Say "firstEver" of the event, if earlier ones must not be there.'
      )
    );
  }
  if (events.length === 1 && first === 1 && entry.limit !== 'all') {
    remarks.push(
      note(
        'limitWithoutEffect',
        '/entry/limit',
        'A person has one first event, so the limit changes nothing.',
        'Leave it, or use "all".'
      )
    );
  }
  if (alone(entry) && limit !== 'all' && limit !== entry.limit) {
    remarks.push(
      note(
        'limitWithoutEffect',
        '/limit',
        'One event of a person is left at most, so this limit changes nothing.',
        'Use "all" for the limit of the entry, if this one is meant.'
      )
    );
  }
  return remarks;
}

/** Is a person left with one event before the steps? */
export const alone = ({ limit, qualifying }: Extract<Look['cohort'], { kind: 'events' }>['entry']): boolean =>
  limit !== 'all' || (qualifying !== undefined && qualifying.limit !== 'all');
