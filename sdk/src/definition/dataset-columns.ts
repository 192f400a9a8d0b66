import { isRecords, type DatasetTable, type RecordsTable } from './dataset.js';
import { TAKES, type Feature, type PeriodFeature, type Take } from './feature.js';

/** A column that a feature gives. `observedDays` and `followupEndedBy` are of a feature with a window of its own. */
export interface FeatureColumn {
  readonly name: string;
  readonly take: Take | 'notConverted' | 'observedDays' | 'followupEndedBy';
}

/** What stands before the features of a table with a row per person, and of one with a row per period. */
export const SPINE = Object.freeze({
  people: ['person_id', 'day_0', 'observed_days', 'followup_ended_by'],
  periods: [
    'person_id',
    'day_0',
    'period',
    'period_start',
    'period_end',
    'observed_days',
    'followup_ended_by'
  ]
} as const);

/** The columns of one feature, in their order in the table. */
export function featureColumns(feature: Feature | PeriodFeature): FeatureColumn[] {
  const { name, take, convert } = feature;
  const own = 'window' in feature && feature.window !== undefined;
  return [
    ...take.map(each => ({ name: `${name}_${TAKES[each].suffix}`, take: each })),
    ...(convert ? [{ name: `${name}_not_converted`, take: 'notConverted' as const }] : []),
    ...(own
      ? [
          { name: `${name}_observed_days`, take: 'observedDays' as const },
          { name: `${name}_followup_ended_by`, take: 'followupEndedBy' as const }
        ]
      : [])
  ];
}

/** The names of the columns of a table, in their order. */
export function columnNames(table: DatasetTable): string[] {
  if (isRecords(table)) return [...table.columns];
  const features = table.features.flatMap(feature => featureColumns(feature).map(({ name }) => name));
  return [...SPINE[table.kind], ...features];
}

/** What a table has a row for: an OMOP table where it has every record. */
export function shapeOf(table: DatasetTable): string {
  if (isRecords(table)) return table.table;
  return table.kind === 'people' ? 'one row per person' : `one row per person and ${table.periods.unit}`;
}

/** Where a table names a concept set: in itself, or in its features, with the pointer below the table. */
export function setsOfTable(table: DatasetTable): { id: string; pointer: string }[] {
  const places: readonly [string, RecordsTable | Feature | PeriodFeature][] = isRecords(table)
    ? [['', table]]
    : table.features.map((feature, index) => [`/features/${index}`, feature]);
  return places.flatMap(([pointer, { conceptSet }]) =>
    conceptSet === undefined ? [] : [{ id: conceptSet, pointer: `${pointer}/conceptSet` }]
  );
}
