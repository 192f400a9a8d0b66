import { active, type Cohort, type ResolvedCohort } from '../definition/index.js';
import { conceptSetsSection } from './concept-sets.js';
import { conventions } from './conventions.js';
import { entrySection, stepsSection } from './entry.js';
import { exitSection } from './exit.js';
import { leftOutSection } from './left-out.js';
import { peopleSections } from './people.js';
import { scopeOf } from './scope.js';
import type { Section, Words } from './statement.js';
import { plain } from './text.js';

/**
 * A cohort in plain English, as the methods section of a paper would have it. The same definition
 * gives the same words. A cohort that is resolved is said with the names of its saved cohorts and
 * with the concepts that are kept in files.
 */
export function inWords(cohort: Cohort | ResolvedCohort): Words {
  const scope = scopeOf(cohort);
  const counts = active(cohort as Cohort);
  const body: Section[] =
    counts.kind === 'people'
      ? peopleSections(counts, scope)
      : [entrySection(counts, scope), ...stepsSection(counts, scope), exitSection(counts, scope)];
  return {
    title: plain(cohort.name),
    sections: [
      ...body,
      ...conventions(counts),
      ...conceptSetsSection(counts),
      ...leftOutSection(cohort as Cohort, scope)
    ]
  };
}
