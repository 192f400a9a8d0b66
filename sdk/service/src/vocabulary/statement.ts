import type { Relation } from '@cohortlab/sdk/plan';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Parameter } from '../engine/ask.js';

/** A statement of our own over a relation that the compiler made, which it knows as `selected`. */
export function over(
  relation: Relation,
  sql: string,
  more: Readonly<Record<string, Parameter>> = {}
): readonly [sql: string, parameters: Readonly<Record<string, Parameter>>] {
  const emitted = emit(relation, duckdb);
  return [`with selected as (${emitted.sql}) ${sql}`, { ...emitted.parameters, ...more }];
}
