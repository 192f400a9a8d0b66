import type { Histogram, NumberRange, Shown } from '@cohortlab/sdk';
import { shownValue } from '../components';

/** A bar of a histogram, in percent of the drawing. */
export interface ValueBar {
  readonly from: number | null;
  readonly to: number | null;
  readonly records: Shown;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** An open end: a stub of one size, because nobody is told how far it reaches. */
  readonly open: boolean;
}

/** A histogram as it is drawn: `low` and `high` are the outermost values that are told. */
export interface ValueScale {
  readonly low: number;
  readonly high: number;
  /** The distance that an arrow key goes: 1, 2 or 5 times a power of ten, at most a fiftieth. */
  readonly step: number;
  readonly bars: readonly ValueBar[];
}

/** Percent of the drawing that an open end takes, and how high its stub is. */
const STUB = { width: 6, height: 20 } as const;

/**
 * Bins of unequal width: as wide as their range, as high as they are dense (records by width), so that
 * the area is the number of records. Null when no bin has two ends.
 */
export function scaleOf({ bins }: Histogram): ValueScale | null {
  const edges = bins.flatMap(({ from, to }) => [from, to]).filter(edge => edge !== null);
  const [low, high] = [Math.min(...edges), Math.max(...edges)];
  if (!(high > low)) {
    return null;
  }
  const dense = ({ from, to, records }: Histogram['bins'][number]): number =>
    from === null || to === null ? 0 : shownValue(records) / (to - from);
  const most = Math.max(...bins.map(dense)) || 1;
  const place = (value: number): number => placeOf(value, { low, high });
  const bars = bins.map((bin): ValueBar => {
    const { from, to, records } = bin;
    const open = from === null || to === null;
    const left = from === null ? 0 : place(from);
    const right = to === null ? 100 : place(to);
    const height = open ? STUB.height : (100 * dense(bin)) / most;
    return { from, to, records, left, width: right - left, height, open };
  });
  return { low, high, step: stepOf(high - low), bars };
}

/** Where a value lies, in percent; what lies beyond the outermost edges is put into the open end. */
export function placeOf(value: number, { low, high }: Pick<ValueScale, 'low' | 'high'>): number {
  if (value < low) {
    return STUB.width / 2;
  }
  if (value > high) {
    return 100 - STUB.width / 2;
  }
  return STUB.width + ((100 - 2 * STUB.width) * (value - low)) / (high - low);
}

/** The value at a place, as a multiple of the step and inside the edges. */
export function valueAt(place: number, scale: ValueScale): number {
  const share = (place - STUB.width) / (100 - 2 * STUB.width);
  return snap(scale.low + share * (scale.high - scale.low), scale);
}

/** The nearest multiple of the step that lies between the edges. */
export function snap(value: number, { low, high, step }: ValueScale): number {
  const near = Math.round(Math.min(high, Math.max(low, value)) / step) * step;
  return Number(Math.min(high, Math.max(low, near)).toPrecision(12));
}

function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 50));
  const times = [5, 2, 1].find(each => each * power <= span / 50) ?? 1;
  return times * power;
}

/** What a range takes: spans of percent, for the shade. */
export function shadesOf(range: NumberRange, scale: ValueScale): readonly (readonly [number, number])[] {
  const at = (value: number): number => placeOf(value, scale);
  switch (range.kind) {
    case 'atLeast':
    case 'greater':
      return [[at(range.value), 100]];
    case 'atMost':
    case 'less':
      return [[0, at(range.value)]];
    case 'between':
      return [[at(range.low), at(range.high)]];
    case 'notBetween':
      return [
        [0, at(range.low)],
        [at(range.high), 100]
      ];
    case 'equal':
    case 'notEqual':
      return [];
  }
}

/** An end of a range that can be moved. */
export interface RangeEnd {
  readonly end: 'low' | 'high';
  readonly value: number;
  readonly with: (value: number) => NumberRange;
}

/** The ends that a slider moves; one never passes the other. */
export function endsOf(range: NumberRange): readonly RangeEnd[] {
  switch (range.kind) {
    case 'between':
    case 'notBetween': {
      const { low, high } = range;
      return [
        { end: 'low', value: low, with: value => ({ ...range, low: Math.min(value, high) }) },
        { end: 'high', value: high, with: value => ({ ...range, high: Math.max(value, low) }) }
      ];
    }
    case 'atLeast':
    case 'greater':
      return [{ end: 'low', value: range.value, with: value => ({ ...range, value }) }];
    case 'atMost':
    case 'less':
      return [{ end: 'high', value: range.value, with: value => ({ ...range, value }) }];
    case 'equal':
    case 'notEqual':
      return [];
  }
}
