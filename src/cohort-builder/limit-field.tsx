import React from 'react';
import { setLimits, type Limit } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { WordSelect } from './value-input';
import { useEvents } from './view-context';

/** Which of a person's events count: the two limits of the language, as one choice. */
interface Limits {
  readonly entry: Limit;
  readonly limit: Limit;
  readonly text: (trans: Trans) => string;
}

const CHOICES: readonly Limits[] = [
  { entry: 'first', limit: 'first', text: trans => trans.__('the first, whether or not it passes') },
  { entry: 'all', limit: 'first', text: trans => trans.__('the first that passes all steps') },
  { entry: 'all', limit: 'all', text: trans => trans.__('every one that passes all steps') },
  { entry: 'last', limit: 'last', text: trans => trans.__('the last, whether or not it passes') },
  { entry: 'all', limit: 'last', text: trans => trans.__('the last that passes all steps') }
];

/** Which of the events of a person are looked at, and which count. */
export function LimitField(): React.JSX.Element {
  const { trans, cohort, editOwn } = useEvents();
  const { entry, limit } = cohort;
  // Where only one event is looked at, what is said of several of them changes nothing.
  const known = CHOICES.find(
    each => each.entry === entry.limit && (entry.limit !== 'all' || each.limit === limit)
  );
  const kept = { entry: entry.limit, limit, text: () => trans.__('as in the file') };
  const choices = known ? CHOICES : [...CHOICES, kept];
  const key = (each: Pick<Limits, 'entry' | 'limit'>): string => `${each.entry} ${each.limit}`;
  const current = known ?? kept;
  return (
    <div className="jp-Cohortlab-field" role="group" aria-label={trans.__('Which event of a person')}>
      <span className="jp-Cohortlab-field-name">{trans.__('Of several, it is')}</span>
      <WordSelect
        label={trans.__('Which event of a person is day 0')}
        value={key(current)}
        options={choices.map(each => [key(each), each.text(trans)] as const)}
        onTake={taken => {
          const next = choices.find(each => key(each) === taken);
          if (next) {
            editOwn(before => setLimits(before, next.entry, next.limit));
          }
        }}
      />
    </div>
  );
}
