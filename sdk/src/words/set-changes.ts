import type { Cohort, ConceptItem, ConceptSet } from '../definition/index.js';
import type { Change } from './changes.js';
import { itemText } from './concept-sets.js';
import { setNames } from './scope.js';
import { plain } from './text.js';
import { wordChanges } from './word-changes.js';

/** Concepts of one set that are told; of more the rest is counted. */
const MOST = 20;

/**
 * What concept sets select now, and did not before. A set that only one version has came or went
 * with what uses it, and is told there.
 */
export function setChanges(before: Cohort, after: Cohort): Change[] {
  const names = setNames(after);
  const old = new Map(before.conceptSets.map(set => [set.id, set]));
  return after.conceptSets.flatMap(set => {
    const was = old.get(set.id);
    return was === undefined ? [] : changesOf(was, set, `Concepts of ${names.get(set.id) ?? ''}`);
  });
}

function changesOf(was: ConceptSet, is: ConceptSet, place: string): Change[] {
  if (was.kind === 'file' || is.kind === 'file') {
    const [old, now] = [was, is].map(set =>
      set.kind === 'file' ? plain(set.path) : 'written in the cohort'
    );
    return old === now ? [] : [{ place, what: 'changed', words: wordChanges(old!, now!) }];
  }
  const [old, now] = [was, is].map(set => new Map(set.items.map(item => [item.conceptId, item])));
  const changes = [...new Set([...old!.keys(), ...now!.keys()])].flatMap(id =>
    itemChange(old!.get(id), now!.get(id), place)
  );
  if (changes.length <= MOST + 1) return changes;
  const more = `${changes.length - MOST} more concepts`;
  return [...changes.slice(0, MOST), { place, what: 'changed', words: [{ kind: 'same', text: more }] }];
}

function itemChange(was: ConceptItem | undefined, is: ConceptItem | undefined, place: string): Change[] {
  const [old, now] = [was && itemText(was), is && itemText(is)];
  if (old === now) return [];
  if (old === undefined) return [{ place, what: 'added', words: [{ kind: 'new', text: now! }] }];
  if (now === undefined) return [{ place, what: 'removed', words: [{ kind: 'old', text: old }] }];
  return [{ place, what: 'changed', words: wordChanges(old, now) }];
}
