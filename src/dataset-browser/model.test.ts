/** @jest-environment node */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import type { Contents } from '@jupyterlab/services';
import { blankCohort, blankDataset, formatDefinition, type Dataset } from '@cohortlab/sdk';
import { PlainText } from '../cohort-builder/text-source';
import { BrowserModel } from './model';
import { DatasetSession } from './session';
import { concept, counted, hidden, rounded, serviceOf, until, type Answers } from '../service/testing';
import { Nowhere } from './testing';

const made: IDisposable[] = [];
afterEach(() => made.splice(0).forEach(each => each.dispose()));

function open(dataset: Dataset, answers: Answers = {}, files: Record<string, string> = {}) {
  const service = serviceOf(answers);
  const source = new PlainText(formatDefinition(dataset));
  const session = new DatasetSession({ source, home: new Nowhere(), root: 'study' });
  const contents = {
    fileChanged: new Signal<Contents.IManager, Contents.IChangedArgs>({} as Contents.IManager)
  };
  const read = (path: string) => Promise.resolve(files[path] ?? null);
  const model = new BrowserModel({ service, read, files: contents, session, side: 'explore' });
  made.push(model.look(), service);
  return { model, session, contents };
}

const shown = (model: BrowserModel) => until(() => model.explore.state.card.kind === 'ready');
const hba1c = concept(3004410, 'Hemoglobin A1c', { criterion: 'measurement', domain: 'Measurement' });
const glucose = concept(3037110, 'Glucose', { criterion: 'measurement', domain: 'Measurement' });

describe('taking what is looked at', () => {
  test('a table joins the dataset once; a second press shows it there', async () => {
    const { model, session } = open(blankDataset('Labs', null));
    await shown(model);
    model.takeTable('measurement');
    model.takeTable('measurement');
    expect(session.model.dataset?.tables.map(each => each.name)).toEqual(['measurements']);
    expect(session.model.state.unfolded).toBe(0);
    expect(model.state.side).toBe('dataset');
  });

  test('concepts of one domain share a narrowed table, in one step of undo each', async () => {
    const { model, session } = open(blankDataset('Labs', null));
    await shown(model);
    model.takeConcept(hba1c);
    model.takeConcept(glucose);
    expect(session.model.dataset?.tables).toHaveLength(1);
    expect(session.model.dataset?.conceptSets).toMatchObject([
      { items: [{ conceptId: 3004410, descendants: true }, { conceptId: 3037110 }] }
    ]);
    expect(model.placeOf(glucose)).toBe(0);
    session.model.undo();
    expect(model.placeOf(glucose)).toBeNull();
    session.model.undo();
    expect(session.model.state.canUndo).toBe(false);
  });

  test('a table that takes every record is not narrowed behind its back', async () => {
    const { model, session } = open(blankDataset('Labs', null));
    await shown(model);
    model.takeTable('measurement');
    model.takeConcept(hba1c);
    expect(session.model.dataset?.tables).toMatchObject([
      { name: 'measurements' },
      { name: 'measurements_2', conceptSet: 's1' }
    ]);
    expect(session.model.dataset?.tables[0]).not.toHaveProperty('conceptSet');
  });

  test('what the release has no records of is not taken', async () => {
    const { model, session } = open(blankDataset('Labs', null));
    await shown(model);
    model.takeConcept(concept(1, 'A class', { criterion: null }));
    model.takeConcept(concept(2, 'A drug', { criterion: 'drugExposure' }));
    expect(session.model.dataset?.tables).toEqual([]);
  });
});

describe('the people of the dataset', () => {
  const about = blankDataset('Labs', '../cohorts/t2d.cohort.json');
  const files = { 'study/cohorts/t2d.cohort.json': formatDefinition(blankCohort('Type 2 diabetes')) };

  test('are counted from the file that the reference leads to', async () => {
    const { model } = open(about, { count: () => counted(rounded(480)) }, files);
    await until(() => model.people.state.facts.kind === 'ready');
    expect(model.people.state).toMatchObject({
      path: 'study/cohorts/t2d.cohort.json',
      facts: { value: { name: 'Type 2 diabetes', people: rounded(480) } }
    });
  });

  test('are counted anew when that file is saved, not when another is', async () => {
    const answers = [rounded(480), hidden];
    let asked = 0;
    const { model, contents } = open(about, { count: () => counted(answers[asked++] ?? hidden) }, files);
    await until(() => model.people.state.facts.kind === 'ready');
    const save = (path: string) =>
      contents.fileChanged.emit({
        type: 'save',
        oldValue: null,
        newValue: { path }
      } as Contents.IChangedArgs);
    save('study/cohorts/other.cohort.json');
    expect(model.people.state.facts.kind).toBe('ready');
    save('study/cohorts/t2d.cohort.json');
    expect(model.people.state.facts).toMatchObject({ kind: 'loading', before: { people: rounded(480) } });
    await until(() => model.people.state.facts.kind === 'ready');
    expect(model.people.state.facts).toMatchObject({ value: { people: hidden } });
  });

  test.each([
    ['a file that is gone', {}],
    ['a file that cannot be read', { 'study/cohorts/t2d.cohort.json': '{' }],
    ['a file that holds no cohort', { 'study/cohorts/t2d.cohort.json': formatDefinition(about) }]
  ])('%s is told, and nothing is asked', async (_, wrong) => {
    const { model } = open(about, {}, wrong);
    await until(() => model.people.state.facts.kind === 'failed');
    expect(model.people.state.facts).toMatchObject({
      failure: { code: 'badDefinition', problems: [{ file: 'study/cohorts/t2d.cohort.json' }] }
    });
  });

  test('everyone needs no question', async () => {
    const { model, session } = open(about, { count: () => counted(rounded(480)) }, files);
    await until(() => model.people.state.facts.kind === 'ready');
    session.chooseCohort(null);
    expect(model.people.state).toEqual({ path: null, facts: { kind: 'idle' } });
    session.chooseCohort('study/cohorts/t2d.cohort.json');
    expect(session.model.dataset).toEqual(about);
  });

  test('stay the same people when the dataset is saved in another folder', () => {
    const { session } = open(about, {}, files);
    session.plan('study/analysis/labs.dataset.json');
    expect(session.cohortPath).toBe('study/cohorts/t2d.cohort.json');
    session.plan('labs.dataset.json');
    expect(session.model.dataset?.cohort).toEqual({
      kind: 'file',
      path: 'study/cohorts/t2d.cohort.json'
    });
  });
});

test('search keeps to the domain of a table, and to everything otherwise', async () => {
  const bodies: unknown[] = [];
  const { model } = open(blankDataset('Labs', null), {
    search: (name, body) => {
      bodies.push(body);
      return { release: { name, id: '' }, matches: [], more: false, how: 'spelt', meant: [] };
    }
  });
  await shown(model);
  const { signal } = new AbortController();
  await model.search('a1c', signal, 'measurement');
  await model.search('a1c', signal, 'person');
  await model.search('a1c', signal);
  expect(bodies).toEqual([{ text: 'a1c', domain: 'Measurement' }, { text: 'a1c' }, { text: 'a1c' }]);
});
