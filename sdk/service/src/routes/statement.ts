import type { Relation } from '@cohortlab/sdk/plan';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Statement } from '../engine/engine.js';

/** A plan as a statement for the engine. */
export function statementOf(plan: Relation): Statement {
  const { sql, parameters } = emit(plan, duckdb);
  return { sql, parameters };
}
