/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { columnNames, setsOfTable, type Dataset } from '@cohortlab/sdk/definition';
import type { TableCard } from '@cohortlab/sdk';
import { firstColumns, wordsToTableName } from './defaults';
import {
  addConcept,
  addTable,
  conceptsOf,
  everyRecord,
  removeConcept,
  removeTable,
  renameDataset,
  renameTable,
  tableNameProblem,
  toggleColumn,
  toggleDescendants,
  whatIsMissing
} from './edit';

const columnsOf = ({ tables }: Dataset): string[] => columnNames(tables[0]!);

const card = (name: string, domain: string, columns: string[]): TableCard => ({
  name,
  domain,
  meaning: '',
  people: { kind: 'hidden', below: 40 },
  records: { kind: 'hidden', below: 40 },
  columns: columns.map(column => ({ name: column, type: 'INTEGER', meaning: '' }))
});

const measurement = card('measurement', 'Measurements', [
  'measurement_id',
  'person_id',
  'measurement_concept_id',
  'measurement_date',
  'measurement_datetime',
  'measurement_type_concept_id',
  'value_as_number',
  'unit_concept_id'
]);

const empty: Dataset = {
  $schema: 'cohortlab:dataset/1',
  name: 'HbA1c',
  cohort: { kind: 'everyone' },
  conceptSets: [],
  tables: []
};

const hba1c = { conceptId: 3004410, name: 'Hemoglobin A1c' };
const glucose = { conceptId: 3037110, name: 'Fasting glucose' };

describe('a table joins the dataset', () => {
  test('with who, what, when, value and unit, as far as the release has them', () => {
    expect(firstColumns(measurement)).toEqual([
      'person_id',
      'measurement_concept_id',
      'measurement_date',
      'value_as_number',
      'unit_concept_id'
    ]);
  });

  test('with its dates alone when its records have no concept, and never with nothing', () => {
    const period = card('observation_period', 'Observation periods', [
      'observation_period_id',
      'person_id',
      'observation_period_start_date',
      'observation_period_end_date'
    ]);
    expect(firstColumns(period)).toEqual([
      'person_id',
      'observation_period_start_date',
      'observation_period_end_date'
    ]);
    expect(firstColumns(card('odd', 'Odd', ['a', 'b']))).toEqual(['a']);
  });

  test('under a name of its own', () => {
    const twice = addTable(addTable(empty, measurement), measurement);
    expect(twice.tables.map(table => table.name)).toEqual(['measurements', 'measurements_2']);
    expect(empty.tables).toEqual([]);
  });

  test('words become names that Python and R can use', () => {
    expect(wordsToTableName('Labs & vitals')).toBe('labs_vitals');
    expect(wordsToTableName('2-Ätiologie ')).toBe('atiologie');
    expect(wordsToTableName('!')).toBe('');
    expect(addTable(empty, measurement, '!').tables[0]?.name).toBe('measurement');
    expect(wordsToTableName('x'.repeat(90))).toHaveLength(63);
  });
});

describe('names', () => {
  const two = addTable(addTable(empty, measurement), measurement);

  test('a table name is refused for its form or because it is taken', () => {
    expect(tableNameProblem(two, 1, 'measurements')).toBe('taken');
    expect(tableNameProblem(two, 0, 'measurements')).toBeNull();
    expect(tableNameProblem(two, 0, 'Labs')).toBe('form');
    expect(tableNameProblem(two, 0, '')).toBe('form');
    expect(renameTable(two, 1, 'labs').tables.map(table => table.name)).toEqual(['measurements', 'labs']);
  });

  test('an empty name of the dataset is kept back', () => {
    expect(renameDataset(empty, '  ')).toBe(empty);
    expect(renameDataset(empty, ' Labs ').name).toBe('Labs');
  });
});

