import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { TextEncoder } from 'node:util';
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import type { Contents } from '@jupyterlab/services';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import { blankCohort, blankDataset, columnNames, formatDefinition, type Dataset } from '@cohortlab/sdk';
import React from 'react';
import { PlainText } from '../cohort-builder/text-source';
import { english } from '../components';
import { Store } from '../service';
import type { BrowserActions } from './actions';
import { BrowserView } from './browser-view';
import type { OfferedCohort } from './cohort-choice';
import { BrowserModel } from './model';
import { DatasetSession } from './session';
import {
  card,
  concept,
  conceptCard,
  counted,
  hidden,
  READY,
  Refusal,
  release,
  rounded,
  serviceOf,
  type Answers
} from '../service/testing';
import { Nowhere } from './testing';

// A whole view by its roles takes jsdom a while, on a busy machine a long while.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 8_000 });

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

const made: IDisposable[] = [];
beforeEach(() => made.splice(0).forEach(each => each.dispose()));
afterEach(cleanup);

class Offer extends Store<{ cohort: OfferedCohort | null }> {}

const t2d = concept(201826, 'Type 2 diabetes mellitus');
const diabetes = concept(201820, 'Diabetes mellitus', { peopleWithDescendants: rounded(620) });
function missing(): never {
  throw new Refusal('statisticsMissing');
}
const found: Answers = {
  search: name => ({
    release: { name, id: '' },
    matches: [t2d, diabetes],
    more: false,
    how: 'spelt',
    meant: []
  }),
  concept: (_, body) => {
    const { conceptId } = body as { conceptId: number };
    return conceptId === t2d.conceptId
      ? conceptCard(t2d, { parents: [diabetes] })
      : conceptCard(diabetes, { children: [t2d] });
  },
  count: () => counted(rounded(480)),
  tableStatistics: missing,
  conceptStatistics: missing,
  plausibility: missing
};

function show(answers: Answers = found, text = formatDefinition(blankDataset('Labs', null)), status = READY) {
  const service = serviceOf(answers, () => status);
  const session = new DatasetSession({ source: new PlainText(text), home: new Nowhere(), root: '' });
  const files = {
    fileChanged: new Signal<Contents.IManager, Contents.IChangedArgs>({} as Contents.IManager)
  };
  const read = () => Promise.resolve(formatDefinition(blankCohort('Diabetes of type 2')));
  const model = new BrowserModel({ service, read, files, session, side: 'explore' });
  made.push(model.look(), service);
  const actions = {
    useInCohort: jest.fn(),
    save: jest.fn(),
    toFile: jest.fn(),
    insert: jest.fn(),
    insertMenu: jest.fn(),
    uses: { state: { notebooks: [] }, stateChanged: new Signal<object, void>({}) },
    editText: jest.fn(),
    copy: jest.fn(),
    drawing: null,
    chooseCohortFile: () => Promise.resolve('cohorts/picked.cohort.json')
  } satisfies BrowserActions;
  const offered = new Offer({ cohort: { path: 'cohorts/current.cohort.json', name: 'Current one' } });
  render(<BrowserView trans={english} model={model} actions={actions} offered={offered} />);
  return { model, session, actions };
}

const tab = (name: RegExp) => fireEvent.click(screen.getByRole('tab', { name }));

const columnsOf = (dataset: Dataset | null, at: number): string[] => columnNames(dataset!.tables[at]!);

