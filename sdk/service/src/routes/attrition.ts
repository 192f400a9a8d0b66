import { compileAttrition, type ReleaseFacts } from '@cohortlab/sdk/compile';
import { nodesOf, type ResolvedCohort } from '@cohortlab/sdk/definition';
import { AttritionStage, type DisplayedStage } from '@cohortlab/sdk/wire';
import { showRecords, showSteps } from '../disclosure/index.js';
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

/** The same for a display. Entries are hidden where their people are; neither number ever rises. */
export function showStages(stages: readonly AttritionStage[]): DisplayedStage[] {
  const people = showSteps(stages.map(stage => stage.people));
  let least = Infinity;
  return stages.map((stage, place) => {
    const shown = people[place]!;
    least = Math.min(least, stage.entries);
    return {
      ...stage,
      people: shown,
      entries: shown.kind === 'hidden' ? shown : showRecords(least, stage.people)
    };
  });
}