describe('columns', () => {
  const order = measurement.columns.map(column => column.name);

  test('a new one takes its place in the order of the release', () => {
    const one = addTable(empty, measurement);
    const with_time = toggleColumn(one, 0, 'measurement_datetime', order);
    expect(columnsOf(with_time).slice(2, 4)).toEqual(['measurement_date', 'measurement_datetime']);
    expect(columnsOf(toggleColumn(one, 0, 'measurement_id', order))[0]).toBe('measurement_id');
  });

  test('a ticked one goes, and ticking it again brings the same table back', () => {
    const one = addTable(empty, measurement);
    const without = toggleColumn(one, 0, 'measurement_date', order);
    expect(columnsOf(without)).not.toContain('measurement_date');
    expect(toggleColumn(without, 0, 'measurement_date', order)).toEqual(one);
  });

  test('a dataset needs a table, and every table a column', () => {
    expect(whatIsMissing(empty)).toBe('tables');
    const bare = { ...empty, tables: [{ name: 'labs', table: 'measurement', columns: ['person_id'] }] };
    expect(whatIsMissing(bare)).toBeNull();
    expect(whatIsMissing(toggleColumn(bare, 0, 'person_id', order))).toBe('columns');
  });
});

describe('concepts of a table', () => {
  const one = addTable(empty, measurement);

  test('the first makes a set, with everything below; the last takes it away', () => {
    const narrowed = addConcept(one, 0, hba1c);
    expect(narrowed.conceptSets).toEqual([
      { id: 's1', kind: 'inline', name: 'Hemoglobin A1c', items: [{ ...hba1c, descendants: true }] }
    ]);
    expect(setsOfTable(narrowed.tables[0]!)[0]?.id).toBe('s1');
    expect(removeConcept(narrowed, 0, hba1c.conceptId)).toEqual(one);
  });

  test('a concept is taken once, alone or with what is below it', () => {
    const narrowed = addConcept(addConcept(addConcept(one, 0, hba1c), 0, glucose), 0, hba1c);
    expect(conceptsOf(narrowed, 0)).toHaveLength(2);
    const alone = toggleDescendants(narrowed, 0, hba1c.conceptId);
    expect(conceptsOf(alone, 0)?.[0]).toEqual(hba1c);
    expect(toggleDescendants(alone, 0, hba1c.conceptId)).toEqual(narrowed);
  });

  test('removing a table removes the set that only it used', () => {
    const two = addConcept(addTable(addConcept(one, 0, hba1c), measurement), 1, glucose);
    expect(two.conceptSets.map(set => set.id)).toEqual(['s1', 's2']);
    const left = removeTable(two, 0);
    expect(left.conceptSets.map(set => set.id)).toEqual(['s2']);
    expect(left.tables.map(table => setsOfTable(table)[0]?.id)).toEqual(['s2']);
  });

  test('a set that two tables share is parted when one of them changes', () => {
    const shared: Dataset = {
      ...one,
      conceptSets: [{ id: 's1', kind: 'inline', name: 'Labs', items: [hba1c] }],
      tables: [
        { name: 'a', table: 'measurement', columns: ['person_id'], conceptSet: 's1' },
        { name: 'b', table: 'measurement', columns: ['person_id'], conceptSet: 's1' }
      ]
    };
    const changed = addConcept(shared, 1, glucose);
    expect(conceptsOf(changed, 0)).toEqual([hba1c]);
    expect(conceptsOf(changed, 1)?.map(item => item.conceptId)).toEqual([hba1c.conceptId, glucose.conceptId]);
  });

  test('a set kept in a file is named, not opened; it goes when its last table lets go of it', () => {
    const byFile: Dataset = {
      ...one,
      conceptSets: [
        { id: 's1', kind: 'file', path: '../concepts/labs.concepts.json' },
        { id: 's2', kind: 'file', path: '../concepts/spare.concepts.json' }
      ],
      tables: [{ name: 'a', table: 'measurement', columns: ['person_id'], conceptSet: 's1' }]
    };
    expect(conceptsOf(byFile, 0)).toBeNull();
    expect(everyRecord(byFile, 0).conceptSets.map(set => set.id)).toEqual(['s2']);
  });
});
