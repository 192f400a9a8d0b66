/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { blankDataset, formatDefinition, type Dataset } from '@cohortlab/sdk';
import { PlainText } from '../cohort-builder/text-source';
import { DatasetModel } from './dataset-model';
import { removeTable, renameDataset, setColumns } from './edit';

const labs: Dataset = {
  ...blankDataset('Labs', '../cohorts/t2d.cohort.json'),
  tables: [{ name: 'labs', table: 'measurement', columns: ['person_id', 'value_as_number'] }]
};

const open = (dataset: Dataset): DatasetModel =>
  new DatasetModel(new PlainText(formatDefinition(dataset)), () => 'datasets/labs.dataset.json');

describe('a dataset as it is made', () => {
  test('may lack tables, then columns, and says so', () => {
    const model = open(blankDataset('Labs', null));
    expect(model.state.reading).toMatchObject({ kind: 'dataset', missing: 'tables' });
    expect(model.edit(() => labs)).toBe(true);
    expect(model.whole).toBe(true);
    model.edit(dataset => setColumns(dataset, 0, []));
    expect(model.state.reading).toMatchObject({ kind: 'dataset', missing: 'columns' });
    expect(model.whole).toBe(false);
  });

  test('every edit is one step of undo', () => {
    const model = open(labs);
    model.edit(dataset => renameDataset(dataset, 'HbA1c'));
    model.edit(dataset => removeTable(dataset, 0));
    model.undo();
    expect(model.dataset?.tables).toHaveLength(1);
    model.undo();
    expect(model.state).toMatchObject({ text: formatDefinition(labs), canUndo: false, canRedo: true });
    model.redo();
    expect(model.dataset?.name).toBe('HbA1c');
  });

  test('an edit that could never be a file changes nothing', () => {
    const model = open(labs);
    expect(model.edit(dataset => ({ ...dataset, name: 'x'.repeat(301) }))).toBe(false);
    expect(model.state.text).toBe(formatDefinition(labs));
  });

  test('the unfolded table folds when it is no longer there', () => {
    const model = open(labs);
    model.unfold(0);
    model.edit(dataset => removeTable(dataset, 0));
    expect(model.state.unfolded).toBeNull();
  });
});

describe('a text that is no dataset', () => {
  const read = (text: string) => new DatasetModel(new PlainText(text), () => 'a.dataset.json').state.reading;
  const text = formatDefinition(labs);

  test.each([
    ['an unknown field', text.replace('"name"', '"surprise": 1, "name"')],
    ['a duplicate key', text.replace('"name": "Labs"', '"name": "Labs", "name": "Labs"')],
    ['another version', text.replace('dataset/1', 'dataset/9')],
    [
      'a column too many beside an empty list',
      text.replace(/"columns": \[[^\]]*\]/, '"columns": [], "x": 1')
    ],
    ['no JSON', 'tables:'],
    [
      'a cohort',
      '{"$schema":"cohortlab:cohort/1","kind":"people","name":"a","conceptSets":[],"include":[],"exclude":[]}'
    ]
  ])('%s is told, with the file and the place', (_, wrong) => {
    const reading = read(wrong);
    expect(reading.kind).toBe('problems');
    expect(reading.kind === 'problems' && reading.problems[0]?.file).toBe('a.dataset.json');
  });

  test('it is never written over by an edit', () => {
    const source = new PlainText('tables:');
    const model = new DatasetModel(source, () => 'a.dataset.json');
    expect(model.edit(() => labs)).toBe(false);
    expect(source.getSource()).toBe('tables:');
  });
});
