import type { Relation } from '@cohortlab/sdk/plan';
import { duckdb, emit, emitSteps } from '@cohortlab/sdk/sql';
import type { Statement } from '../engine/engine.js';

/** A plan as the engine runs it. */
export function statementOf(plan: Relation): Required<Statement> {
  const { sql, parameters, kept } = emitSteps(plan, duckdb);
  return { sql, parameters, kept };
}

/** A plan as it is shown: one statement that gives the same rows. */
export const shownSql = (plan: Relation): string => emit(plan, duckdb).sql;
