import { comparison, type Dialect, invoked, product, sum, written } from './dialect.js';
import { RESERVED } from './reserved.js';

/** PostgreSQL 12 and later. */
export const postgres: Dialect = Object.freeze<Dialect>({
  name: 'postgres',
  escape: { identifierQuote: '"', stringStyle: 'double', reserved: RESERVED },
  types: {
    integer: 'integer',
    bigint: 'bigint',
    float: 'double precision',
    date: 'date',
    datetime: 'timestamp',
    string: 'text',
    boolean: 'boolean'
  },
  functions: {
    equal: comparison('='),
    notEqual: comparison('<>'),
    less: comparison('<'),
    atMost: comparison('<='),
    greater: comparison('>'),
    atLeast: comparison('>='),
    between: written('{0} between {1} and {2}', 'compare', 'sum'),
    isNull: written('{0} is null', 'compare', 'sum'),
    isNotNull: written('{0} is not null', 'compare', 'sum'),
    coalesce: invoked('coalesce'),
    greatest: invoked('greatest'),
    least: invoked('least'),
    add: sum('+'),
    subtract: sum('-'),
    multiply: product('*'),
    divide: product('/'),
    // Between whole numbers, the slash cuts.
    divideWhole: product('/'),
    nullIf: invoked('nullif'),
    addDays: sum('+'),
    daysBetween: written('{1} - {0}', 'sum', 'product'),
    row: written('{*}'),
    addMonths: written('cast({0} + make_interval(months => {1}) as date)', 'atom', 'product'),
    monthStart: written("cast(date_trunc('month', {0}) as date)"),
    quarterStart: written("cast(date_trunc('quarter', {0}) as date)"),
    yearStart: written("cast(date_trunc('year', {0}) as date)"),
    year: written('cast(extract(year from {0}) as bigint)'),
    like: written("{0} like {1} escape '\\'", 'compare', 'sum')
  },
  aggregates: {
    countRows: 'count(*){over}',
    count: 'count({0}){over}',
    countDistinct: 'count(distinct {0}){over}',
    min: 'min({0}){over}',
    max: 'max({0}){over}',
    sum: 'cast(sum({0}){over} as bigint)',
    mean: 'avg({0} order by {0}){over}',
    firstBy: '(array_agg({0} order by {1}) filter (where {0} is not null))[1]',
    lastBy: '(array_agg({0} order by {1}) filter (where {0} is not null))[count({0})]',
    list: `string_agg(distinct {0} collate "C", '; ' order by {0} collate "C"){over}`,
    rowNumber: 'row_number(){over}',
    next: 'lead({0}){over}'
  },
  inLongList: '{0} = any(array[{1}]::integer[])',
  parameter: '${number}',
  qualify: false,
  semiJoin: false
});
