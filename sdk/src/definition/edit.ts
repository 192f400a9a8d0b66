import type { Cohort, PeopleCohort } from './cohort.js';
import type { Dataset } from './dataset.js';
import type { Joint } from './edit-nodes.js';
import { nextId } from './edit-tree.js';
import { SCHEMAS } from './names.js';

/** Edits of a whole definition: a new one, its name and notes, and the groups of a set of people. */
export type Side = 'include' | 'exclude';

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

/** Names the cohort; a cohort always has a name. */
export function renameCohort<C extends Cohort>(cohort: C, name: string): C {
  return name === '' ? cohort : { ...cohort, name };
}

/** Notes on the cohort; empty notes take them away. */
export function setNotes<C extends Cohort>(cohort: C, notes: string): C {
  const { notes: before, ...rest } = cohort;
  return (notes === '' ? rest : { ...rest, notes }) as C;
}

/** Adds an empty group at the end of its side; it must get a criterion before the cohort is saved. */
export function addGroup(cohort: PeopleCohort, side: Side, kind: Joint = 'any'): PeopleCohort {
  return { ...cohort, [side]: [...cohort[side], { id: nextId(cohort, 'g'), kind, of: [] }] };
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
