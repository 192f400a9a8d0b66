import type { PeopleTable, PeriodsTable, Span } from '../definition/index.js';
import { lintDataset } from './index.js';

const feature = { name: 'a', table: 'measurement', column: 'value_as_number', take: ['last' as const] };
const day = (number: number) => ({ kind: 'day' as const, day: number });
const codes = (window: Span, own: object = {}): string[] => {
  const table: PeopleTable = { kind: 'people', name: 'a', window, features: [{ ...feature, ...own }] };
  return lintDataset({ tables: [table] }).map(({ code, path }) => `${code} ${path}`);
};

test.each<[string, Span, string[]]>([
  ['before', { from: day(-365), to: day(0) }, []],
  ['across', { from: day(-365), to: day(1) }, ['windowPastDayZero /tables/0/window']],
  ['all time', { from: { kind: 'open' }, to: { kind: 'open' } }, ['windowPastDayZero /tables/0/window']],
  ['after', { from: day(1), to: { kind: 'observationEnd' } }, ['windowAfterDayZero /tables/0/window']],
  ['backwards', { from: day(0), to: day(-1) }, ['windowReversed /tables/0/window']]
])('a window that looks %s', (_, window, expected) => {
  expect(codes(window)).toEqual(expected);
});

test('a window of a feature, an unused column and an odd factor are told', () => {
  const before = { from: day(-365), to: day(0) };
  expect(codes(before, { window: { from: day(0), to: day(30) } })).toEqual([
    'windowPastDayZero /tables/0/features/0/window'
  ]);
  expect(codes(before, { take: ['count'] })).toEqual(['columnUnused /tables/0/features/0/column']);
  const convert = (factor: number, add: number) => ({
    convert: { to: { unit: 8554 }, from: [{ unit: 9579, factor, add }] }
  });
  expect(codes(before, convert(0.0915, 2.15))).toEqual([]);
  expect(codes(before, convert(10.93, -23.5))).toEqual([
    'conversionUnusual /tables/0/features/0/convert/from/0'
  ]);
});

test('a period of the calendar around day 0 is told', () => {
  const table: PeriodsTable = {
    kind: 'periods',
    name: 'a',
    periods: { unit: 'month', start: 'calendar', from: -1, to: 1 },
    features: [feature]
  };
  expect(lintDataset({ tables: [table] }).map(({ code }) => code)).toEqual(['periodAroundDayZero']);
});
