import {
  isRecords,
  setsOfTable,
  type Conversion,
  type Dataset,
  type DatasetTable,
  type Feature,
  type PeriodFeature,
  type PeriodsTable,
  type ResolvedDataset,
  type Span,
  type Take,
  type WindowEnd
} from '../definition/index.js';
import { findTable } from '../cdm/index.js';
import { bullets, say, type Section, type Statement, type Words } from './statement.js';
import { counted, joined, plain, quoted } from './text.js';

type Either = Dataset | ResolvedDataset;

/** A dataset in plain English: a section for each table, then what holds for all that have a row per person. */
export function datasetInWords(dataset: Either): Words {
  const shaped = dataset.tables.some(table => !isRecords(table));
  return {
    title: plain(dataset.name),
    sections: [
      ...dataset.tables.map(table => tableSection(table, dataset)),
      ...(shaped ? [{ heading: 'What holds for all of these', statements: CONVENTIONS.map(say) }] : [])
    ]
  };
}

const CONVENTIONS = [
  'Day 0 is the day on which a person first enters the cohort.',
  'Only days in an observation period, up to the day of death, count as observed, and only records on observed days are looked at.',
  'Where nothing was observed every value is null, also a count; observed_days says how many days were.',
  'followup_ended_by says what ended the days that are looked at: death, the end of the window, or the end of observation, in this order where they fall on one day.',
  'Of records on one day the earlier time comes first, a record without a time at the beginning of its day, then the smaller id.'
];

function tableSection(table: DatasetTable, dataset: Either): Section {
  const heading = `Table ${table.name}`;
  if (isRecords(table)) {
    const what = findTable(table.table)?.title.toLowerCase() ?? table.table;
    const only = setsOfTable(table)
      .map(({ id }) => ` of ${setName(id, dataset)}`)
      .join('');
    return {
      heading,
      statements: [
        say(
          `Every record: ${what}${only}, with ${counted(table.columns.length, 'column')}: ${table.columns.join(', ')}.`
        )
      ]
    };
  }
  const rows =
    table.kind === 'people'
      ? `One row per person, with what is found ${spanWords(table.window)}:`
      : `One row per person and ${table.periods.unit}: ${periodWords(table)}, with what is found in each:`;
  const features = table.features.map(feature => featureWords(feature, dataset));
  return { heading, statements: [{ text: rows, list: bullets(features) }] };
}

function featureWords(feature: Feature | PeriodFeature, dataset: Either): Statement {
  const { name, table, conceptSet, column, names, convert, take } = feature;
  const what = findTable(table)?.title.toLowerCase() ?? table;
  const of = conceptSet === undefined ? what : `${what} of ${setName(conceptSet, dataset)}`;
  const values = column === undefined ? '' : `, by ${names ? 'the name of ' : ''}${column}`;
  const own = 'window' in feature && feature.window ? `, ${spanWords(feature.window)}` : '';
  const unit = convert ? `, ${conversionWords(convert)}` : '';
  return say(
    `${name}: ${joined(
      take.map(each => TAKEN[each]),
      'and'
    )} of ${of}${values}${own}${unit}`
  );
}

const TAKEN: Readonly<Record<Take, string>> = {
  first: 'first value',
  last: 'last value',
  minimum: 'minimum',
  maximum: 'maximum',
  mean: 'mean',
  list: 'all different values',
  count: 'number of records',
  any: 'whether there is any record',
  daysToFirst: 'days from day 0 to the first record',
  daysToLast: 'days from day 0 to the last record'
};

/** `from day -365 to day 0, both included` */
export function spanWords({ from, to }: Span): string {
  if (from.kind === 'open' && to.kind === 'open') return 'at any time in observation';
  if (from.kind === 'open') return `at any time in observation up to ${endWords(to)}, included`;
  if (to.kind === 'open') return `at any time in observation from ${endWords(from)} on, included`;
  return `from ${endWords(from)} to ${endWords(to)}, both included`;
}

function endWords(end: WindowEnd): string {
  switch (end.kind) {
    case 'day':
      return `day ${end.day}`;
    case 'observationStart':
      return 'the start of observation';
    case 'observationEnd':
      return 'the end of observation';
    case 'open':
      return 'any time';
  }
}

function periodWords({ periods: { unit, start, from, to } }: PeriodsTable): string {
  const origin = start === 'dayZero' ? 'begins on day 0' : `is the ${unit} of the calendar with day 0 in it`;
  return `periods ${from} to ${to}, of which 0 ${origin}`;
}

function conversionWords({ to, from }: Conversion): string {
  const name = ({ unit, name }: { unit: number; name?: string | undefined }): string =>
    plain(name ?? `unit ${unit}`);
  const ways = from.map(each => {
    const add = each.add ? ` ${each.add < 0 ? '-' : '+'} ${Math.abs(each.add)}` : '';
    return `${name(each)} × ${each.factor}${add}`;
  });
  return `in ${name(to)}${ways.length > 0 ? ` (${joined(ways, 'and')})` : ''}; values in other units are counted apart`;
}

const setName = (id: string, { conceptSets }: Either): string => {
  const set = conceptSets.find(each => each.id === id);
  if (set === undefined) return `concept set ${id}`;
  return 'path' in set ? `the concepts of ${plain(set.path)}` : quoted(set.name);
};
