import type { DateAdjustment, Demographics, Group, TimedCriterion } from '../definition/index.js';
import { clauses, type Dates } from './attribute.js';
import { groupWords, memberWords } from './group.js';
import { NOUNS } from './noun.js';
import { areMany, howMany } from './occurrences.js';
import { aroundEvent, DAY_0, type Scope } from './scope.js';
import { about, bullets, say, type Statement } from './statement.js';
import { counted } from './text.js';
import { windowsText, type Timed } from './window.js';

/** More clauses than this are a list, not a sentence. */
const MOST_CLAUSES = 2;

/** An event that is asked for, and all that is asked of it: the end of a sentence, or an item of a list. */
export function eventWords(criterion: TimedCriterion, scope: Scope): Statement {
  const { firstEver, adjust, where = [], nested } = criterion;
  const parts = [
    howMany(criterion, scope),
    ...(firstEver ? ['the first ever in the record'] : []),
    ...(adjust ? [`taken to last ${adjusted(adjust)}`] : []),
    ...periodText(criterion)
  ];
  const text = withTime(parts.join(', '), criterion, scope);
  const asked = clauses(where, ownDates(criterion, scope), scope);
  return about(criterion.id, withConditions(text, asked, nested, criterion, scope));
}

/** When and where the event must take place; a comma closes what was put in before. */
function withTime(head: string, criterion: TimedCriterion, { anchor }: Scope): string {
  if (anchor === null) return head;
  const { windows, sameVisit, outsideObservation } = criterion;
  const places = [
    ...(windows === undefined ? [] : [windowsText(windows, anchor, timed(criterion))]),
    ...(sameVisit ? [`in ${anchor.visit}`] : []),
    ...(outsideObservation ? [windows === undefined ? `at any time, ${OUTSIDE}` : OUTSIDE] : [])
  ];
  if (places.length === 0) return head;
  return `${head}${head.includes(', ') ? ',' : ''} ${places.join(', ')}`;
}

/** A window of days holds the start of what lasts; of what is over in days nobody needs to be told. */
function timed(criterion: TimedCriterion): Timed {
  const { occurrences, outsideObservation } = criterion;
  const behind = occurrences?.distinct === 'visit';
  return {
    many: areMany(criterion),
    starts: behind || NOUNS[criterion.kind].lasts,
    observed: outsideObservation !== true
  };
}

/** As the conventions name it. */
const OUTSIDE = 'also outside observation';

function periodText(criterion: TimedCriterion): string[] {
  if (!('period' in criterion) || criterion.period === undefined) return [];
  const { from, to } = criterion.period;
  const days = [from, to].filter(day => day !== undefined).join(' and ');
  const taken = [
    ...(from === undefined ? [] : [`start on ${from}`]),
    ...(to === undefined ? [] : [`end on ${to}`])
  ].join(' and ');
  return [`one that contains ${days} and is taken to ${taken}`];
}

function adjusted({ start, end }: DateAdjustment): string {
  return `from ${movedText(start)} to ${movedText(end)} as recorded`;
}

function movedText({ of, days }: DateAdjustment['start']): string {
  if (days === 0) return `its ${of}`;
  return `${counted(Math.abs(days), 'day')} ${days < 0 ? 'before' : 'after'} its ${of}`;
}

/** The dates of an event; an entry event starts on day 0, unless it is a period that is cut. */
function ownDates(criterion: TimedCriterion, { isEntry }: Scope): Dates {
  return { start: isEntry && !isCut(criterion) ? DAY_0.start : 'its start', end: 'its end' };
}

export const isCut = (criterion: TimedCriterion): boolean =>
  'period' in criterion && criterion.period !== undefined;

/** An event with its attributes and the group around it. */
function withConditions(
  text: string,
  asked: readonly string[],
  nested: Group | undefined,
  criterion: TimedCriterion,
  scope: Scope
): Statement {
  const inner = aroundEvent(scope, NOUNS[criterion.kind], scope.isEntry && !isCut(criterion));
  const [only, ...more] = nested?.of ?? [];
  // Events around day 0 lie in its observation period already.
  const elsewhere = (scope.anchor === null && !scope.isEntry) || criterion.outsideObservation === true;
  const observed = nested !== undefined && elsewhere ? ['it starts in an observation period'] : [];
  const facts = [...asked, ...observed];
  const comma = text.includes(', ') ? ',' : '';
  const inline = facts.length === 0 ? text : `${text}${comma} where ${facts.join(', and ')}`;

  if (facts.length <= MOST_CLAUSES) {
    if (nested === undefined) return say(inline);
    if (only !== undefined && more.length === 0 && isEvent(only) && nested.kind !== 'atMost') {
      const around = memberWords(only, inner);
      const words = facts.length > 0 ? ', and with' : `${comma} with`;
      return { ...around, text: `${inline}${words} ${around.text}` };
    }
    if (facts.length === 0 && nested.kind !== 'all') {
      const { list } = groupWords(nested, inner);
      return { text: `${text}${comma} where ${quantity(nested)}:`, ...(list && { list }) };
    }
  }
  const around =
    nested === undefined
      ? []
      : nested.kind === 'all'
        ? nested.of.map(member => memberWords(member, inner))
        : [groupWords(nested, inner)];
  const items = [...facts.map(say), ...around];
  const words = items.length === 1 ? 'this holds' : 'all of the following hold';
  return { text: `${text}${comma} where ${words}:`, list: bullets(items) };
}

const isEvent = (member: Group['of'][number]): boolean => !('of' in member) && member.kind !== 'demographics';

/** How many of its members a group asks for, as a clause. */
function quantity(group: Group): string {
  const members = group.of.length;
  switch (group.kind) {
    case 'all':
      return 'all of the following hold';
    case 'any':
      return 'at least one of the following holds';
    case 'atLeast':
      return group.count === 1
        ? 'at least one of the following holds'
        : `at least ${group.count} of the following ${members} hold`;
    case 'atMost':
      return group.count === 0
        ? 'none of the following holds'
        : `at most ${group.count} of the following ${members} hold`;
  }
}

/** Facts about the person on day 0. */
export function factsWords({ id, where = [] }: Demographics, scope: Scope): Statement {
  const dates = scope.anchor ?? { start: 'the start', end: 'the end' };
  const asked = clauses(where, dates, scope);
  if (asked.length === 0) return about(id, say('anybody, whatever is known about the person'));
  return about(id, say(asked.join(', and ')));
}
