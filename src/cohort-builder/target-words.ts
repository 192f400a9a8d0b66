import { isGroup, nodeOf, type Cohort } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { isBlank, type Target } from './targets';
import { criterionName, groupName } from './words';

/** The targets that are offered in a list; others are aimed at from where they are. */
export function targetsOf(cohort: Cohort): readonly Target[] {
  const groups = (list: readonly { readonly id: string }[]): Target[] =>
    list.map(({ id }) => ({ kind: 'group', id }));
  if (cohort.kind === 'people') {
    return [
      { kind: 'new', side: 'include' },
      { kind: 'new', side: 'exclude' },
      ...(isBlank(cohort) ? [{ kind: 'dayZero' } as const] : []),
      ...groups([...cohort.include, ...cohort.exclude])
    ];
  }
  return [{ kind: 'step' }, { kind: 'without' }, { kind: 'dayZero' }, ...groups(cohort.steps ?? [])];
}

/** Where a pick goes, as the word that joins it to what is there. */
export function targetText(target: Target, cohort: Cohort, trans: Trans): string {
  switch (target.kind) {
    case 'new':
      return target.side === 'include' ? trans.__('and') : trans.__('but not');
    case 'step':
      return trans.__('who have');
    case 'without':
      return trans.__('who have not');
    case 'dayZero':
      return cohort.kind === 'people' ? trans.__('day 0') : trans.__('or, as day 0');
    case 'censoring':
      return trans.__('ends the time');
    case 'drugExit':
      return trans.__('lasts with this drug');
    case 'set': {
      const set = cohort.conceptSets.find(({ id }) => id === target.id);
      return trans.__('or, in “%1”', set?.kind === 'inline' ? set.name : target.id);
    }
    case 'around': {
      const node = nodeOf(cohort, target.id);
      const name = node && !isGroup(node) ? criterionName(node, cohort.conceptSets, trans) : '';
      return trans.__('around %1', name);
    }
    case 'inner':
    case 'group': {
      const group = nodeOf(cohort, target.id);
      const name = group && isGroup(group) ? groupName(group, cohort, trans) : '';
      if (target.kind === 'inner') {
        return trans.__('group inside %1', name);
      }
      return group?.kind === 'all' ? trans.__('and, beside %1', name) : trans.__('or, beside %1', name);
    }
  }
}
