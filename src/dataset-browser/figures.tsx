import React, { useMemo } from 'react';
import type { Histogram, Quantile, ValueBin, YearCount } from '@cohortlab/sdk';
import { shownText, type Trans } from '../components';
import { ChartFigure } from './chart';
import { histogramChart, partYears, yearsChart } from './chart-specs';

export interface YearsProps {
  readonly trans: Trans;
  readonly years: readonly YearCount[];
}

/** Since when, and how many in each year. */
export function Years({ trans, years }: YearsProps): React.JSX.Element {
  const [far, near] = partYears(years);
  const chart = useMemo(() => yearsChart(partYears(years)[1], trans.__('people')), [years, trans]);
  const missing = trans.__('A year that is missing has few people or none.');
  if (years.length === 0) {
    return <p className="jp-Cohortlab-quiet">{trans.__('No year has enough people to be shown.')}</p>;
  }
  return (
    <ChartFigure
      trans={trans}
      title={trans.__('People by year')}
      chart={chart}
      head={[trans.__('Year'), trans.__('People'), trans.__('Records')]}
      rows={years.map(({ year, people, records }) => [String(year), shownText(people), shownText(records)])}
      note={
        far.length === 0
          ? missing
          : trans._n(
              '%1 year before %2 is in the table only.',
              '%1 years before %2 are in the table only.',
              far.length,
              near[0]?.year
            ) + ` ${missing}`
      }
    />
  );
}

export interface ValuesProps {
  readonly trans: Trans;
  readonly histogram: Histogram;
  /** What the values are of, and in what unit. */
  readonly title: string;
}

/** How values are spread: about where the quantiles lie, and how many are in each range. */
export function Values({ trans, histogram, title }: ValuesProps): React.JSX.Element {
  const { bins, quantiles } = histogram;
  const chart = useMemo(
    () => histogramChart(bins, bin => `${rangeText(bin, trans)}: ${shownText(bin.records)}`),
    [bins, trans]
  );
  return (
    <>
      <ChartFigure
        trans={trans}
        title={title}
        chart={chart}
        head={[trans.__('Value'), trans.__('People'), trans.__('Records')]}
        rows={bins.map(bin => [rangeText(bin, trans), shownText(bin.people), shownText(bin.records)])}
        {...(chart && {
          note: trans.__('The area of a bar is its records. Both ends are open: pale stubs.')
        })}
      />
      {quantiles.length > 0 && (
        <table className="jp-Cohortlab-quantiles" aria-label={trans.__('Quantiles: %1', title)}>
          <thead>
            <tr>
              {quantiles.map(({ percent }) => (
                <th key={percent} scope="col">
                  {percent === 50 ? trans.__('median') : trans.__('%1 %', percent)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              {quantiles.map(quantile => (
                <td key={quantile.percent}>{quantileText(quantile, trans)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      )}
    </>
  );
}

/** A value as far as it is known: bins are wider than the fourth digit. */
export function valueText(value: number): string {
  return value.toLocaleString(undefined, { maximumSignificantDigits: 4 });
}

type Range = Pick<ValueBin, 'from' | 'to'>;

function rangeText({ from, to }: Range, trans: Trans): string {
  if (from === null) {
    return to === null ? trans.__('any value') : trans.__('below %1', valueText(to));
  }
  return to === null
    ? trans.__('%1 and over', valueText(from))
    : trans.__('%1 to below %2', valueText(from), valueText(to));
}

function quantileText(quantile: Quantile, trans: Trans): string {
  return quantile.about === null ? rangeText(quantile, trans) : `≈${valueText(quantile.about)}`;
}
