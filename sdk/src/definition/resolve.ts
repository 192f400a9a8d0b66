import type { Bundle, BundleFile } from './bundle.js';
import { bundleFiles, checkBundle, mismatch, type BundleFiles } from './bundle-files.js';
import { checkItems, countItems } from './list-checks.js';
import type { InlineConceptSet } from './concept-set.js';
import type { Dataset } from './dataset.js';
import type { ResolvedCohort } from './definition.js';
import type { Problem } from './problem.js';
import type { FileReading, Reading, Resolved } from './reading.js';
import { cohortResolver, type CohortAt, type Inline } from './saved-cohorts.js';

/** Follows the references of a bundle; `read` reads one file by itself. Every problem is reported. */
export function resolveBundle(
  bundle: Bundle,
  cohort: Bundle | undefined,
  read: (file: BundleFile) => FileReading
): Reading {
  const problems = [...checkBundle(bundle), ...(cohort ? checkBundle(cohort) : [])];
  if (problems.length > 0) return { kind: 'problems', problems };
  const resolve = resolver(read, problem => problems.push(problem));
  const resolved = resolve(bundle, cohort);
  return problems.length > 0 || resolved === null ? { kind: 'problems', problems } : resolved;
}

function resolver(read: (file: BundleFile) => FileReading, report: (problem: Problem) => void) {
  function resolve(bundle: Bundle, other: Bundle | undefined): Resolved | null {
    const files = bundleFiles(bundle, read, report);
    const definition = files.open(files.own);
    if (definition === null) return null;
    if (other !== undefined && definition.kind !== 'dataset') {
      const message = 'Another cohort can stand in only for that of a dataset; this is no dataset file.';
      report({ file: bundle.path, path: '', message });
      return null;
    }
    const inline = inliner(files, report);
    const cohortAt = cohortResolver(files, inline, report);
    switch (definition.kind) {
      case 'concepts':
        return definition;
      case 'cohort':
        return { kind: 'cohort', cohort: cohortAt(definition.cohort, files.own) };
      case 'dataset': {
        const dataset = {
          ...definition.dataset,
          conceptSets: inline(definition.dataset.conceptSets, files.own)
        };
        const cohort = other === undefined ? ownCohort(dataset.cohort, files, cohortAt) : standIn(other);
        return cohort === undefined ? null : { kind: 'dataset', dataset, cohort };
      }
    }
  }

  /** The cohort that a dataset names: null for everyone, undefined when it cannot be had. */
  function ownCohort(
    reference: Dataset['cohort'],
    files: BundleFiles,
    cohortAt: CohortAt
  ): ResolvedCohort | null | undefined {
    if (reference.kind === 'everyone') return null;
    const found = files.follow('cohort', reference.path, '/cohort/path', files.own);
    return found ? cohortAt(found.definition.cohort, found.place) : undefined;
  }

  function standIn(bundle: Bundle): ResolvedCohort | undefined {
    const resolved = resolve(bundle, undefined);
    if (resolved === null || resolved.kind === 'cohort') return resolved?.cohort;
    report({ file: bundle.path, path: '', message: mismatch('cohort', resolved.kind) });
    return undefined;
  }

  return resolve;
}

/** Puts the content of files in place of the paths of concept sets. */
function inliner(files: BundleFiles, report: (problem: Problem) => void): Inline {
  return (sets, place) => {
    const resolved = sets.flatMap((set, index): InlineConceptSet[] => {
      if (set.kind === 'inline') return [set];
      const found = files.follow('concepts', set.path, `/conceptSets/${index}/path`, place);
      if (found === null) return [];
      const { name, items } = found.definition.concepts;
      return [{ id: set.id, kind: 'inline', name, items }];
    });
    const file = files.shown(place.path);
    checkItems('/conceptSets', countItems(resolved)).forEach(flaw => report({ file, ...flaw }));
    return resolved;
  };
}
