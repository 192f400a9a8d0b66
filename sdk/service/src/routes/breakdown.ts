import { compileBreakdown, type ReleaseFacts } from '@cohortlab/sdk/compile';
import type { ResolvedCohort } from '@cohortlab/sdk/definition';
import type { AgeCount, SexCount } from '@cohortlab/sdk/wire';
import { show, shownRank, type Count } from '../disclosure/index.js';
import type { Ask } from '../engine/ask.js';
import { AGE_GROUPS } from '../release/layout.js';
import { statementOf } from './statement.js';

/** People by sex (concept id) and by age (first year of the group), exact; who is not there has none. */
export interface ExactBreakdown {
  readonly sex: ReadonlyMap<number, Count>;
  readonly age: ReadonlyMap<number, Count>;
}

/** A sex recorded at birth that a release has. */
export interface Sex {
  readonly conceptId: number;
  readonly label: string;
}

export async function breakDown(
  ask: Ask,
  cohort: ResolvedCohort,
  facts: ReleaseFacts
): Promise<ExactBreakdown> {
  const { sql, parameters, kept } = statementOf(compileBreakdown(cohort, facts));
  const rows = await ask(sql, parameters, kept);
  const by = (dimension: string) =>
    new Map(
      rows
        .filter(row => row['dimension'] === dimension)
        .map(row => [Number(row['value']), row['people'] as bigint])
    );
  return { sex: by('sex'), age: by('age') };
}

/**
 * The bars of a breakdown by sex: those of the release, whatever is broken down. A bar that came
 * and went with its people would tell whether there is one.
 */
export async function sexesOf(ask: Ask): Promise<readonly Sex[]> {
  const rows = await ask(
    `select coalesce(gender_concept_id, 0) as id, any_value(concept_name) as name,
       count(distinct person_id) as people
     from person left join concept on concept_id = gender_concept_id group by 1`
  );
  const ranked = rows
    .map(row => ({
      conceptId: Number(row['id']),
      label: label(Number(row['id']), row['name']),
      rank: shownRank(row['people'] as bigint)
    }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.label < b.label ? -1 : 1));
  return ranked.map(({ conceptId, label }) => ({ conceptId, label }));
}

export function showSexes(people: ExactBreakdown['sex'], sexes: readonly Sex[]): SexCount[] {
  return sexes.map(sex => ({ ...sex, people: show(people.get(sex.conceptId) ?? 0) }));
}

/** Every age group, with people or without. */
export function showAges(people: ExactBreakdown['age']): AgeCount[] {
  return AGE_GROUPS.map((from, i) => {
    const next = AGE_GROUPS[i + 1];
    return { from, to: next === undefined ? null : next - 1, people: show(people.get(from) ?? 0) };
  });
}

function label(conceptId: number, name: unknown): string {
  if (typeof name === 'string' && name !== '') return name;
  return conceptId === 0 ? 'No matching concept' : `Concept ${conceptId}`;
}
