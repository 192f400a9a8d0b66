import React from 'react';
import type { Facts, NumberRange } from '@cohortlab/sdk';
import { IconButton } from '../components';
import { NumberInput, WordSelect } from './value-input';
import { useEditing } from './view-context';
import { yearsText } from './words';

export interface AgeFieldProps {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}

const YEARS = { min: 0, max: 150 };

/** Age in whole years, both ends included: on day 0, or on the last day that the release covers. */
export function AgeField({ facts, onChange }: AgeFieldProps): React.JSX.Element {
  const { trans, cohort, cutOff } = useEditing();
  const range = facts.age?.years;
  const timed = cohort.kind === 'events';
  const at = facts.age?.at ?? (timed ? 'start' : 'cutOff');
  const change = (years: NumberRange | null): void => {
    const { age: _, ...rest } = facts;
    onChange(years ? { ...rest, age: { at, years } } : rest);
  };
  const last =
    cutOff === null ? trans.__('Age at the data cut-off') : trans.__('Age at the data cut-off, %1', cutOff);
  const dayZero = trans.__('Age at day 0');
  const when = at === 'start' ? dayZero : last;
  const ends = endsOf(range);
  return (
    <div role="group" aria-label={when}>
      {timed && range ? (
        <WordSelect
          label={trans.__('When the age is asked for')}
          value={at}
          options={[
            ['start', dayZero],
            ['cutOff', last]
          ]}
          onTake={next => onChange({ ...facts, age: { at: next, years: range } })}
        />
      ) : (
        <span className="jp-Cohortlab-label">{when}</span>
      )}
      {ends ? (
        <span className="jp-Cohortlab-age-ends">
          <NumberInput
            label={trans.__('from')}
            printed
            {...YEARS}
            value={ends.low}
            onTake={low => change(rangeOf(low, ends.high))}
          />
          <NumberInput
            label={trans.__('to')}
            printed
            {...YEARS}
            value={ends.high}
            onTake={high => change(rangeOf(ends.low, high))}
          />
          <span className="jp-Cohortlab-quiet">{trans.__('both included')}</span>
        </span>
      ) : (
        <span className="jp-Cohortlab-age-ends">
          {range && yearsText(range, trans)}
          <IconButton icon="close" label={trans.__('Any age')} onClick={() => change(null)} />
        </span>
      )}
    </div>
  );
}

interface Ends {
  readonly low: number | null;
  readonly high: number | null;
}

/** The two ends of a range that has only ends; null for the other forms, which are shown in words. */
function endsOf(range: NumberRange | undefined): Ends | null {
  switch (range?.kind) {
    case undefined:
      return { low: null, high: null };
    case 'between':
      return { low: range.low, high: range.high };
    case 'atLeast':
      return { low: range.value, high: null };
    case 'atMost':
      return { low: null, high: range.value };
    case 'equal':
      return { low: range.value, high: range.value };
    default:
      return null;
  }
}

function rangeOf(low: number | null, high: number | null): NumberRange | null {
  if (low !== null && high !== null) {
    return { kind: 'between', low: Math.min(low, high), high: Math.max(low, high) };
  }
  if (low !== null) {
    return { kind: 'atLeast', value: low };
  }
  return high === null ? null : { kind: 'atMost', value: high };
}
