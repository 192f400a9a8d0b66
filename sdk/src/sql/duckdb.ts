import { comparison, type Dialect, invoked, product, sum, written } from './dialect.js';
import { RESERVED } from './reserved.js';

/** DuckDB 1.5. */
export const duckdb: Dialect = Object.freeze<Dialect>({
  name: 'duckdb',
  escape: { identifierQuote: '"', stringStyle: 'double', reserved: RESERVED },
  types: {
    integer: 'integer',
    bigint: 'bigint',
    float: 'double',
    date: 'date',
    datetime: 'timestamp',
    string: 'varchar',
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
    divideWhole: product('//'),
    nullIf: invoked('nullif'),
    addDays: sum('+'),
    daysBetween: written('{1} - {0}', 'sum', 'product'),
    // One value to order by: then the first row of each partition is found without sorting.
    row: written('({*})'),
    year: invoked('year'),
    addMonths: written('cast({0} + to_months({1}) as date)', 'atom', 'product'),
    monthStart: written("cast(date_trunc('month', {0}) as date)"),
    quarterStart: written("cast(date_trunc('quarter', {0}) as date)"),
    yearStart: written("cast(date_trunc('year', {0}) as date)"),
    like: written("{0} like {1} escape '\\'", 'compare', 'sum')
  },
  aggregates: {
    countRows: 'count(*){over}',
    count: 'count({0}){over}',
    countDistinct: 'count(distinct {0}){over}',
    min: 'min({0}){over}',
    max: 'max({0}){over}',
    // A sum of integers is a HUGEINT here, which Arrow does not know.
    sum: 'cast(sum({0}){over} as bigint)',
    mean: 'avg({0} order by {0}){over}',
    firstBy: 'arg_min({0}, {1}){over}',
    lastBy: 'arg_max({0}, {1}){over}',
    list: "string_agg(distinct {0}, '; ' order by {0}){over}",
    rowNumber: 'row_number(){over}',
    next: 'lead({0}){over}'
  },
  inLongList: '{0} in (select unnest([{1}]))',
  parameter: '${name}',
  qualify: true,
  semiJoin: true
});
