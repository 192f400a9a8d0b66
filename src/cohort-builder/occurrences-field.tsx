import React from 'react';
import { countsDistinct, type Occurrences, type TimedCriterion } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { useEditing } from './view-context';
import { NumberInput, WordSelect } from './value-input';

export interface OccurrencesFieldProps {
  readonly criterion: TimedCriterion;
  readonly onChange: (occurrences: Occurrences | undefined) => void;
}

type Distinct = NonNullable<Occurrences['distinct']> | 'records';
const OFTEN: readonly Distinct[] = ['records', 'startDate', 'visit', 'concept', 'value'];

/** How many such events there must be, and what is counted once; `none` says exclusion plainly. */
export function OccurrencesField({ criterion, onChange }: OccurrencesFieldProps): React.JSX.Element {
  const { trans } = useEditing();
  const { kind, count, distinct } = criterion.occurrences ?? ONCE;
  const none = count === 0 && kind !== 'atLeast';
  const change = (next: Occurrences): void => onChange(isOnce(next) ? undefined : next);
  const counted = (distinct === undefined ? {} : { distinct }) satisfies Partial<Occurrences>;
  const words = distinctWords(trans);
  const offered = OFTEN.filter(each => each === 'records' || countsDistinct(criterion.kind, each));
  const choices = distinct && !offered.includes(distinct) ? [...offered, distinct] : offered;
  return (
    <div role="group" className="jp-Cohortlab-field" aria-label={trans.__('How often')}>
      <span className="jp-Cohortlab-field-name">{trans.__('How often')}</span>
      <span className="jp-Cohortlab-range">
        <WordSelect
          label={trans.__('How it is counted')}
          value={none ? 'none' : kind}
          options={[
            ['atLeast', trans.__('at least')],
            ['exactly', trans.__('exactly')],
            ['atMost', trans.__('at most')],
            ['none', trans.__('never')]
          ]}
          onTake={next =>
            next === 'none'
              ? change({ kind: 'exactly', count: 0 })
              : change({ kind: next, count: Math.max(1, count), ...counted })
          }
        />
        {!none && (
          <>
            <NumberInput
              label={trans.__('How many')}
              value={count}
              min={kind === 'atLeast' ? 1 : 0}
              max={1_000_000}
              required
              onTake={taken => taken !== null && change({ kind, count: taken, ...counted })}
            />
            <WordSelect<Distinct>
              label={trans.__('What is counted')}
              value={distinct ?? 'records'}
              options={choices.map(each => [each, words[each] ?? each] as const)}
              onTake={next => change({ kind, count, ...(next !== 'records' && { distinct: next }) })}
            />
          </>
        )}
      </span>
    </div>
  );
}

const ONCE: Occurrences = { kind: 'atLeast', count: 1 };

const isOnce = ({ kind, count, distinct }: Occurrences): boolean =>
  kind === 'atLeast' && count === 1 && distinct === undefined;

const distinctWords = (trans: Trans): Partial<Record<Distinct, string>> => ({
  records: trans.__('records'),
  startDate: trans.__('different days'),
  endDate: trans.__('different last days'),
  visit: trans.__('different visits'),
  concept: trans.__('different concepts'),
  value: trans.__('different values'),
  unit: trans.__('different units'),
  duration: trans.__('different durations')
});
