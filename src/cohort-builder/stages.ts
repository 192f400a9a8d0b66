import type { Shown, ShownStage } from '@cohortlab/sdk';
import type { Trans } from '../components';

/** Who is left after day 0 with all that is needed around it, or after a step or a group, by its id. */
export function stageOf(
  stages: readonly ShownStage[],
  stage: 'entry' | 'cohort' | { readonly part: string }
): ShownStage | undefined {
  if (typeof stage === 'object') {
    return stages.find(each => PARTS.has(each.stage) && each.part === stage.part);
  }
  return stages.find(each => each.stage === stage);
}

/** How much of the first stage is left, from 0 to 1, from shown numbers only. */
export function shareOf(stages: readonly ShownStage[], people: Shown | undefined): number {
  const first = valueOf(stages[0]?.people);
  return first > 0 ? valueOf(people) / first : 0;
}

/** What a step or a group changed, in words; numbers that differ by few people are shown alike. */
export function changeText(stages: readonly ShownStage[], part: string, trans: Trans): string {
  const index = stages.findIndex(each => PARTS.has(each.stage) && each.part === part);
  const [before, after] = [stages[index - 1]?.people, stages[index]?.people];
  if (before === undefined || after === undefined) {
    return '';
  }
  if (after.kind === 'hidden') {
    return before.kind === 'hidden' ? trans.__('too few to show') : trans.__('few are left');
  }
  const gone = valueOf(before) - valueOf(after);
  return gone === 0 ? trans.__('no visible change') : trans.__('−%1', gone.toLocaleString());
}

/** Stages that are about a part which the author ordered. */
const PARTS: ReadonlySet<ShownStage['stage']> = new Set(['step', 'include', 'exclude']);

const valueOf = (people: Shown | undefined): number => (people?.kind === 'rounded' ? people.value : 0);
