import React from 'react';
import type { TimeWindow, WindowEnd } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { useEditing } from './view-context';
import { NumberInput, WordSelect } from './value-input';
import { presetOf, WINDOW_PRESETS, windowOf } from './window-presets';

export interface WindowFieldProps {
  /** Null: any time. */
  readonly window: TimeWindow | null;
  /** What days are counted from, as a sentence names it: `day 0`. */
  readonly anchor: string;
  readonly onChange: (window: TimeWindow | null) => void;
}

const ANY = 'any';
const EXACT = 'exact';

/** One window around day 0: a choice of those that people ask for, and both ends as they are. */
export function WindowField({ window, anchor, onChange }: WindowFieldProps): React.JSX.Element {
  const { trans } = useEditing();
  const take = (id: string): void => {
    const preset = WINDOW_PRESETS.find(each => each.id === id);
    const base = window ?? windowOf({ from: day(0), to: day(365) });
    onChange(id === ANY ? null : { ...base, ...(preset ? daysOf(preset) : exactFrom(base)) });
  };
  return (
    <div className="jp-Cohortlab-window" role="group" aria-label={trans.__('Window around %1', anchor)}>
      <WordSelect
        label={trans.__('When')}
        value={window === null ? ANY : (presetOf(window)?.id ?? EXACT)}
        options={[
          [ANY, trans.__('at any time')],
          ...WINDOW_PRESETS.map(each => [each.id, each.text(anchor, trans)] as const),
          [EXACT, trans.__('exact days')]
        ]}
        onTake={take}
      />
      {window && <Ends window={window} anchor={anchor} onChange={onChange} />}
    </div>
  );
}

const daysOf = ({ from, to }: Pick<TimeWindow, 'from' | 'to'>): Pick<TimeWindow, 'from' | 'to'> => ({
  from,
  to
});

interface EndsProps {
  readonly window: TimeWindow;
  readonly anchor: string;
  readonly onChange: (window: TimeWindow) => void;
}

function Ends({ window, anchor, onChange }: EndsProps): React.JSX.Element {
  const { trans } = useEditing();
  const plain = window.event === 'start' && window.index === 'start';
  return (
    <>
      <EndField
        label={trans.__('from')}
        end={window.from}
        anchor={anchor}
        onChange={from => onChange({ ...window, from })}
      />
      <EndField
        label={trans.__('to')}
        end={window.to}
        anchor={anchor}
        onChange={to => onChange({ ...window, to })}
      />
      {(window.from.kind !== 'open' || window.to.kind !== 'open') && (
        <span className="jp-Cohortlab-quiet">
          {window.from.kind !== 'open' && window.to.kind !== 'open'
            ? trans.__('both ends included')
            : trans.__('that end included')}
        </span>
      )}
      <details className="jp-Cohortlab-details" open={!plain || undefined}>
        <summary>{trans.__('Which dates')}</summary>
        <span className="jp-Cohortlab-range">
          <WordSelect
            label={trans.__('Which of its days lies in the window')}
            value={window.event}
            options={[
              ['start', trans.__('its first day')],
              ['end', trans.__('its last day')]
            ]}
            onTake={event => onChange({ ...window, event })}
          />
          <WordSelect
            label={trans.__('What days are counted from')}
            value={window.index}
            options={[
              ['start', trans.__('counted from %1', anchor)],
              ['end', trans.__('counted from the end of the event of %1', anchor)]
            ]}
            onTake={index => onChange({ ...window, index })}
          />
        </span>
      </details>
    </>
  );
}

/** A window that is no preset any more, so that its ends can be written. */
function exactFrom(window: TimeWindow): Pick<TimeWindow, 'from' | 'to'> {
  const { from, to } = window;
  const exact = { from: from.kind === 'open' ? day(-180) : from, to: to.kind === 'open' ? day(180) : to };
  return presetOf(windowOf(exact)) ? { from: day(-180), to: day(180) } : exact;
}

const day = (number: number): WindowEnd => ({ kind: 'day', day: number });

interface EndFieldProps {
  readonly label: string;
  readonly end: WindowEnd;
  readonly anchor: string;
  readonly onChange: (end: WindowEnd) => void;
}

/** One end, in days before or after day 0; the day itself is part of the window. */
function EndField({ label, end, anchor, onChange }: EndFieldProps): React.JSX.Element {
  const { trans } = useEditing();
  const side = sideOf(end);
  const far = end.kind === 'day' && end.day !== 0 ? Math.abs(end.day) : 30;
  const number = (days: number, to: 'before' | 'after'): void =>
    onChange(day(to === 'before' ? -days : days));
  return (
    <span className="jp-Cohortlab-range">
      <span className="jp-Cohortlab-window-end">{label}</span>
      {(side === 'before' || side === 'after') && (
        <NumberInput
          label={trans.__('%1: days', label)}
          value={far}
          min={1}
          max={100_000}
          required
          onTake={days => days !== null && number(days, side)}
        />
      )}
      <WordSelect
        label={trans.__('%1: which day', label)}
        value={side}
        options={sides(anchor, trans)}
        onTake={next => {
          if (next === 'before' || next === 'after') {
            number(far, next);
          } else {
            onChange(next === 'on' ? day(0) : { kind: next });
          }
        }}
      />
    </span>
  );
}

type EndSide = 'before' | 'on' | 'after' | Exclude<WindowEnd['kind'], 'day'>;

function sideOf(end: WindowEnd): EndSide {
  if (end.kind !== 'day') {
    return end.kind;
  }
  return end.day < 0 ? 'before' : end.day === 0 ? 'on' : 'after';
}

const sides = (anchor: string, trans: Trans): readonly (readonly [EndSide, string])[] => [
  ['before', trans.__('days before %1', anchor)],
  ['on', anchor],
  ['after', trans.__('days after %1', anchor)],
  ['open', trans.__('no limit')],
  ['observationStart', trans.__('start of observation')],
  ['observationEnd', trans.__('end of observation')]
];
