import { isGroup, type Group, type PeopleCohort } from '../definition/index.js';
import { groupWords } from './group.js';
import type { Scope } from './scope.js';
import { after, bullets, say, sentence, type Section, type Statement } from './statement.js';

/** A set of people: who is in it, who is not, and the dates that its rows have. */
export function peopleSections({ include, exclude }: PeopleCohort, scope: Scope): Section[] {
  return [
    { heading: 'Included', statements: [included(include, scope)] },
    ...(exclude.length === 0 ? [] : [{ heading: 'Excluded', statements: [excluded(exclude, scope)] }]),
    { heading: 'Dates', statements: datesOf(include).map(say) }
  ];
}

function included(groups: readonly Group[], scope: Scope): Statement {
  if (groups.length === 0) return say('Everybody in the release.');
  return whom('Everybody', 'all', groups, scope);
}

const excluded = (groups: readonly Group[], scope: Scope): Statement => whom('Anybody', 'any', groups, scope);

/** `Everybody with a condition record of “Asthma”`; more than one group, or a named one, as a list. */
function whom(who: string, kind: 'all' | 'any', groups: readonly Group[], scope: Scope): Statement {
  const [first, ...more] = groups.map(group => groupWords(group, scope));
  if (more.length === 0 && groups[0]!.name === undefined) {
    return sentence(after(isFact(groups[0]!) ? `${who} of whom this holds: ` : `${who} with `, first!));
  }
  const hold = more.length === 0 ? 'this holds' : kind === 'all' ? 'all of this holds' : 'any of this holds';
  return { text: `${who} of whom ${hold}:`, list: bullets([first!, ...more]) };
}

/** Does a group ask for facts about the person and nothing else? */
function isFact({ of: members }: Group): boolean {
  const [only, ...more] = members;
  if (only === undefined || more.length > 0) return false;
  return isGroup(only) ? isFact(only) : only.kind === 'demographics';
}

function datesOf([first]: readonly Group[]): string[] {
  const start =
    first === undefined
      ? 'A row starts at the start of the first observation period of the person'
      : `A row starts at the earliest record that matches ${first.of.length === 1 ? 'the first condition' : 'the first group'} above, else at the start of the first observation period of the person`;
  return [
    `${start}, and ends on the last day that the release covers.`,
    'A record counts whether or not it lies in an observation period.'
  ];
}
