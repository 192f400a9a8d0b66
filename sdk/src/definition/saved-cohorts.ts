import type { BundleFiles, Place } from './bundle-files.js';
import type { Cohort } from './cohort.js';
import type { ConceptSet, InlineConceptSet } from './concept-set.js';
import type { ResolvedCohort } from './definition.js';
import { LIMITS } from './limits.js';
import { nodesOf } from './nodes.js';
import type { Problem } from './problem.js';
import { cohortFiles } from './references.js';

/** Concept sets, found at a place, with the content of their files. */
export type Inline = (sets: readonly ConceptSet[], place: Place) => InlineConceptSet[];
/** A cohort, found at a place, with all that it refers to. */
export type CohortAt = (cohort: Cohort, place: Place) => ResolvedCohort;

/** A resolved cohort and how large it is with the cohorts inside it. */
interface Whole {
  readonly cohort: ResolvedCohort;
  readonly nodes: number;
  readonly levels: number;
}

/**
 * Follows the cohorts that criteria name. A file that several criteria name is resolved once; what
 * is disabled is not followed, so that a reference that is broken can be set aside.
 */
export function cohortResolver(
  files: BundleFiles,
  inline: Inline,
  report: (problem: Problem) => void
): CohortAt {
  const known = new Map<string, Whole>();

  function whole(cohort: Cohort, place: Place): Whole {
    const before = known.get(place.path);
    if (before !== undefined) return before;
    const references = cohortFiles(cohort).filter(({ enabled }) => enabled);
    const inside = new Map<string, Whole | null>();
    for (const { path, pointer } of references) {
      if (inside.has(path)) continue;
      const found = files.follow('cohort', path, pointer, place);
      inside.set(path, found && whole(found.definition.cohort, found.place));
    }
    const wholes = references.flatMap(({ path }) => inside.get(path) ?? []);
    const result = {
      cohort: {
        ...cohort,
        conceptSets: inline(cohort.conceptSets, place),
        ...(references.length > 0 && { cohorts: cohortsOf(inside) })
      },
      nodes: wholes.reduce((sum, { nodes }) => sum + nodes, nodesOf(cohort).length),
      levels: Math.max(0, ...wholes.map(({ levels }) => levels + 1))
    };
    known.set(place.path, result);
    checkSize(result, wholes, place);
    return result;
  }

  /** Too much is reported where it first becomes too much, not again in every cohort around it. */
  function checkSize({ nodes, levels }: Whole, inside: readonly Whole[], place: Place): void {
    const file = files.shown(place.path);
    if (nodes > LIMITS.nodes && inside.every(each => each.nodes <= LIMITS.nodes)) {
      const message = `With the cohorts that it refers to there are ${nodes} groups and criteria; ${LIMITS.nodes} are allowed.`;
      report({ file, path: '', message });
    }
    if (levels > LIMITS.cohortsInCohorts && inside.every(each => each.levels <= LIMITS.cohortsInCohorts)) {
      const message = `Cohorts refer to cohorts more than ${LIMITS.cohortsInCohorts} levels deep. Say some of it here instead.`;
      report({ file, path: '', message });
    }
  }

  return (cohort, place) => whole(cohort, place).cohort;
}

function cohortsOf(inside: ReadonlyMap<string, Whole | null>): Record<string, ResolvedCohort> {
  return Object.fromEntries([...inside].flatMap(([path, each]) => (each ? [[path, each.cohort]] : [])));
}
