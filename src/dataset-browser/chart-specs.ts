import type { ValueBin, YearCount } from '@cohortlab/sdk';
import { shownText, shownValue } from '../components';

/** Colours and letters of the theme, as CSS values. */
export interface Look {
  readonly bar: string;
  readonly line: string;
  readonly text: string;
  readonly font: string;
}

/** A chart without its size: Vega-Lite's data, mark and encoding. */
export type Chart = Readonly<Record<string, unknown>>;

/** Years after which a chart begins anew: what lies before is far off, as records that are dated 1900. */
const FAR = 10;

/** Years in the order of time, parted where the last long gap ends: those before it would squeeze the chart. */
export function partYears(
  years: readonly YearCount[]
): [far: readonly YearCount[], near: readonly YearCount[]] {
  const at = years
    .map(({ year }, place) => place > 0 && year - years[place - 1]!.year > FAR)
    .lastIndexOf(true);
  return at < 0 ? [[], years] : [years.slice(0, at), years.slice(at)];
}

/** People by year. A year that is not listed has a gap: it is few or none, never nought. */
export function yearsChart(years: readonly YearCount[], people: string): Chart {
  return {
    data: {
      values: years.map(({ year, people: shown }) => ({
        from: year - 0.4,
        to: year + 0.4,
        height: shownValue(shown),
        told: `${year}: ${shownText(shown)} ${people}`
      }))
    },
    mark: { type: 'bar', tooltip: { content: 'data' } },
    encoding: {
      x: { field: 'from', type: 'quantitative', title: null, scale: { zero: false }, axis: axis('d') },
      x2: { field: 'to' },
      y: {
        field: 'height',
        type: 'quantitative',
        title: null,
        axis: { ...axis('~s'), tickCount: 3, labelExpr: NOUGHT }
      },
      y2: { datum: 0 },
      tooltip: { field: 'told', type: 'nominal', title: ' ' }
    }
  };
}

/**
 * Records by value: as wide as the range, as high as records are dense in it, so that the area says how many.
 * The ends are open and have no density; each is a pale stub. Null when no range has both ends.
 */
export function histogramChart(bins: readonly ValueBin[], told: (bin: ValueBin) => string): Chart | null {
  const closed = bins.flatMap(bin => {
    const { from, to, records } = bin;
    return from === null || to === null
      ? []
      : [{ from, to, height: shownValue(records) / (to - from), open: false, told: told(bin) }];
  });
  const first = closed[0];
  const last = closed.at(-1);
  if (!first || !last) {
    return null;
  }
  const width = (last.to - first.from) / Math.max(8, closed.length);
  const height = Math.max(...closed.map(bin => bin.height)) * 0.08;
  const stubs = bins.flatMap(bin => {
    if (bin.from === null && bin.to !== null) {
      return [{ from: bin.to - width, to: bin.to, height, open: true, told: told(bin) }];
    }
    return bin.to === null && bin.from !== null
      ? [{ from: bin.from, to: bin.from + width, height, open: true, told: told(bin) }]
      : [];
  });
  return {
    data: { values: [...closed, ...stubs] },
    mark: { type: 'bar', tooltip: { content: 'data' } },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        title: null,
        scale: { zero: false, nice: false },
        axis: axis('~r')
      },
      x2: { field: 'to' },
      y: { field: 'height', type: 'quantitative', axis: null },
      y2: { datum: 0 },
      opacity: { condition: { test: 'datum.open', value: 0.4 }, value: 1 },
      tooltip: { field: 'told', type: 'nominal', title: ' ' }
    }
  };
}

/** `0`, which Vega would write as `0k` beside thousands. */
const NOUGHT = "datum.value == 0 ? '0' : datum.label";

const axis = (format: string): object => ({ format, grid: false, tickCount: 5 });

/** A whole specification: a chart in a size and a look. What is read out is the table beside it. */
export function specOf(chart: Chart, width: number, height: number, look: Look): object {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v5.json',
    width,
    height,
    autosize: { type: 'fit', contains: 'padding' },
    padding: 2,
    background: null,
    ...chart,
    config: {
      aria: false,
      font: look.font,
      view: { stroke: null },
      bar: { fill: look.bar, binSpacing: 0.5 },
      axis: {
        labelColor: look.text,
        labelFontSize: 10,
        domainColor: look.line,
        tickColor: look.line,
        tickSize: 3,
        labelOverlap: true
      }
    }
  };
}
