import React, { useEffect, useState } from 'react';

export interface ValueInputProps {
  /** The accessible name. */
  readonly label: string;
  /** Print the name before the field. */
  readonly printed?: boolean;
}

export interface NumberInputProps extends ValueInputProps {
  readonly value: number | null;
  /** Null when the field was emptied, where it may be. */
  readonly onTake: (value: number | null) => void;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Only whole numbers, unless said otherwise. */
  readonly fractions?: boolean | undefined;
  readonly required?: boolean;
}

/** A number, taken when the field is left or by Enter; what is no such number is put back. */
export function NumberInput(props: NumberInputProps): React.JSX.Element {
  const { value, onTake, min = -1e12, max = 1e12, fractions, required } = props;
  const [text, setText] = useState(String(value ?? ''));
  useEffect(() => setText(String(value ?? '')), [value]);
  const take = (): void => {
    const given = text.trim() === '' ? null : Number(text);
    const number = given === null || fractions ? given : Math.round(given);
    const wrong = number === null ? required : !(number >= min && number <= max);
    if (wrong) {
      setText(String(value ?? ''));
    } else if (number !== value) {
      onTake(number);
    }
  };
  return (
    <Labelled {...props}>
      <input
        className="jp-Cohortlab-input jp-mod-number"
        type="number"
        aria-label={props.label}
        inputMode={fractions ? 'decimal' : 'numeric'}
        min={min}
        max={max}
        step={fractions ? 'any' : 1}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={take}
        onKeyDown={event => event.key === 'Enter' && take()}
      />
    </Labelled>
  );
}

export interface DayInputProps extends ValueInputProps {
  readonly value: string;
  readonly onTake: (day: string) => void;
}

/** A day of the calendar, taken when it is whole. */
export function DayInput(props: DayInputProps): React.JSX.Element {
  const { value, onTake } = props;
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <Labelled {...props}>
      <input
        className="jp-Cohortlab-input"
        type="date"
        aria-label={props.label}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={() => (text === '' ? setText(value) : text !== value && onTake(text))}
      />
    </Labelled>
  );
}

function Labelled({
  label,
  printed,
  children
}: ValueInputProps & { readonly children: React.ReactNode }): React.JSX.Element {
  return (
    <label className="jp-Cohortlab-value">
      {printed && <span aria-hidden="true">{label}</span>}
      {children}
    </label>
  );
}

export interface ChoiceSelectProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [value: T, text: string])[];
  readonly onTake: (value: T) => void;
}

/** One of a few words. */
export function WordSelect<T extends string>(props: ChoiceSelectProps<T>): React.JSX.Element {
  return (
    <select
      className="jp-Cohortlab-select"
      aria-label={props.label}
      value={props.value}
      onChange={event => props.onTake(event.target.value as T)}
    >
      {props.options.map(([value, text]) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  );
}
