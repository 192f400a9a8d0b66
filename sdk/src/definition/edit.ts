import type { ConceptItem } from './concept-set.js';
import type { Cohort, PeopleCohort } from './cohort.js';
import type { Dataset } from './dataset.js';
import { withFacts, type Facts } from './facts.js';
import type { Group, Member } from './group.js';
import type { SearchedKind } from './kinds.js';
import { SCHEMAS } from './names.js';
import { isGroup, nodesOf, setUsesOf } from './nodes.js';

/**
 * Edits of a set of people: each takes a cohort and gives another, and leaves the one it took as it
 * was. An id that is not there changes nothing; what an edit is not about stays as it is.
 */
export type Side = 'include' | 'exclude';

/** A concept as it was picked: with everything below it, under the name it had. */
export interface PickedConcept {
  readonly conceptId: number;
  readonly name: string;
}

/** How the members of a group are joined where nothing is counted. */
export type Joint = 'all' | 'any';

/** A cohort of everyone: no groups yet. */
export function blankCohort(name: string): PeopleCohort {
  return { $schema: SCHEMAS.cohort, kind: 'people', name, include: [], exclude: [], conceptSets: [] };
}

/** A dataset over a cohort file (null: everyone), with no table yet; a file needs at least one. */
export function blankDataset(name: string, cohortPath: string | null): Dataset {
  const cohort: Dataset['cohort'] =
    cohortPath === null ? { kind: 'everyone' } : { kind: 'file', path: cohortPath };
  return { $schema: SCHEMAS.dataset, name, cohort, tables: [], conceptSets: [] };
}

/** The id that the next node gets: one more than the highest number in use behind the letter. */
export function nextId(definition: Cohort | Dataset, letter: 'c' | 'g' | 's'): string {
  const nodes = 'tables' in definition ? [] : nodesOf(definition).map(({ node }) => node.id);
  const numbers = [...nodes, ...definition.conceptSets.map(set => set.id)]
    .filter(id => id.startsWith(letter) && /^\d{1,9}$/.test(id.slice(1)))
    .map(id => Number(id.slice(1)));
  return `${letter}${numbers.reduce((high, number) => Math.max(high, number), 0) + 1}`;
}

/** Adds an empty group at the end of its side; it must get a criterion before the cohort is saved. */
export function addGroup(cohort: PeopleCohort, side: Side, kind: Joint = 'any'): PeopleCohort {
  return { ...cohort, [side]: [...cohort[side], { id: nextId(cohort, 'g'), kind, of: [] }] };
}

/** Adds an event to a group, with a concept set of its own that holds the concept and its descendants. */
export function addCriterion(
  cohort: PeopleCohort,
  groupId: string,
  kind: SearchedKind,
  { conceptId, name }: PickedConcept
): PeopleCohort {
  const set = nextId(cohort, 's');
  const item: ConceptItem = { conceptId, name, descendants: true };
  const conceptSets = [...cohort.conceptSets, { id: set, kind: 'inline' as const, name, items: [item] }];
  const added = addMember(cohort, groupId, { id: nextId(cohort, 'c'), kind, conceptSet: set });
  return added === cohort ? cohort : { ...added, conceptSets };
}

/** Adds facts about the person to a group. */
export function addDemographics(cohort: PeopleCohort, groupId: string, facts: Facts): PeopleCohort {
  return addMember(cohort, groupId, withFacts({ id: nextId(cohort, 'c'), kind: 'demographics' }, facts));
}

function addMember(cohort: PeopleCohort, groupId: string, member: Member): PeopleCohort {
  return change(cohort, groupId, node => (isGroup(node) ? { ...node, of: [...node.of, member] } : node));
}

/** Replaces the facts of a demographics criterion, whatever it asked for before. */
export function setFacts(cohort: PeopleCohort, id: string, facts: Facts): PeopleCohort {
  return change(cohort, id, node => (node.kind === 'demographics' ? withFacts(node, facts) : node));
}

/** First ever in the record, or any matching event. */
export function setFirstEver(cohort: PeopleCohort, id: string, firstEver: boolean): PeopleCohort {
  return change(cohort, id, node => {
    if (isGroup(node) || node.kind === 'demographics') return node;
    const { firstEver: before, ...event } = node;
    return firstEver ? { ...event, firstEver } : event;
  });
}

