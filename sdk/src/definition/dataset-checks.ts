import { findColumn, findTable } from '../cdm/index.js';
import { isRecords, type Dataset, type DatasetTable, type PeriodsTable } from './dataset.js';
import { columnNames, featureColumns, setsOfTable, SPINE } from './dataset-columns.js';
import { TAKES, type Feature, type PeriodFeature } from './feature.js';
import { LIMITS } from './limits.js';
import { checkItems, countItems, knownSets, placedSets, repeated, uniqueIds } from './list-checks.js';
import { PROBLEM_CAP, shortValue, type Flaw } from './problem.js';

/** What a schema cannot say of a dataset: limits, names, and what cannot be taken of a column. */
export function checkDataset({ conceptSets, tables }: Dataset): Flaw[] {
  const uses = tables.flatMap((table, index) =>
    setsOfTable(table).map(({ id, pointer }) => ({ id, pointer: `/tables/${index}${pointer}` }))
  );
  const names = tables.map((table, index) => ({ value: table.name, path: `/tables/${index}/name` }));
  return [
    ...uniqueIds(placedSets(conceptSets)),
    ...knownSets(conceptSets, uses),
    ...checkItems('/conceptSets', countItems(conceptSets)),
    ...repeated(names, 'The table name'),
    ...tables.flatMap((table, index) => checkTable(table, `/tables/${index}`)).slice(0, PROBLEM_CAP)
  ];
}

function checkTable(table: DatasetTable, pointer: string): Flaw[] {
  const columns = columnNames(table).length;
  if (columns > LIMITS.datasetColumns) {
    const message = `The table has ${columns} columns; ${LIMITS.datasetColumns} are allowed. Make two tables of it.`;
    return [{ path: pointer, message }];
  }
  if (isRecords(table)) {
    const list = table.columns.map((value, index) => ({ value, path: `${pointer}/columns/${index}` }));
    return repeated(list, 'The column');
  }
  const spine = SPINE[table.kind].map(value => ({ value, path: pointer }));
  const made = table.features.flatMap((feature, index) =>
    featureColumns(feature).map(({ name }) => ({ value: name, path: `${pointer}/features/${index}/name` }))
  );
  return [
    ...(table.kind === 'periods' ? checkPeriods(table, pointer) : []),
    ...table.features.flatMap((feature, index) => checkFeature(feature, `${pointer}/features/${index}`)),
    ...repeated([...spine, ...made], 'The column')
  ];
}

function checkPeriods({ periods: { from, to } }: PeriodsTable, pointer: string): Flaw[] {
  const path = `${pointer}/periods/to`;
  if (to < from) {
    const message = `The last period is ${to}, before the first, ${from}. Exchange the two.`;
    return [{ path, message, value: shortValue(to) }];
  }
  const count = to - from + 1;
  if (count <= LIMITS.periods) return [];
  return [
    { path, message: `There are ${count} periods; ${LIMITS.periods} are allowed.`, value: shortValue(to) }
  ];
}

/** What is taken must be there to be taken. A table or column that OMOP lacks is a matter of the release. */
function checkFeature(feature: Feature | PeriodFeature, pointer: string): Flaw[] {
  const { table, column, names, convert, take } = feature;
  const type = column === undefined ? undefined : findColumn(table, column)?.type;
  const flaw = (field: string, message: string, value: unknown): Flaw => ({
    path: `${pointer}/${field}`,
    message,
    value: shortValue(value)
  });
  const flaws: Flaw[] = take.flatMap((each, index): Flaw[] => {
    const { of } = TAKES[each];
    const place = `take/${index}`;
    if (take.indexOf(each) < index) return [flaw(place, `"${each}" is taken twice.`, each)];
    if (of === 'record') return [];
    if (column === undefined) {
      const message = `"${each}" needs "column": which values of ${table} to look at, such as "value_as_number".`;
      return [flaw(place, message, each)];
    }
    if (of === 'name' && names !== true) {
      return [flaw(place, '"list" puts names together: set "names" to true, or leave it out.', each)];
    }
    const isNumber = type === 'float' || type === 'integer' || type === 'bigint';
    if (of === 'number' && (names === true || (type !== undefined && !isNumber))) {
      return [
        flaw(place, `"${each}" needs numbers, and "${column}" holds none. Use "first" or "last".`, each)
      ];
    }
    return [];
  });
  if (names === true && column !== undefined && findTable(table) && !column.endsWith('concept_id')) {
    flaws.push(flaw('names', `Only columns of concepts have names to read; "${column}" is none.`, column));
  }
  if (convert !== undefined) flaws.push(...checkConversion(feature, pointer));
  return flaws;
}

function checkConversion(feature: Feature | PeriodFeature, pointer: string): Flaw[] {
  const { table, column, names, convert } = feature;
  const path = `${pointer}/convert`;
  if (findTable(table) !== undefined && findColumn(table, 'unit_concept_id') === undefined) {
    return [{ path, message: `The records of ${table} have no unit to convert. Leave "convert" out.` }];
  }
  const type = column === undefined ? undefined : findColumn(table, column)?.type;
  if (column === undefined || names === true || (type !== undefined && type !== 'float')) {
    return [
      {
        path,
        message: 'Only numbers with a unit are converted: "column" must be one such as "value_as_number".'
      }
    ];
  }
  const units = [{ value: String(convert!.to.unit), path: `${path}/to/unit` }].concat(
    convert!.from.map(({ unit }, index) => ({ value: String(unit), path: `${path}/from/${index}/unit` }))
  );
  return repeated(units, 'The unit');
}
