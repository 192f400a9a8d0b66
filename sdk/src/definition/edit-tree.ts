import type { Cohort, EventsCohort, PeopleCohort } from './cohort.js';
import type { TimedCriterion } from './criterion.js';
import type { Dataset } from './dataset.js';
import type { Group, Member } from './group.js';
import { isGroup, nodesOf, setUsesOf } from './nodes.js';

/** How the nodes of a cohort are changed, whatever its kind: every edit is made of these. */

/** The id that the next node gets: one more than the highest number in use behind the letter. */
export function nextId(definition: Cohort | Dataset, letter: 'c' | 'g' | 's'): string {
  const nodes = 'tables' in definition ? [] : nodesOf(definition).map(({ node }) => node.id);
  const numbers = [...nodes, ...definition.conceptSets.map(set => set.id)]
    .filter(id => id.startsWith(letter) && /^\d{1,9}$/.test(id.slice(1)))
    .map(id => Number(id.slice(1)));
  return `${letter}${numbers.reduce((high, number) => Math.max(high, number), 0) + 1}`;
}

/** Gives the ids of nodes that are added together, each another one. */
export function numbering(cohort: Cohort): (letter: 'c' | 'g') => string {
  const next = { c: nextId(cohort, 'c'), g: nextId(cohort, 'g') };
  return letter => {
    const given = next[letter];
    next[letter] = `${letter}${Number(given.slice(1)) + 1}`;
    return given;
  };
}

/** The node of an id, wherever it stands. */
export function nodeOf(cohort: Cohort, id: string): Member | undefined {
  return nodesOf(cohort).find(({ node }) => node.id === id)?.node;
}

/**
 * Puts other nodes in the place of one, wherever it stands: none takes it away, and a group whose
 * last member goes with it. The last entry event stays: nobody could enter.
 */
export function replaceNode<C extends Cohort>(
  cohort: C,
  id: string,
  by: (node: Member) => readonly Member[]
): C {
  if (nodeOf(cohort, id) === undefined) return cohort;
  return mapLists(cohort, list => list.flatMap(node => (node.id === id ? by(node) : [node])));
}

/** Changes the node of an id, wherever it stands. */
export function changeNode<C extends Cohort>(cohort: C, id: string, by: (node: Member) => Member): C {
  return replaceNode(cohort, id, node => [by(node)]);
}

type Lists = (list: readonly Member[]) => readonly Member[];

/** Changes every list of nodes that stand side by side, innermost first; what is alone is a list of one. */
export function mapLists<C extends Cohort>(cohort: C, by: Lists): C {
  return (cohort.kind === 'people' ? mapPeople(cohort, by) : mapEvents(cohort, by)) as C;
}

function mapPeople(cohort: PeopleCohort, by: Lists): PeopleCohort {
  return { ...cohort, include: groupsIn(cohort.include, by), exclude: groupsIn(cohort.exclude, by) };
}

function mapEvents(cohort: EventsCohort, by: Lists): EventsCohort {
  const { entry, steps, censoring, ...rest } = cohort;
  const { qualifying, ...ways } = entry;
  const events = eventsIn(entry.events, by);
  if (events.length === 0) return cohort;
  const [group] = qualifying ? groupsIn([qualifying.group], by) : [];
  const left = { steps: groupsIn(steps ?? [], by), censoring: eventsIn(censoring ?? [], by) };
  return {
    ...rest,
    entry: { ...ways, events, ...(qualifying && group && { qualifying: { ...qualifying, group } }) },
    ...(left.steps.length > 0 && { steps: left.steps }),
    ...(left.censoring.length > 0 && { censoring: left.censoring })
  };
}

const groupsIn = (list: readonly Group[], by: Lists): Group[] => listOf(list, by).filter(isGroup);
const eventsIn = (list: readonly TimedCriterion[], by: Lists): TimedCriterion[] =>
  listOf(list, by).filter((node): node is TimedCriterion => !isGroup(node) && node.kind !== 'demographics');

function listOf(list: readonly Member[], by: Lists): readonly Member[] {
  return by(list.flatMap(node => insideOf(node, by)));
}

/** A node with what lies in it changed; nothing when a group has lost its last member. */
function insideOf(node: Member, by: Lists): Member[] {
  if (isGroup(node)) {
    const of = listOf(node.of, by);
    return of.length > 0 || node.of.length === 0 ? [{ ...node, of: [...of] }] : [];
  }
  if (node.kind === 'demographics' || node.nested === undefined) return [node];
  const { nested, ...alone } = node;
  const [group] = groupsIn([nested], by);
  return [group ? { ...alone, nested: group } : alone];
}

/** A node with new ids all through, its concept sets called by their new names. */
export function renumbered(
  node: Member,
  give: (letter: 'c' | 'g') => string,
  names: ReadonlyMap<string, string> = new Map()
): Member {
  if (isGroup(node)) {
    return { ...node, id: give('g'), of: node.of.map(member => renumbered(member, give, names)) };
  }
  const { nested, ...alone } = { nested: undefined, ...node };
  const named = JSON.parse(JSON.stringify(alone), (key, value: unknown) =>
    /^(?:conceptSet|sourceConceptSet)$/.test(key) ? (names.get(value as string) ?? value) : value
  ) as Member;
  return {
    ...named,
    id: give('c'),
    ...(nested && { nested: renumbered(nested, give, names) as Group })
  } as Member;
}

/** The cohort without the concept sets that something used before an edit, and nothing does now. */
export function tidySets<C extends Cohort>(before: Cohort, after: C): C {
  const [used, still] = [before, after].map(each => new Set(setUsesOf(each).map(({ id }) => id)));
  const conceptSets = after.conceptSets.filter(({ id }) => still!.has(id) || !used!.has(id));
  return conceptSets.length === after.conceptSets.length ? after : { ...after, conceptSets };
}
