import type { ConceptSet } from '../concept-set.js';
import type { MemberDraft, SetDraft } from './drafts.js';

/**
 * Gives parts their ids in the order of the file (c1, g1, s1 …), as a panel does when the parts are
 * added one after the other, and gathers the concept sets.
 */
export function numbering() {
  const sets = new Map<SetDraft, string>();
  let [criteria, groups] = [0, 0];

  const setId = (set: SetDraft): string => {
    const id = sets.get(set) ?? `s${sets.size + 1}`;
    sets.set(set, id);
    return id;
  };

  /** Any part of a criterion, with the ids of concept sets in place of the sets. */
  const inside = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(inside);
    if (typeof value !== 'object' || value === null) return value;
    // In a file the nested group stands last, whatever the order of what was said in code.
    const entries = Object.entries(value).sort(([a], [b]) => Number(a === 'nested') - Number(b === 'nested'));
    return Object.fromEntries(
      entries.map(([key, each]) => {
        if (key === 'conceptSet' || key === 'sourceConceptSet') return [key, setId(each as SetDraft)];
        return [key, key === 'nested' ? node(each as MemberDraft) : inside(each)];
      })
    );
  };

  const node = (draft: MemberDraft): object => {
    if (!('of' in draft)) {
      const id = `c${(criteria += 1)}`;
      return { id, ...(inside(draft) as object) };
    }
    const id = `g${(groups += 1)}`;
    return { id, ...draft, of: draft.of.map(node) };
  };

  const conceptSets = (): ConceptSet[] => [...sets].map(([set, id]) => ({ id, ...set }));
  return { node, inside, conceptSets };
}
