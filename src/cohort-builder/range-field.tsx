import React from 'react';
import type { DateRange, NumberRange } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { useEditing } from './view-context';
import { DayInput, NumberInput, WordSelect } from './value-input';

type Kind = NumberRange['kind'];
type Value = number | string;
type Range<V extends Value> = V extends number ? NumberRange : DateRange;

export interface RangeFieldProps<V extends Value> {
  /** What has the value: `Age`, `Value`. */
  readonly label: string;
  readonly range: Range<V>;
  readonly onChange: (range: Range<V>) => void;
  /** Behind the value: its unit, or what is included. */
  readonly after?: React.ReactNode;
}

/** A condition on a number, its ends in words: `at least 40`, `from 40 to 65, both included`. */
export function NumberRangeField(
  props: RangeFieldProps<number> & {
    readonly min?: number;
    readonly max?: number;
    readonly fractions?: boolean;
  }
): React.JSX.Element {
  const { min, max, fractions } = props;
  return (
    <RangeField<number>
      {...props}
      input={(label, value, onTake) => (
        <NumberInput
          label={label}
          value={value}
          required
          {...{ min, max, fractions }}
          onTake={taken => taken !== null && onTake(taken)}
        />
      )}
      words={numberWords}
    />
  );
}

/** A condition on a day of the calendar. */
export function DateRangeField(props: RangeFieldProps<string>): React.JSX.Element {
  return (
    <RangeField<string>
      {...props}
      input={(label, value, onTake) => <DayInput label={label} value={value} onTake={onTake} />}
      words={dateWords}
    />
  );
}

interface OwnProps<V extends Value> extends RangeFieldProps<V> {
  readonly input: (label: string, value: V, onTake: (value: V) => void) => React.JSX.Element;
  readonly words: (trans: Trans) => Readonly<Record<Kind, string>>;
}

function RangeField<V extends Value>(props: OwnProps<V>): React.JSX.Element {
  const { label, onChange, after, input, words } = props;
  const { trans } = useEditing();
  const range = props.range as AnyRange;
  const change = (next: AnyRange): void => onChange(next as Range<V>);
  const texts = words(trans);
  const two = 'low' in range;
  const [low, high] = endsOf(range);
  return (
    <span className="jp-Cohortlab-range">
      <WordSelect
        label={trans.__('%1: how it is compared', label)}
        value={range.kind}
        options={KINDS.map(kind => [kind, texts[kind]] as const)}
        onTake={kind => change(rangeOf(kind, low, high))}
      />
      {two ? (
        <>
          {input(trans.__('%1, from', label), low as V, value => change({ ...range, low: value }))}
          <span>{trans.__('to')}</span>
          {input(trans.__('%1, to', label), high as V, value => change({ ...range, high: value }))}
        </>
      ) : (
        input(label, low as V, value => change({ ...range, value }))
      )}
      {after}
      {two && (
        <span className="jp-Cohortlab-quiet">
          {range.kind === 'between' ? trans.__('both included') : trans.__('neither included')}
        </span>
      )}
    </span>
  );
}

type AnyRange =
  | { readonly kind: Exclude<Kind, 'between' | 'notBetween'>; readonly value: Value }
  | { readonly kind: 'between' | 'notBetween'; readonly low: Value; readonly high: Value };

const KINDS: readonly Kind[] = [
  ...(['atLeast', 'atMost', 'between', 'equal'] as const),
  ...(['less', 'greater', 'notEqual', 'notBetween'] as const)
];

const endsOf = (range: AnyRange): [low: Value, high: Value] =>
  'low' in range ? [range.low, range.high] : [range.value, range.value];

function rangeOf(kind: Kind, low: Value, high: Value): AnyRange {
  return kind === 'between' || kind === 'notBetween' ? { kind, low, high } : { kind, value: low };
}

const numberWords = (trans: Trans): Record<Kind, string> => ({
  atLeast: trans.__('at least'),
  atMost: trans.__('at most'),
  between: trans.__('from'),
  equal: trans.__('exactly'),
  less: trans.__('below'),
  greater: trans.__('above'),
  notEqual: trans.__('not'),
  notBetween: trans.__('not from')
});

const dateWords = (trans: Trans): Record<Kind, string> => ({
  atLeast: trans.__('on or after'),
  atMost: trans.__('on or before'),
  between: trans.__('from'),
  equal: trans.__('on'),
  less: trans.__('before'),
  greater: trans.__('after'),
  notEqual: trans.__('not on'),
  notBetween: trans.__('not from')
});
