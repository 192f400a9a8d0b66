import type { Entry, EventsCohort, Limit } from '../definition/index.js';
import { eventWords } from './criterion.js';
import { groupWords } from './group.js';
import { NOUNS } from './noun.js';
import { DAY_0, type Scope } from './scope.js';
import { after, bullets, say, sentence, type Section, type Statement } from './statement.js';
import { counted } from './text.js';

/** Day 0: the events that a person enters by, and what is needed around them. */
export function entrySection({ entry }: EventsCohort, scope: Scope): Section {
  return {
    heading: 'Entry',
    statements: [
      dayZero(entry, scope),
      say(observation(entry)),
      say(limited(entry.limit, 'that meets all of this')),
      ...qualifying(entry, scope)
    ]
  };
}

function dayZero({ events }: Entry, scope: Scope): Statement {
  const [only, ...more] = events.map(event => eventWords(event, { ...scope, isEntry: true }));
  if (only === undefined) return say('There is no entry event: nobody enters.');
  if (more.length > 0) {
    return {
      text: 'Day 0 (the index date) is the start of any of these events:',
      list: bullets([only, ...more])
    };
  }
  const onOneDay = events.every(({ kind }) => NOUNS[kind].onOneDay);
  return sentence(after(`Day 0 (the index date) is the ${onOneDay ? 'day' : 'start'} of `, only));
}

function observation({ priorDays, laterDays }: Entry): string {
  const before = `${counted(priorDays, 'day')} of observation before day 0`;
  const later = `${counted(laterDays, 'day')} of observation after`;
  if (priorDays > 0 && laterDays > 0)
    return `Day 0 lies in an observation period, with at least ${before} and at least ${later} it.`;
  if (priorDays > 0) return `Day 0 lies in an observation period, with at least ${before}.`;
  if (laterDays > 0) return `Day 0 lies in an observation period, with at least ${later} day 0.`;
  return 'Day 0 lies in an observation period; no observation before or after it is required.';
}

/** Which of a person's events count; `which` are those to choose from. */
function limited(limit: Limit, which: string): string {
  return limit === 'all'
    ? `Every event of a person ${which} counts.`
    : `Only a person's ${limit} event ${which} counts.`;
}

function qualifying({ qualifying: asked }: Entry, scope: Scope): Statement[] {
  if (asked === undefined) return [];
  const held = groupWords(asked.group, { ...scope, anchor: DAY_0 });
  const meets = sentence(after('The event must also meet this: ', held));
  return [meets, say(limited(asked.limit, 'that meets it'))];
}

/** The named steps, in the order of attrition. */
export function stepsSection({ entry, steps = [], limit }: EventsCohort, scope: Scope): Section[] {
  const alone = entry.limit !== 'all' || (entry.qualifying && entry.qualifying.limit !== 'all');
  const last =
    alone || (steps.length === 0 && limit === 'all')
      ? []
      : [say(limited(limit, steps.length > 0 ? 'that passes' : 'that is left'))];
  if (steps.length === 0)
    return last.length === 0 ? [] : [{ heading: 'Events that count', statements: last }];
  const around = { ...scope, anchor: DAY_0 };
  const items = steps.map(step => groupWords(step, around));
  const words =
    steps.length === 1
      ? 'An entry event is kept if it passes this step:'
      : `An entry event is kept if it passes ${steps.length === 2 ? 'both' : `all ${steps.length}`} steps, in this order:`;
  return [{ heading: 'Inclusion', statements: [{ text: words, list: { ordered: true, items } }, ...last] }];
}