describe('what there is', () => {
  test('the release and its domains, every count in words and rounded', async () => {
    show();
    const release = await screen.findByRole('region', { name: 'Release' });
    expect(within(release).getByText('about 2,000 people')).toBeTruthy();
    expect(within(release).getByText('synthetic data')).toBeTruthy();
    expect(within(release).getByText('Dec 31, 2025')).toBeTruthy();
    expect(within(release).getByText('Jan 31, 2026')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '1 more with fewer than 40 people' }));
    const specimens = screen.getByRole('button', { name: /^Specimens/ });
    expect(specimens.textContent).toContain('fewer than 40 people');
    expect(specimens.getAttribute('aria-expanded')).toBe('false');
  });

  test('a domain unfolds to its columns with their meaning', async () => {
    show();
    fireEvent.click(await screen.findByRole('button', { name: /^Measurements/ }));
    const columns = await screen.findByRole('list', { name: 'Columns of Measurements' });
    expect(within(columns).getByText('value_as_number')).toBeTruthy();
    expect(within(columns).getByText('The value_as_number.')).toBeTruthy();
  });

  test('a concept is found, walked from, copied, and used', async () => {
    const { actions, model } = show();
    const box = await screen.findByRole('combobox', { name: 'Search concepts' });
    await screen.findByRole('region', { name: 'Release' });
    fireEvent.change(box, { target: { value: 'diabetes' } });
    fireEvent.click(await screen.findByRole('option', { name: /^Type 2/ }));
    await screen.findByRole('heading', { name: 'Type 2 diabetes mellitus', level: 2 });
    expect(document.activeElement?.textContent).toBe('Type 2 diabetes mellitus');

    fireEvent.click(screen.getByRole('button', { name: 'Copy concept id 201826' }));
    expect(actions.copy).toHaveBeenCalledWith('201826');
    fireEvent.click(screen.getByRole('button', { name: 'Use in cohort' }));
    expect(actions.useInCohort).toHaveBeenCalledWith(expect.objectContaining({ conceptId: 201826 }));

    const broader = screen.getByRole('list', { name: '1 broader concept' });
    fireEvent.click(within(broader).getByRole('button', { name: /^Diabetes mellitus/ }));
    await screen.findByRole('heading', { name: 'Diabetes mellitus', level: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('heading', { name: 'Type 2 diabetes mellitus', level: 2 });
    fireEvent.click(screen.getByRole('button', { name: 'All domains' }));
    expect(screen.getByRole('region', { name: 'Release' })).toBeTruthy();
    expect(model.explore.state.walk.present).toBeNull();
  });

  test('a failure says the way out, and trying again helps', async () => {
    let broken = true;
    show({
      ...found,
      card: name => {
        if (broken) {
          throw new Refusal('releaseMissing');
        }
        return card(name);
      }
    });
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The release file is not where it should be.');
    broken = false;
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await screen.findByRole('region', { name: 'Release' });
  });

  test('a concept that next to nobody has gets words in place of a chart', async () => {
    const rare = concept(5, 'Rare thing', { people: hidden });
    const { model } = show({ ...found, concept: () => conceptCard(rare) });
    await screen.findByRole('region', { name: 'Release' });
    act(() => model.explore.show(5));
    await screen.findByRole('heading', { name: 'Rare thing' });
    expect(screen.getByText(/^Fewer than 40 people have a record/)).toBeTruthy();
    expect(screen.queryByText('Sex recorded at birth')).toBeNull();
  });

  test('a release that was replaced is opened anew by one press', async () => {
    let current = false;
    show({
      ...found,
      card: name => {
        if (!current) {
          throw new Refusal('releaseReplaced');
        }
        return card(name);
      },
      reload: name => {
        current = true;
        return release(name);
      }
    });
    fireEvent.click(await screen.findByRole('button', { name: 'Reload' }));
    await screen.findByRole('region', { name: 'Release' });
  });

  test('a service that stopped is said, with Restart', async () => {
    show(found, undefined, { ...READY, state: 'failed', error: 'internal' });
    expect(await screen.findByRole('button', { name: /Restart/ })).toBeTruthy();
  });
});

