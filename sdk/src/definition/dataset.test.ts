import { readDefinition, SCHEMAS, formatDefinition, columnNames, meaningHash, readBundle } from './index.js';

const feature = {
  name: 'hba1c',
  table: 'measurement',
  conceptSet: 's1',
  column: 'value_as_number',
  take: ['last']
};
const window = { from: { kind: 'day', day: -365 }, to: { kind: 'day', day: 0 } };
const conceptSets = [{ id: 's1', kind: 'inline', name: 'HbA1c', items: [{ conceptId: 3004410 }] }];
const whole = (table: object): string =>
  JSON.stringify({
    $schema: SCHEMAS.dataset,
    name: 'Labs',
    cohort: { kind: 'everyone' },
    tables: [table],
    conceptSets
  });
const people = (...features: object[]) => ({ kind: 'people', name: 'labs', window, features });
const periods = (of: object, ...features: object[]) => ({
  kind: 'periods',
  name: 'labs',
  periods: { unit: 'quarter', start: 'dayZero', from: 0, to: 7, ...of },
  features
});

function problems(table: object): string[] {
  const read = readDefinition({ path: 'a.dataset.json', text: whole(table) });
  return read.kind === 'problems' ? read.problems.map(({ path, message }) => `${path}: ${message}`) : [];
}

function columns(table: object): string[] {
  const read = readDefinition({ path: 'a.dataset.json', text: whole(table) });
  if (read.kind !== 'dataset') throw new Error(JSON.stringify(read));
  return columnNames(read.dataset.tables[0]!);
}

function hash(table: object): string {
  const read = readBundle({ path: 'a.dataset.json', text: whole(table), files: [] });
  if (read.kind !== 'dataset') throw new Error(JSON.stringify(read));
  return meaningHash(read);
}

test('a table per person has the days observed beside its features', () => {
  const other = { ...feature, name: 'later', window, take: ['any', 'daysToFirst'] };
  expect(columns(people({ ...feature, convert: { to: { unit: 8554 }, from: [] } }, other))).toEqual([
    'person_id',
    'day_0',
    'observed_days',
    'followup_ended_by',
    'hba1c_last',
    'hba1c_not_converted',
    'later_any',
    'later_days_to_first',
    'later_observed_days',
    'later_followup_ended_by'
  ]);
});

test('a table per period has its days as well', () => {
  expect(columns(periods({}, feature)).slice(0, 5)).toEqual([
    'person_id',
    'day_0',
    'period',
    'period_start',
    'period_end'
  ]);
});

test('what is written comes back as it was', () => {
  const text = formatDefinition(JSON.parse(whole(people(feature))) as never);
  const read = readDefinition({ path: 'a.dataset.json', text });
  expect(read.kind === 'dataset' && formatDefinition(read.dataset)).toBe(text);
});

test.each<[string, object, RegExp]>([
  ['no column', people({ ...feature, column: undefined }), /take\/0: "last" needs "column"/],
  [
    'text as number',
    people({ ...feature, column: 'value_source_value', take: ['mean'] }),
    /"mean" needs numbers/
  ],
  ['taken twice', people({ ...feature, take: ['last', 'last'] }), /"last" is taken twice/],
  ['names of no concept', people({ ...feature, names: true }), /Only columns of concepts have names/],
  ['list without names', people({ ...feature, take: ['list'] }), /"list" puts names together/],
  [
    'no unit',
    people({ ...feature, table: 'condition_occurrence', convert: { to: { unit: 1 }, from: [] } }),
    /have no unit to convert/
  ],
  [
    'a unit twice',
    people({ ...feature, convert: { to: { unit: 1 }, from: [{ unit: 1, factor: 2 }] } }),
    /The unit "1" is taken already/
  ],
  ['the same column', people(feature, feature), /The column "hba1c_last" is taken already/],
  ['an unknown set', people({ ...feature, conceptSet: 's2' }), /There is no concept set "s2"/],
  ['periods backwards', periods({ from: 3, to: 1 }, feature), /periods\/to: The last period is 1, before/],
  ['too many periods', periods({ from: 0, to: 400 }, feature), /There are 401 periods; 400 are allowed/],
  ['a window in a period', periods({}, { ...feature, window }), /There is no field "window" here/],
  ['another shape', { ...people(feature), kind: 'person' }, /"kind" must be .*"people"/]
])('refused: %s', (_, table, message) => {
  expect(problems(table).join('\n')).toMatch(message);
});

test('the meaning: names of units are none, factors are, and so is the order of features', () => {
  const convert = { to: { unit: 8554, name: '%' }, from: [{ unit: 9579, factor: 0.09148, add: 2.152 }] };
  const one = hash(people({ ...feature, convert }));
  const named = { ...convert, to: { unit: 8554 }, from: [{ ...convert.from[0]!, name: 'mmol/mol' }] };
  expect(hash(people({ ...feature, convert: named }))).toBe(one);
  const other = { ...convert, from: [{ unit: 9579, factor: 0.0915, add: 2.152 }] };
  expect(hash(people({ ...feature, convert: other }))).not.toBe(one);
  const second = { ...feature, name: 'again' };
  expect(hash(people(feature, second))).not.toBe(hash(people(second, feature)));
});

test('every record is what a table without a kind has', () => {
  const table = { name: 'labs', table: 'measurement', columns: ['person_id'] };
  expect(hash({ kind: 'records', ...table })).toBe(hash(table));
});
