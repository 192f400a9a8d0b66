import { type ResolvedCohort, setUsesOf } from '../definition/index.js';
import { type Relation } from '../plan/index.js';
import { type ConceptSets, conceptSets } from './concept-sets.js';
import type { ReleaseFacts } from './release.js';

/** What the parts of one cohort share while it is compiled. */
export interface Context {
  readonly release: ReleaseFacts;
  readonly conceptSet: ConceptSets;
  /** Of whom alone events are asked, where that is known beforehand: `person_id`. Everybody when left out. */
  readonly people?: Relation | undefined;
  /** The rows of the saved cohort that criteria name by this path. */
  readonly savedCohort: (path: string) => Relation;
}

/** `rowsOf` compiles a saved cohort; each is compiled once however many criteria name it. */
export function contextOf(
  cohort: ResolvedCohort,
  release: ReleaseFacts,
  rowsOf: (cohort: ResolvedCohort) => Relation
): Context {
  const made = new Map<string, Relation>();
  const used = new Set(setUsesOf(cohort).map(({ id }) => id));
  return {
    release,
    conceptSet: conceptSets(
      cohort.conceptSets.filter(({ id }) => used.has(id)),
      release
    ),
    savedCohort(path) {
      const saved = cohort.cohorts?.[path];
      if (saved === undefined) throw new Error(`There is no cohort ${path}: resolve the definition first.`);
      const rows = made.get(path) ?? rowsOf(saved);
      made.set(path, rows);
      return rows;
    }
  };
}
