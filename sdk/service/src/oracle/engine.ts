import type { ReleaseFacts } from '@cohortlab/sdk/compile';
import type { Relation } from '@cohortlab/sdk/plan';
import type { Emitted } from '@cohortlab/sdk/sql';

/** An engine that holds the CDM, with connections that answer side by side. */
export interface OracleEngine {
  readonly facts: ReleaseFacts;
  readonly connections: readonly OracleConnection[];
  close(): Promise<void>;
}

/** A cohort reduced to what tells it from every other. */
export interface Answer {
  readonly rows: number;
  readonly persons: number;
  /** SHA-256 of the rows as lines, sorted by person, start and end. */
  readonly sha256: string;
  /** The first of the sorted rows; empty when there is none. */
  readonly first: string;
}

export interface OracleConnection {
  /** Runs a cohort's plan. Rows stay in the engine: there can be millions. */
  answer(plan: Relation): Promise<Answer>;
}

/** The statement that answers a cohort's statement in one row: `rows, persons, sha256, first`. */
export function answerStatement(cohort: Emitted, sha256: string): Emitted {
  const order = 'person_id, cohort_start_date, cohort_end_date';
  const sql = `
select rows, persons, ${sha256} as sha256, split_part(text, chr(10), 1) as first
from (
  select count(*) as rows, count(distinct person_id) as persons,
    coalesce(string_agg(
      concat(person_id, ',', cohort_start_date, ',', cohort_end_date, chr(10)), '' order by ${order}
    ), '') as text
  from (
${cohort.sql}
  ) as cohort
) as answer`;
  return { ...cohort, sql };
}

/** What came back of that statement; counts come as text or as 64-bit numbers. */
export const answerOf = (row: Readonly<Record<string, unknown>>): Answer => ({
  rows: Number(row['rows']),
  persons: Number(row['persons']),
  sha256: String(row['sha256']),
  first: String(row['first'])
});
