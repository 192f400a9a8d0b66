import React, { useEffect, useState } from 'react';
import type { Facts, NumberRange } from '@cohortlab/sdk';
import { IconButton } from '../components';
import { useEditing } from './view-context';
import { yearsText } from './words';

export interface AgeFieldProps {
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}

/** Age in whole years on the last day that the release covers, both ends included. */
export function AgeField({ facts, onChange }: AgeFieldProps): React.JSX.Element {
  const { trans, cutOff } = useEditing();
  const range = facts.age?.years;
  const change = (years: NumberRange | null): void => {
    const { age: _, ...rest } = facts;
    onChange(years ? { ...rest, age: { at: 'cutOff', years } } : rest);
  };
  const when =
    cutOff === null ? trans.__('Age at the data cut-off') : trans.__('Age at the data cut-off, %1', cutOff);
  const ends = endsOf(range);
  return (
    <div role="group" aria-label={when}>
      <span className="jp-Cohortlab-label">{when}</span>
      {ends ? (
        <span className="jp-Cohortlab-age-ends">
          <Years label={trans.__('from')} value={ends.low} onTake={low => change(rangeOf(low, ends.high))} />
          <Years label={trans.__('to')} value={ends.high} onTake={high => change(rangeOf(ends.low, high))} />
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

interface YearsProps {
  readonly label: string;
  readonly value: number | null;
  readonly onTake: (value: number | null) => void;
}

/** A number of years, taken when the field is left, by Enter, or by its arrows. */
function Years({ label, value, onTake }: YearsProps): React.JSX.Element {
  const [text, setText] = useState(String(value ?? ''));
  useEffect(() => setText(String(value ?? '')), [value]);
  const take = (): void => {
    const years = text.trim() === '' ? null : Math.round(Number(text));
    if (years !== null && !(years >= 0 && years <= 150)) {
      setText(String(value ?? ''));
    } else if (years !== value) {
      onTake(years);
    }
  };
  return (
    <label>
      {label}
      <input
        className="jp-Cohortlab-input"
        type="number"
        inputMode="numeric"
        min={0}
        max={150}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={take}
        onKeyDown={event => event.key === 'Enter' && take()}
      />
    </label>
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
