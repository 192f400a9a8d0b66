import { compileAttrition, type ReleaseFacts } from '@cohortlab/sdk/compile';
import { nodesOf, type ResolvedCohort } from '@cohortlab/sdk/definition';
import { AttritionStage } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import { statementOf } from './statement.js';

/** Who is left after each stage of a cohort, exactly, in the author's order. */
export async function attritionOf(
  ask: Ask,
  cohort: ResolvedCohort,
  facts: ReleaseFacts
): Promise<AttritionStage[]> {
  const { sql, parameters, kept } = statementOf(compileAttrition(cohort, facts));
  const names = new Map(nodesOf(cohort).map(({ node }) => [node.id, 'name' in node ? node.name : undefined]));
  const rows = await ask(sql, parameters, kept);
  return rows.map(({ stage, part, people, entries }) => {
    const id = String(part);
    return AttritionStage.parse({
      stage,
      part: id === '' ? null : id,
      name: names.get(id) ?? null,
      people: Number(people),
      entries: Number(entries)
    });
  });
}
