import React from 'react';
import type { TimeWindow, WindowEnd } from '@cohortlab/sdk';

export interface TimelineProps {
  readonly windows: readonly TimeWindow[];
  /** What is in the middle: `day 0`. */
  readonly anchor: string;
  /** What the drawing says, for those who do not see it. */
  readonly label: string;
}

const WIDTH = 280;
const MIDDLE = WIDTH / 2;
const LINE = 18;
const EDGE = 10;

/** Days around day 0 to scale, and which of them count: a dot for an end that is included, an arrow where it is open. */
export function Timeline({ windows, anchor, label }: TimelineProps): React.JSX.Element {
  const far = Math.max(30, ...windows.flatMap(({ from, to }) => [from, to].map(distance)));
  const place = (end: WindowEnd, side: -1 | 1): number => {
    if (end.kind === 'day') {
      return MIDDLE + (end.day / far) * (MIDDLE - 44);
    }
    const inset = end.kind === 'open' ? EDGE : EDGE + 14;
    return side < 0 ? inset : WIDTH - inset;
  };
  const days = windows
    .flatMap(({ from, to }) => [from, to])
    .flatMap(end => (end.kind === 'day' ? [end.day] : []));
  const marks = [...new Set(days)].filter(day => day !== 0);
  return (
    <svg
      className="jp-Cohortlab-timeline"
      viewBox={`0 0 ${WIDTH} 44`}
      role="img"
      aria-label={label}
      preserveAspectRatio="xMidYMid meet"
    >
      <path className="jp-Cohortlab-timeline-axis" d={`M${EDGE} ${LINE}H${WIDTH - EDGE}`} />
      {windows.map(({ from, to }, index) => {
        const [start, end] = [place(from, -1), place(to, 1)];
        return (
          <g key={index} className="jp-Cohortlab-timeline-window">
            <path d={`M${start} ${LINE}H${end}`} />
            <End x={start} open={from.kind === 'open'} side={-1} />
            <End x={end} open={to.kind === 'open'} side={1} />
          </g>
        );
      })}
      <path className="jp-Cohortlab-timeline-zero" d={`M${MIDDLE} ${LINE - 11}V${LINE + 11}`} />
      <text x={MIDDLE} y={LINE + 22}>
        {anchor}
      </text>
      {marks.map(day => (
        <text
          key={day}
          x={place({ kind: 'day', day }, 1)}
          y={Math.abs(day) / far < 0.35 ? LINE - 9 : LINE + 22}
        >
          {day < 0 ? `−${-day}` : day}
        </text>
      ))}
    </svg>
  );
}

interface EndProps {
  readonly x: number;
  readonly open: boolean;
  readonly side: -1 | 1;
}

function End({ x, open, side }: EndProps): React.JSX.Element {
  return open ? (
    <path
      className="jp-mod-open"
      d={`M${x - 5 * side} ${LINE - 5}L${x} ${LINE}L${x - 5 * side} ${LINE + 5}`}
    />
  ) : (
    <circle cx={x} cy={LINE} r={4} />
  );
}

const distance = (end: WindowEnd): number => (end.kind === 'day' ? Math.abs(end.day) : 0);
