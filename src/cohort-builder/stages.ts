import type { Shown, ShownStage } from '@cohortlab/sdk';
import type { Trans } from '../components';

/** Who is left after day 0 with all that is needed around it, or after a step, by its id. */
export function stageOf(
  stages: readonly ShownStage[],
  stage: 'entry' | 'cohort' | { readonly step: string }
): ShownStage | undefined {
  if (typeof stage === 'object') {
    return stages.find(each => each.stage === 'step' && each.part === stage.step);
  }
  return stages.find(each => each.stage === stage);
}

/** How much of the first stage is left, from 0 to 1, from shown numbers only. */
export function shareOf(stages: readonly ShownStage[], people: Shown | undefined): number {
  const first = valueOf(stages[0]?.people);
  return first > 0 ? valueOf(people) / first : 0;
}

/** What a step changed, in words; numbers that differ by few people are shown alike. */
export function changeText(stages: readonly ShownStage[], step: string, trans: Trans): string {
  const index = stages.findIndex(each => each.stage === 'step' && each.part === step);
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

const valueOf = (people: Shown | undefined): number => (people?.kind === 'rounded' ? people.value : 0);
