import { compileCohort } from '@cohortlab/sdk/compile';
import type { CohortSql } from '@cohortlab/sdk/wire';
import { readFacts } from '../release/facts.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import { shownSql } from './statement.js';
import { peopleOf, type Subject } from './subject.js';
import type { Work } from './work.js';

/**
 * The SQL that answers for a cohort on a release. It is made of the definition, the tables that the
 * release has and its last day: no record is read for it, and nobody is named in it.
 */
export async function cohortSql(
  service: Service,
  name: string,
  subject: Subject,
  work: Work
): Promise<CohortSql> {
  const { release, ask } = await askRelease(service, name, work);
  const plan = compileCohort(peopleOf(subject), await readFacts(ask, release.manifest));
  return { release: refOf(release), hash: subject.hash, sql: shownSql(plan) };
}
