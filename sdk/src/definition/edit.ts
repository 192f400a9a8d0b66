import type { ConceptItem } from './concept-set.js';
import type { PeopleCohort } from './cohort.js';
import type { Demographics, EventKind } from './criterion.js';
import type { Dataset } from './dataset.js';
import type { Group } from './group.js';
import { SCHEMAS } from './names.js';
import { nodesOf } from './nodes.js';

/**
 * Edits of a set of people: each takes a cohort and gives another, and leaves the one it took as it
 * was. An id that is not there changes nothing.
 */
export type Side = 'include' | 'exclude';

/** A concept as it was picked: with everything below it, under the name it had. */
export interface PickedConcept {
  readonly conceptId: number;
  readonly name: string;
}

/** The facts that a demographics criterion asks for. */
export type Facts = Omit<Demographics, 'id' | 'kind'>;

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
export function nextId(definition: PeopleCohort | Dataset, letter: 'c' | 'g' | 's'): string {
  const nodes = 'tables' in definition ? [] : nodesOf(definition).map(({ node }) => node.id);
  const numbers = [...nodes, ...definition.conceptSets.map(set => set.id)]
    .filter(id => id.startsWith(letter) && /^\d{1,9}$/.test(id.slice(1)))
    .map(id => Number(id.slice(1)));
  return `${letter}${numbers.reduce((high, number) => Math.max(high, number), 0) + 1}`;
}

/** Adds an empty group at the end of its side; it must get a criterion before the cohort is saved. */
export function addGroup(cohort: PeopleCohort, side: Side, kind: Group['kind'] = 'any'): PeopleCohort {
  return { ...cohort, [side]: [...cohort[side], { id: nextId(cohort, 'g'), kind, of: [] }] };
}

/** Adds an event to a group, with a concept set of its own that holds the concept and its descendants. */
export function addCriterion(
  cohort: PeopleCohort,
  groupId: string,
  kind: EventKind,
  { conceptId, name }: PickedConcept
): PeopleCohort {
  if (!hasGroup(cohort, groupId)) return cohort;
  const set = nextId(cohort, 's');
  const item: ConceptItem = { conceptId, name, descendants: true };
  const conceptSets = [...cohort.conceptSets, { id: set, kind: 'inline' as const, name, items: [item] }];
  const criterion = { id: nextId(cohort, 'c'), kind, conceptSet: set };
  return { ...mapGroup(cohort, groupId, group => ({ ...group, of: [...group.of, criterion] })), conceptSets };
}

/** Adds facts about the person to a group. */
export function addDemographics(cohort: PeopleCohort, groupId: string, facts: Facts): PeopleCohort {
  const criterion = { id: nextId(cohort, 'c'), kind: 'demographics' as const, ...facts };
  return mapGroup(cohort, groupId, group => ({ ...group, of: [...group.of, criterion] }));
}

/** Replaces the facts of a demographics criterion. */
export function setFacts(cohort: PeopleCohort, id: string, facts: Facts): PeopleCohort {
  return mapCriteria(cohort, id, node =>
    node.kind === 'demographics' ? { id, kind: node.kind, ...facts } : node
  );
}

/** First ever in the record, or any matching event. */
export function setFirstEver(cohort: PeopleCohort, id: string, firstEver: boolean): PeopleCohort {
  return mapCriteria(cohort, id, node => {
    if (node.kind === 'demographics') return node;
    const { firstEver: before, ...event } = node;
    return firstEver ? { ...event, firstEver } : event;
  });
}

/**
 * Takes a group or a criterion away, with the concept sets that nothing else uses. A group whose
 * last criterion goes is taken away too.
 */
export function removeNode(cohort: PeopleCohort, id: string): PeopleCohort {
  const prune = (groups: readonly Group[]): Group[] =>
    groups
      .filter(group => group.id !== id)
      .flatMap(group => {
        const of = group.of.filter(node => node.id !== id);
        return of.length === group.of.length ? [group] : of.length > 0 ? [{ ...group, of }] : [];
      });
  const pruned = { ...cohort, include: prune(cohort.include), exclude: prune(cohort.exclude) };
  const before = usedSets(cohort);
  const after = usedSets(pruned);
  if (nodesOf(pruned).length === nodesOf(cohort).length) return cohort;
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
export function setGroupKind(cohort: PeopleCohort, id: string, kind: Group['kind']): PeopleCohort {
  return mapGroup(cohort, id, group => ({ ...group, kind }));
}

/** Names a group; an empty name takes the name away. */
export function renameGroup(cohort: PeopleCohort, id: string, name: string): PeopleCohort {
  return mapGroup(cohort, id, ({ name: before, ...group }) => (name === '' ? group : { ...group, name }));
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

function mapGroup(cohort: PeopleCohort, id: string, change: (group: Group) => Group): PeopleCohort {
  const map = (groups: readonly Group[]): Group[] =>
    groups.map(group => (group.id === id ? change(group) : group));
  return { ...cohort, include: map(cohort.include), exclude: map(cohort.exclude) };
}

type Criterion = Group['of'][number];

function mapCriteria(cohort: PeopleCohort, id: string, change: (node: Criterion) => Criterion): PeopleCohort {
  const map = (groups: readonly Group[]): Group[] =>
    groups.map(group => ({ ...group, of: group.of.map(node => (node.id === id ? change(node) : node)) }));
  return { ...cohort, include: map(cohort.include), exclude: map(cohort.exclude) };
}

function hasGroup(cohort: PeopleCohort, id: string): boolean {
  return [...cohort.include, ...cohort.exclude].some(group => group.id === id);
}

function usedSets(cohort: PeopleCohort): Set<string> {
  return new Set(
    nodesOf(cohort).flatMap(({ node }) =>
      'conceptSet' in node && node.conceptSet !== undefined ? [node.conceptSet] : []
    )
  );
}
