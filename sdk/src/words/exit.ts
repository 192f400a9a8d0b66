import type { EventsCohort, Exit } from '../definition/index.js';
import { eventWords } from './criterion.js';
import { spanOf } from './range.js';
import type { Scope } from './scope.js';
import { after, bullets, say, sentence, type Section, type Statement } from './statement.js';
import { counted } from './text.js';

/** When the time of a person ends, what ends it earlier, and how spans become one. */
export function exitSection(cohort: EventsCohort, scope: Scope): Section {
  const { exit = { kind: 'endOfObservation' } } = cohort;
  return {
    heading: 'Exit',
    statements: [
      ...exitWords(exit, cohort.censoring !== undefined, scope).map(say),
      ...censoringWords(cohort, scope),
      ...joiningWords(cohort).map(say),
      ...datesWords(cohort).map(say)
    ]
  };
}

const AT_LATEST = 'or at the end of the observation period around day 0 if that comes first';

function exitWords(exit: Exit, censored: boolean, scope: Scope): string[] {
  switch (exit.kind) {
    case 'endOfObservation':
      return ['A person leaves at the end of the observation period around day 0.'];
    case 'fixedOffset': {
      const anchor = exit.of === 'start' ? 'day 0' : 'the entry event ends';
      const mayPrecede = exit.of === 'end' || exit.days < 0;
      return [
        `A person leaves ${offsetText(exit.days, anchor)}, ${AT_LATEST}.`,
        ...(mayPrecede ? [beforeStart(censored)] : [])
      ];
    }
    case 'drugEra':
      return drugEraWords(exit, scope);
  }
}

function offsetText(days: number, anchor: string): string {
  if (days === 0) return anchor === 'day 0' ? 'on day 0' : `on the day ${anchor}`;
  return `${counted(Math.abs(days), 'day')} ${days < 0 ? 'before' : 'after'} ${anchor}`;
}

function beforeStart(censored: boolean): string {
  return censored
    ? 'Where that lies before day 0, only a censoring event ends the time; an event without one is left out.'
    : 'An entry event whose time would end before day 0 is left out.';
}

function drugEraWords(exit: Extract<Exit, { kind: 'drugEra' }>, { set }: Scope): string[] {
  const { gapDays, offset, daysSupply } = exit;
  const lasts =
    daysSupply === undefined
      ? 'Each exposure lasts to its recorded end, else for its days of supply, else for one day'
      : `Each exposure is taken to last ${counted(daysSupply, 'day')}, whatever is recorded`;
  const moved = offset === 0 ? '' : `, ${offset < 0 ? 'less' : 'plus'} ${counted(Math.abs(offset), 'day')}`;
  return [
    `A person leaves when the continuous exposure to ${set(exit.conceptSet)} around day 0 ends, ${AT_LATEST}.`,
    `${lasts}${moved}; exposures with at most ${counted(gapDays, 'day')} between them are continuous.`,
    'Where no such exposure covers day 0, a person leaves at the end of the observation period.'
  ];
}

const CENSORED = 'The time is censored on the day the first';

function censoringWords({ censoring = [] }: EventsCohort, scope: Scope): Statement[] {
  const [only, ...more] = censoring.map(event => eventWords(event, scope));
  if (only === undefined) return [];
  if (more.length === 0) return [sentence(after(`${CENSORED} such event starts, on or after day 0: `, only))];
  return [{ text: `${CENSORED} of these events starts, on or after day 0:`, list: bullets([only, ...more]) }];
}

function joiningWords({ eraGapDays = 0, entry, limit }: EventsCohort): string[] {
  const { qualifying } = entry;
  // One span of a person has nothing to be joined with.
  if (entry.limit !== 'all' || (qualifying && qualifying.limit !== 'all') || limit !== 'all') return [];
  return [
    eraGapDays === 0
      ? 'Spans of one person that overlap are joined.'
      : `Spans of one person that overlap, or lie at most ${counted(eraGapDays, 'day')} apart, are joined.`
  ];
}

function datesWords({ dates }: EventsCohort): string[] {
  if (dates === undefined) return [];
  return [`Spans are cut to ${spanOf(dates)}; a span with nothing left is left out.`];
}