describe('what is taken of it', () => {
  test('a ticked table starts with its usual columns; unticking takes it away', async () => {
    const { session } = show();
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    expect(screen.getByText('Tick the tables that you need.')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Insert' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Measurements' }));
    expect(columnsOf(session.model.dataset, 0)).toEqual([
      'person_id',
      'measurement_concept_id',
      'measurement_date',
      'value_as_number',
      'unit_concept_id'
    ]);
    expect(screen.getByText('1 table, 5 columns')).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Insert' }).disabled).toBe(false);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Measurements' }));
    expect(session.model.dataset?.tables).toEqual([]);
  });

  test('columns, all of them, none of them, and the way back', async () => {
    const { session } = show();
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Measurements' }));
    fireEvent.click(screen.getByRole('button', { name: /^measurements/ }));
    const columns = screen.getByRole('group', { name: 'Columns' });
    fireEvent.click(within(columns).getByRole('checkbox', { name: /^measurement_id/ }));
    expect(columnsOf(session.model.dataset, 0)[0]).toBe('measurement_id');
    fireEvent.click(within(columns).getByRole('button', { name: 'None' }));
    expect(within(columns).getByRole('alert').textContent).toBe('Tick at least one column.');
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Insert' }).disabled).toBe(true);
    fireEvent.click(within(columns).getByRole('button', { name: 'All' }));
    expect(columnsOf(session.model.dataset, 0)).toHaveLength(6);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(columnsOf(session.model.dataset, 0)).toEqual([]);
  });

  test('a table is renamed on Enter; a name that cannot be is refused with its reason', async () => {
    const { session } = show();
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Measurements' }));
    fireEvent.click(screen.getByRole('button', { name: /^measurements/ }));
    const field = screen.getByRole('textbox', { name: 'Name of the table in the notebook' });
    fireEvent.change(field, { target: { value: 'My labs' } });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.model.dataset?.tables[0]?.name).toBe('measurements');
    fireEvent.change(field, { target: { value: 'labs' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(session.model.dataset?.tables[0]?.name).toBe('labs');
  });

  test('concepts narrow a table, with descendants unless said otherwise', async () => {
    const { session } = show();
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    fireEvent.click(screen.getByRole('checkbox', { name: 'Conditions' }));
    fireEvent.click(screen.getByRole('button', { name: /^conditions/ }));
    const box = screen.getByRole('combobox', { name: 'Add a concept of Conditions' });
    fireEvent.change(box, { target: { value: 'diabetes' } });
    fireEvent.click(await screen.findByRole('option', { name: /^Type 2/ }));
    const items = () => session.model.dataset?.conceptSets[0];
    expect(items()).toMatchObject({ items: [{ conceptId: 201826, descendants: true }] });
    fireEvent.click(screen.getByRole('checkbox', { name: /^Type 2.*with descendants$/ }));
    expect(items()).toMatchObject({ items: [{ conceptId: 201826 }] });
    fireEvent.click(screen.getByRole('button', { name: 'Take Type 2 diabetes mellitus out' }));
    expect(session.model.dataset?.conceptSets).toEqual([]);
  });

  test("the Cohort Builder's cohort is offered, a file can be chosen, and its people are told", async () => {
    const { session } = show();
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    fireEvent.click(screen.getByRole('radio', { name: /^Current one/ }));
    expect(session.model.dataset?.cohort).toEqual({ kind: 'file', path: '../cohorts/current.cohort.json' });
    await screen.findByText('about 480 people');
    expect(screen.getByRole('radio', { name: /^Diabetes of type 2/ })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /Choose a cohort file/ }));
    await screen.findByText('cohorts/picked.cohort.json');
    expect(session.model.dataset?.cohort).toEqual({ kind: 'file', path: '../cohorts/picked.cohort.json' });
  });

  test('tables and columns that the release lacks stay, and are told', async () => {
    const dataset = {
      ...blankDataset('Old', null),
      tables: [
        { name: 'notes', table: 'note', columns: ['person_id'] },
        { name: 'labs', table: 'measurement', columns: ['person_id', 'measurement_time'] }
      ]
    };
    const { session } = show(found, formatDefinition(dataset));
    await screen.findByRole('region', { name: 'Release' });
    tab(/^Dataset/);
    expect(screen.getByText(/This release has no table note/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: /^labs/ }));
    const lost = screen.getByRole<HTMLInputElement>('checkbox', { name: /^measurement_time/ });
    expect(lost.checked).toBe(true);
    fireEvent.click(lost);
    expect(columnsOf(session.model.dataset, 1)).toEqual(['person_id']);
  });

  test('a file that cannot be read is shown as it is, and never written over', async () => {
    const text = formatDefinition(blankDataset('Labs', null)).replace('"name"', '"nome"');
    const { session, actions } = show(found, text);
    tab(/^Dataset/);
    expect((await screen.findByRole('alert')).textContent).toContain('nome');
    fireEvent.click(screen.getByRole('button', { name: 'Open with Editor' }));
    expect(actions.editText).toHaveBeenCalled();
    expect(session.model.state.text).toBe(text);
  });
});

test('domains are walked and unfolded with the arrow keys', async () => {
  show();
  const conditions = await screen.findByRole('button', { name: /^Conditions/ });
  conditions.focus();
  fireEvent.keyDown(conditions, { key: 'ArrowDown' });
  const measurements = screen.getByRole('button', { name: /^Measurements/ });
  expect(document.activeElement).toBe(measurements);
  fireEvent.keyDown(measurements, { key: 'ArrowRight' });
  expect(measurements.getAttribute('aria-expanded')).toBe('true');
  fireEvent.keyDown(measurements, { key: 'ArrowLeft' });
  expect(measurements.getAttribute('aria-expanded')).toBe('false');
  fireEvent.keyDown(measurements, { key: 'Home' });
  expect(document.activeElement).toBe(conditions);
});

test('the tabs are walked with the keys that tabs have', async () => {
  show();
  await screen.findByRole('region', { name: 'Release' });
  const explore = screen.getByRole('tab', { name: 'Explore' });
  fireEvent.keyDown(explore, { key: 'ArrowRight' });
  const dataset = screen.getByRole('tab', { name: 'Dataset' });
  expect(dataset.getAttribute('aria-selected')).toBe('true');
  expect(document.activeElement).toBe(dataset);
  fireEvent.keyDown(dataset, { key: 'Home' });
  expect(document.activeElement).toBe(explore);
});
