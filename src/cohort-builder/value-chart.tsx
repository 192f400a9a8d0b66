import React, { useEffect, useRef, useState } from 'react';
import type { NumberRange } from '@cohortlab/sdk';
import { shownText, spokenRecords } from '../components';
import {
  endsOf,
  placeOf,
  shadesOf,
  snap,
  valueAt,
  type RangeEnd,
  type ValueBar,
  type ValueScale
} from './value-geometry';
import { useEditing } from './view-context';

export interface ValueChartProps {
  /** What is drawn, such as `Value in %`. */
  readonly label: string;
  readonly unit: string;
  readonly scale: ValueScale;
  readonly range: NumberRange;
  readonly onChange: (range: NumberRange) => void;
}

/** The values of one unit, with what the range takes of them in colour; each end is a slider. */
export function ValueChart({ label, unit, scale, range, onChange }: ValueChartProps): React.JSX.Element {
  const { trans } = useEditing();
  // While an end is dragged nothing is written: a drag is one step of undo, and one count.
  const [drawn, setDrawn] = useState(range);
  useEffect(() => setDrawn(range), [range]);
  const track = useRef<HTMLDivElement>(null);
  const said = (bar: ValueBar): string => rangeText(bar, trans);
  return (
    <figure className="jp-Cohortlab-values" aria-label={label}>
      <div ref={track} className="jp-Cohortlab-values-plot">
        {scale.bars.map(bar => (
          <span
            key={bar.left}
            className={`jp-Cohortlab-values-bar${bar.open ? ' jp-mod-open' : ''}`}
            style={{ left: `${bar.left}%`, width: `${bar.width}%`, height: `${bar.height}%` }}
            title={`${said(bar)}: ${shownText(bar.records)}`}
          />
        ))}
        {shadesOf(drawn, scale).map(([from, to]) => (
          <span
            key={from}
            className="jp-Cohortlab-values-shade"
            style={{ left: `${from}%`, width: `${Math.max(0, to - from)}%` }}
          />
        ))}
        {endsOf(drawn).map(end => (
          <Thumb
            key={end.end}
            {...{ end, scale, unit, track }}
            label={end.end === 'low' ? trans.__('%1, lower end', label) : trans.__('%1, upper end', label)}
            onMove={setDrawn}
            onTake={onChange}
          />
        ))}
      </div>
      <div className="jp-Cohortlab-values-ticks" aria-hidden="true">
        <span>{scale.low}</span>
        <span>{unit}</span>
        <span>{scale.high}</span>
      </div>
      <table className="jp-Cohortlab-spoken">
        <caption>{label}</caption>
        <tbody>
          {scale.bars.map(bar => (
            <tr key={bar.left}>
              <th scope="row">{said(bar)}</th>
              <td>{spokenRecords(bar.records, trans)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function rangeText({ from, to }: ValueBar, trans: ReturnType<typeof useEditing>['trans']): string {
  if (from === null) {
    return trans.__('below %1', to);
  }
  return to === null ? trans.__('%1 and above', from) : trans.__('%1 to below %2', from, to);
}

interface ThumbProps {
  readonly label: string;
  readonly unit: string;
  readonly end: RangeEnd;
  readonly scale: ValueScale;
  readonly track: React.RefObject<HTMLDivElement>;
  readonly onMove: (range: NumberRange) => void;
  readonly onTake: (range: NumberRange) => void;
}

/** One end of a range: dragged, or moved by arrow keys, Page Up and Down, Home and End. */
function Thumb({ label, unit, end, scale, track, onMove, onTake }: ThumbProps): React.JSX.Element {
  const { low, high, step } = scale;
  const { value } = end;
  const at = ({ clientX }: React.PointerEvent): NumberRange => {
    const box = track.current?.getBoundingClientRect();
    const place = box ? (100 * (clientX - box.left)) / box.width : 0;
    return end.with(valueAt(place, scale));
  };
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: value - step,
    ArrowDown: value - step,
    ArrowRight: value + step,
    ArrowUp: value + step,
    PageDown: value - 10 * step,
    PageUp: value + 10 * step,
    Home: low,
    End: high
  };
  return (
    <span
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={Math.min(high, Math.max(low, value))}
      aria-valuetext={`${value} ${unit}`}
      className="jp-Cohortlab-values-thumb"
      style={{ left: `${placeOf(value, scale)}%` }}
      onKeyDown={event => {
        const wanted = keys[event.key];
        if (wanted !== undefined && !event.altKey && !event.ctrlKey && !event.metaKey) {
          event.preventDefault();
          event.stopPropagation();
          onTake(end.with(snap(wanted, scale)));
        }
      }}
      onPointerDown={event => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={event => event.currentTarget.hasPointerCapture(event.pointerId) && onMove(at(event))}
      onPointerUp={event => onTake(at(event))}
    />
  );
}