/**
 * Takes a group or a criterion away, with the concept sets that nothing else uses. A group whose
 * last member goes is taken away too.
 */
export function removeNode(cohort: PeopleCohort, id: string): PeopleCohort {
  const pruned = change(cohort, id, () => null);
  if (pruned === cohort) return cohort;
  const before = usedSets(cohort);
  const after = usedSets(pruned);
  return {
    ...pruned,
    conceptSets: cohort.conceptSets.filter(({ id: set }) => after.has(set) || !before.has(set))
  };
}

/** Puts a group at a place of a side (counted without the group itself). */
export function moveGroup(cohort: PeopleCohort, id: string, side: Side, index: number): PeopleCohort {
  const group = [...cohort.include, ...cohort.exclude].find(each => each.id === id);
  if (group === undefined) return cohort;
  const rest = {
    include: cohort.include.filter(each => each.id !== id),
    exclude: cohort.exclude.filter(each => each.id !== id)
  };
  const placed = [...rest[side].slice(0, index), group, ...rest[side].slice(index)];
  return { ...cohort, ...rest, [side]: placed };
}

/** Every member must hold, or at least one. */
export function setGroupKind(cohort: PeopleCohort, id: string, kind: Joint): PeopleCohort {
  return change(cohort, id, node => {
    if (!isGroup(node)) return node;
    const { kind: before, ...group } = node;
    if (!('count' in group)) return { ...group, kind };
    const { count, ...uncounted } = group;
    return { ...uncounted, kind };
  });
}

/** Names a group; an empty name takes the name away. */
export function renameGroup(cohort: PeopleCohort, id: string, name: string): PeopleCohort {
  return change(cohort, id, node => {
    if (!isGroup(node)) return node;
    const { name: before, ...group } = node;
    return name === '' ? group : { ...group, name };
  });
}

/** Names the cohort; a cohort always has a name. */
export function renameCohort(cohort: PeopleCohort, name: string): PeopleCohort {
  return name === '' ? cohort : { ...cohort, name };
}

/** Notes on the cohort; empty notes take them away. */
export function setNotes({ notes: before, ...cohort }: PeopleCohort, notes: string): PeopleCohort {
  return notes === '' ? cohort : { ...cohort, notes };
}

/** Names a concept set that is written in the definition. */
export function renameConceptSet(cohort: PeopleCohort, id: string, name: string): PeopleCohort {
  return mapSets(cohort, id, set => (name === '' ? set : { ...set, name }));
}

/** Replaces the content of a concept set that is written in the definition. */
export function setConceptItems(
  cohort: PeopleCohort,
  id: string,
  items: readonly ConceptItem[]
): PeopleCohort {
  return mapSets(cohort, id, set => ({ ...set, items: [...items] }));
}

type Inline = Extract<PeopleCohort['conceptSets'][number], { kind: 'inline' }>;

function mapSets(cohort: PeopleCohort, id: string, change: (set: Inline) => Inline): PeopleCohort {
  const conceptSets = cohort.conceptSets.map(set =>
    set.id === id && set.kind === 'inline' ? change(set) : set
  );
  return { ...cohort, conceptSets };
}

/** Changes the node of an id, wherever it stands; null takes it away. */
function change(cohort: PeopleCohort, id: string, by: (node: Member) => Member | null): PeopleCohort {
  if (!nodesOf(cohort).some(({ node }) => node.id === id)) return cohort;
  const groups = (list: readonly Group[]): Group[] =>
    list.flatMap(group => {
      const next = changed(group, id, by);
      return next !== null && isGroup(next) ? [next] : [];
    });
  return { ...cohort, include: groups(cohort.include), exclude: groups(cohort.exclude) };
}

function changed(node: Member, id: string, by: (node: Member) => Member | null): Member | null {
  if (node.id === id) return by(node);
  if (isGroup(node)) {
    const of = node.of.flatMap(member => changed(member, id, by) ?? []);
    return of.length > 0 || node.of.length === 0 ? { ...node, of } : null;
  }
  if (node.kind === 'demographics' || node.nested === undefined) return node;
  const { nested, ...alone } = node;
  const next = changed(nested, id, by);
  return next !== null && isGroup(next) ? { ...alone, nested: next } : alone;
}

function usedSets(cohort: PeopleCohort): Set<string> {
  return new Set(setUsesOf(cohort).map(({ id }) => id));
}
