import { afterEach, jest } from '@jest/globals';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { IDisposable } from '@lumino/disposable';
import { Signal } from '@lumino/signaling';
import {
  blankCohort,
  formatDefinition,
  type AttritionAnswer,
  type Cohort,
  type CountAnswer,
  type EventsCohort,
  type PeopleCohort,
  type Shown
} from '@cohortlab/sdk';
import React from 'react';
import {
  concept,
  conceptCard,
  counted,
  hidden,
  Refusal,
  rounded,
  serviceOf,
  type Answers
} from '../service/testing';
import { english } from '../components';
import { FileHome } from '../documents/file-home';
import { MemoryContents } from '../documents/memory-contents';
import type { CohortActions } from './actions';
import { ConceptBook } from './concept-book';
import { CohortSession } from './session';
import { PlainText } from './text-source';
import { CohortView } from './view';

const made: IDisposable[] = [];
/** What was copied last, in any view. */
let clipboard: ReadonlyMap<string, string> = new Map();
afterEach(() => {
  cleanup();
  made.splice(0).forEach(each => each.dispose());
});

/** The concepts that the service of these tests knows. */
export const diabetes = concept(201826, 'Type 2 diabetes', { code: '44054006' });
export const metformin = concept(1503297, 'metformin', { criterion: 'drugExposure', domain: 'Drug' });

/** 480 people, 100 fewer for each group; every part has 200. Spans of time: 1,800 people. */
export const count = (_: string, body: unknown): CountAnswer => {
  const { text } = (body as { bundle: { text: string } }).bundle;
  const cohort = JSON.parse(text) as Cohort;
  if (cohort.kind === 'events') {
    return { ...counted(rounded(1_800)), kind: 'events', entries: rounded(2_400) };
  }
  const groups = [...cohort.include, ...cohort.exclude];
  return {
    ...counted(rounded(580 - 100 * groups.length)),
    parts: groups.flatMap(group => [group, ...group.of].map(({ id }) => ({ id, people: rounded(200) })))
  };
};
/** 1,000 people have a day 0; each step that is on leaves 300 fewer, the fourth hardly anybody. */
const attrition = (_: string, body: unknown): AttritionAnswer => {
  const { text } = (body as { bundle: { text: string } }).bundle;
  const { steps = [] } = JSON.parse(text) as EventsCohort;
  const on = steps.filter(({ disabled }) => !disabled);
  const left = (index: number): Shown => (index < 4 ? rounded(1_000 - 300 * index) : hidden);
  return {
    release: { name: 'demo', id: '' },
    hash: '0',
    stages: [
      { stage: 'entry', part: null, people: left(0) },
      ...on.map(({ id }, index) => ({ stage: 'step' as const, part: id, people: left(index + 1) })),
      { stage: 'cohort', part: null, people: left(on.length) }
    ]
  };
};
const answers: Answers = {
  search: (name, body) => ({
    release: { name, id: '' },
    matches: [diabetes, metformin].filter(({ name: each }) =>
      each.startsWith((body as { text: string }).text)
    ),
    more: false,
    how: 'spelt',
    meant: []
  }),
  concept: (_, body) => {
    const found = [diabetes, metformin].find(
      each => each.conceptId === (body as { conceptId: number }).conceptId
    );
    if (!found) {
      throw new Refusal('conceptUnknown');
    }
    return conceptCard(found);
  },
  count,
  attrition,
  breakdown: name => ({
    release: { name, id: '' },
    hash: '0',
    sex: [{ conceptId: 8532, label: 'Female', people: hidden }],
    age: [],
    cutOff: '2025-12-31'
  })
};

/** A cohort in its view, saved at a path or nowhere yet, with a service that answers. */
export async function show(
  cohort: Cohort | string = blankCohort('New cohort'),
  more: Answers = {},
  path: string | null = null
) {
  const service = serviceOf({ ...answers, ...more });
  const contents = new MemoryContents();
  const text = typeof cohort === 'string' ? cohort : formatDefinition(cohort);
  const source = new PlainText(text);
  const session = new CohortSession({
    service,
    source,
    home: new FileHome(
      contents.manager,
      source,
      { place: () => Promise.resolve(null), overwrite: () => Promise.resolve(false) },
      path === null ? null : { path, text, modified: '' }
    ),
    read: () => Promise.resolve(null),
    folder: '',
    untitled: 'New cohort'
  });
  const actions = {
    create: jest.fn(),
    open: jest.fn(),
    save: jest.fn(),
    saveAs: jest.fn(),
    renameFile: jest.fn(),
    duplicate: jest.fn(),
    addData: jest.fn(),
    toFile: jest.fn(),
    insert: jest.fn(),
    insertMenu: jest.fn(),
    uses: { state: { notebooks: [] }, stateChanged: new Signal<object, void>({}) },
    copyText: jest.fn(),
    copyData: (data: ReadonlyMap<string, string>) => void (clipboard = data),
    copied: (type: string) => clipboard.get(type) ?? null,
    editText: jest.fn(),
    example: jest.fn()
  } satisfies CohortActions;
  made.push(session.look(), service);
  const book = new ConceptBook(service);
  render(React.createElement(CohortView, { trans: english, session, book, actions }));
  await screen.findByTitle(/Release demo|Release/);
  const people = (): PeopleCohort => session.model.people as PeopleCohort;
  const events = (): EventsCohort => session.model.events as EventsCohort;
  return { session, people, events, actions };
}

/** The search box. */
export const box = (): HTMLInputElement => screen.getByRole('combobox', { name: /^Add a condition/ });

/** Types into the search box, and takes the first concept of that name. */
export async function add(text: string): Promise<void> {
  fireEvent.focus(box());
  fireEvent.change(box(), { target: { value: text } });
  const list = await screen.findByRole('listbox');
  await within(list).findByRole('option', { name: new RegExp(`^${text}`) });
  fireEvent.keyDown(box(), { key: 'Enter' });
}

/** The cohort's number. */
export const total = (): HTMLElement => screen.getByRole('region', { name: 'People in this cohort' });
