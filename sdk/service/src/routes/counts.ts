import { compileCounts, type ReleaseFacts } from '@cohortlab/sdk/compile';
import type { ResolvedCohort } from '@cohortlab/sdk/definition';
import type { ReleaseRef, Remark } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import { readFacts } from '../release/facts.js';
import { remarksOn } from './remarks.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import { statementOf } from './statement.js';
import { peopleOf, type Subject } from './subject.js';
import type { Work } from './work.js';

/** Exact counts: they go to the kernel as they are, or through the disclosure door. */
export interface Counts {
  readonly people: bigint;
  readonly entries: bigint;
  /** People of each group and criterion taken alone, by the id of its node. */
  readonly parts: readonly { readonly id: string; readonly people: bigint }[];
}

export interface Counted extends Counts {
  readonly release: ReleaseRef;
  readonly remarks: Remark[];
}

/** Counts the people whom a definition is about. */
export async function countSubject(
  service: Service,
  releaseName: string,
  subject: Subject,
  work: Work
): Promise<Counted> {
  const { release, ask } = await askRelease(service, releaseName, work);
  const facts = await readFacts(ask, release.manifest);
  const counts = await countCohort(ask, peopleOf(subject), facts);
  return { release: refOf(release), ...counts, remarks: await remarksOn(ask, subject, facts) };
}

async function countCohort(ask: Ask, cohort: ResolvedCohort, facts: ReleaseFacts): Promise<Counts> {
  const { sql, parameters, kept } = statementOf(compileCounts(cohort, facts));
  const rows = await ask(sql, parameters, kept);
  const whole = rows.find(row => row['part'] === '');
  if (!whole) throw new Error('The statement counts no cohort.');
  return {
    people: whole['people'] as bigint,
    entries: whole['entries'] as bigint,
    parts: rows
      .filter(row => row !== whole)
      .map(row => ({ id: String(row['part']), people: row['people'] as bigint }))
  };
}
