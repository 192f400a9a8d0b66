import type { ColumnStatistics, Histogram, MonthCount, YearCount } from '@cohortlab/sdk/wire';
import {
  type Bin,
  type Point,
  quantilesOf,
  show,
  showBins,
  showList,
  showRange,
  showRecords,
  showSeries,
  showShare
} from '../disclosure/index.js';
import type { ColumnFacts, Counts } from '../release/describe/index.js';

/** Concepts that a column's statistics list. */
export const MOST_CONCEPTS = 25;

export const showYears = (years: readonly Point[]): YearCount[] =>
  showSeries(years).map(({ at, ...counts }) => ({ year: at, ...counts }));

export const showMonths = (months: readonly Point[]): MonthCount[] =>
  showSeries(months).map(({ at, ...counts }) => ({ month: monthName(at), ...counts }));

/** `YYYY-MM` of a month that is counted from the year 0. */
const monthName = (month: number): string =>
  `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}`;

/** A histogram with what it tells of quantiles; null when it may not be shown. */
export function showHistogram(bins: readonly Bin[]): Histogram | null {
  const shown = showBins(bins.map(({ from, to, people, records }) => ({ from, to, people, records })));
  return shown && { bins: shown, quantiles: quantilesOf(shown) };
}

/** Statistics of a column of a table that has so many records. */
export function showColumn(column: ColumnFacts, table: Counts): ColumnStatistics {
  const { name, type, meaning, people, records } = column;
  const shown = showRecords(records, people);
  const range = showRange(column.ends);
  const concepts = showList(column.concepts, concept => concept.name ?? '');
  return {
    name,
    type,
    meaning,
    people: show(people),
    records: shown,
    percent: showShare(shown, showRecords(table.records, table.people)),
    range: range && { from: monthName(range.from), to: monthName(range.to) },
    concepts: concepts
      .slice(0, MOST_CONCEPTS)
      .map(concept => ({ ...concept, percent: showShare(concept.records, shown) })),
    moreConcepts: concepts.length > MOST_CONCEPTS,
    histogram: showHistogram(column.bins)
  };
}
