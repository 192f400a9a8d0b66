import {
  isRecords,
  type Conversion,
  type Dataset,
  type Feature,
  type PeopleTable,
  type PeriodFeature,
  type PeriodsTable,
  type Span
} from '../definition/index.js';
import { findUnit, usualFactors } from '../cdm/index.js';
import { error, note, type Remark, warning } from './remark.js';

/** What is odd about a dataset that can be read, the worst first. It looks at the definition alone. */
export function lintDataset({ tables }: Pick<Dataset, 'tables'>): Remark[] {
  const rank = { error: 0, warning: 1, note: 2 } as const;
  return tables
    .flatMap((table, index) => {
      if (isRecords(table)) return [];
      const path = `/tables/${index}`;
      const features = table.features.flatMap((feature, at) =>
        lintFeature(feature, `${path}/features/${at}`)
      );
      return [...(table.kind === 'people' ? lintPeople(table, path) : lintPeriods(table, path)), ...features];
    })
    .sort((a, b) => rank[a.severity] - rank[b.severity]);
}

function lintPeople({ window, features }: PeopleTable, path: string): Remark[] {
  return [
    ...lintWindow(window, `${path}/window`),
    ...features.flatMap(({ window: own }, at) =>
      own === undefined ? [] : lintWindow(own, `${path}/features/${at}/window`)
    )
  ];
}

/** The first and last day of a window as far as they are known; observation lies around day 0. */
function daysOf({ from, to }: Span): readonly [from: number, to: number] {
  const first = {
    day: () => (from as { day: number }).day,
    observationStart: () => -Infinity,
    observationEnd: () => 0,
    open: () => -Infinity
  };
  const last = {
    day: () => (to as { day: number }).day,
    observationStart: () => 0,
    observationEnd: () => Infinity,
    open: () => Infinity
  };
  return [first[from.kind](), last[to.kind]()];
}

function lintWindow(window: Span, path: string): Remark[] {
  const [from, to] = daysOf(window);
  if (from > to) {
    return [
      error(
        'windowReversed',
        path,
        'The window ends before it begins, so no record lies in it.',
        'Exchange "from" and "to", and look at their signs.'
      )
    ];
  }
  if (to <= 0) return [];
  if (from > 0) {
    return [
      note(
        'windowAfterDayZero',
        path,
        'The window lies after day 0: what is found there is an outcome, unknown on day 0.',
        'Use these columns as outcomes only; look at followup_ended_by before you compare people.'
      )
    ];
  }
  return [
    warning(
      'windowPastDayZero',
      path,
      'The window looks past day 0, so its columns mix what was known on day 0 with what came later.',
      'End it on day 0 for what was known then, and give what came later a window from day 1 on.'
    )
  ];
}

function lintPeriods({ periods }: PeriodsTable, path: string): Remark[] {
  if (periods.start !== 'calendar' || periods.from > 0 || periods.to < 0) return [];
  return [
    note(
      'periodAroundDayZero',
      `${path}/periods`,
      `Period 0 is the ${periods.unit} of the calendar with day 0 in it: it mixes days before and after.`,
      'Set "start" to "dayZero" to count periods from day 0.'
    )
  ];
}

function lintFeature({ convert, take, column }: Feature | PeriodFeature, path: string): Remark[] {
  const unused =
    column !== undefined && take.every(each => ['count', 'any', 'daysToFirst', 'daysToLast'].includes(each));
  return [
    ...(convert ? lintConversion(convert, `${path}/convert`) : []),
    ...(unused
      ? [
          note(
            'columnUnused',
            `${path}/column`,
            'Nothing is taken of the values of this column; records without one count as well.',
            'Take "first", "last" or another of its values, or leave "column" out.'
          )
        ]
      : [])
  ];
}

/** A factor that no quantity is converted by as far as we know is hardly meant. */
function lintConversion({ to, from }: Conversion, path: string): Remark[] {
  return from.flatMap(({ unit, factor, add = 0 }, index) => {
    const usual = usualFactors(unit, to.unit);
    const near = (a: number, b: number): boolean =>
      Math.abs(a - b) <= 0.01 * Math.max(Math.abs(a), Math.abs(b));
    if (usual.length === 0 || usual.some(known => near(known.factor, factor) && near(known.add, add)))
      return [];
    const names = [unit, to.unit].map(id => findUnit(id)?.name ?? String(id)).join(' to ');
    const known = usual.map(each => `${each.of}: × ${each.factor}${each.add === 0 ? '' : ` + ${each.add}`}`);
    return [
      warning(
        'conversionUnusual',
        `${path}/from/${index}`,
        `${names} is usually converted otherwise (${known.join('; ')}).`,
        'Check the factor and what is added.'
      )
    ];
  });
}
