import type { Occurrences, TimedCriterion } from '../definition/index.js';
import { DISTINCT_NOUNS, NOUNS, withArticle } from './noun.js';
import type { Scope } from './scope.js';

/** How many events of which concepts: `at least 2 condition records of “Type 2 diabetes”`. */
export function howMany(criterion: TimedCriterion, scope: Scope): string {
  const { one, many } = NOUNS[criterion.kind];
  const of = ofConcepts(criterion, scope);
  const asked = criterion.occurrences ?? { kind: 'atLeast', count: 1 };
  if (asked.distinct !== undefined) {
    const [single, several, joint] = DISTINCT_NOUNS[asked.distinct];
    const number = numberOf(asked, single, `different ${several}`);
    if (joint.endsWith('on')) return `${many} ${of}`.trim() + ` ${joint} ${number}`;
    return `${number} ${joint} ${joint === 'with' ? withArticle(one) : many} ${of}`.trim();
  }
  if (asked.kind === 'atLeast' && asked.count === 1) return `${withArticle(one)} ${of}`.trim();
  return `${numberOf(asked, one, many)} ${of}`.trim();
}

function numberOf({ kind, count }: Occurrences, one: string, many: string): string {
  if (count === 0) return kind === 'atLeast' ? `any number (even 0) of ${many}` : `no ${one}`;
  const words = { atLeast: 'at least', atMost: 'at most', exactly: 'exactly' }[kind];
  return `${words} ${count} ${count === 1 ? one : many}`;
}

function ofConcepts(criterion: TimedCriterion, { set, saved }: Scope): string {
  const { of, any } = NOUNS[criterion.kind];
  if (criterion.kind === 'cohort') return `${of} ${saved(criterion.path)}`;
  const { conceptSet, sourceConceptSet } = {
    conceptSet: undefined,
    sourceConceptSet: undefined,
    ...criterion
  };
  const source = sourceConceptSet === undefined ? '' : `with a source code in ${set(sourceConceptSet)}`;
  if (conceptSet !== undefined) return `${of} ${set(conceptSet)}${source === '' ? '' : ` ${source}`}`;
  return source === '' ? any : source;
}

/** Are the events themselves named in the plural? */
export function areMany({ occurrences }: TimedCriterion): boolean {
  if (occurrences === undefined) return false;
  const { kind, count, distinct } = occurrences;
  if (distinct !== undefined) return distinct !== 'visit';
  return count > 1 || (count === 0 && kind === 'atLeast');
}
