import { afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import type { IDisposable } from '@lumino/disposable';
import {
  blankCohort,
  formatDefinition,
  type Cohort,
  type CountAnswer,
  type PeopleCohort
} from '@cohortlab/sdk';
import { TextEncoder } from 'node:util';
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
import { EXAMPLES } from './examples';
import { CohortSession } from './session';
import { PlainText } from './text-source';
import { CohortView } from './view';

// jsdom has none; browsers do.
beforeAll(() => void Object.assign(globalThis, { TextEncoder }));

const made: IDisposable[] = [];
afterEach(() => {
  cleanup();
  made.splice(0).forEach(each => each.dispose());
});

const diabetes = concept(201826, 'Type 2 diabetes', { code: '44054006' });
const metformin = concept(1503297, 'metformin', { criterion: 'drugExposure', domain: 'Drug' });

/** 480 people, 100 fewer for each group; every part has 200. */
const count = (_: string, body: unknown): CountAnswer => {
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
  breakdown: name => ({
    release: { name, id: '' },
    hash: '0',
    sex: [{ conceptId: 8532, label: 'Female', people: hidden }],
    age: [],
    cutOff: '2025-12-31'
  })
};

async function show(cohort: Cohort | string = blankCohort('New cohort'), more: Answers = {}) {
  const service = serviceOf({ ...answers, ...more });
  const contents = new MemoryContents();
  const source = new PlainText(typeof cohort === 'string' ? cohort : formatDefinition(cohort));
  const session = new CohortSession({
    service,
    source,
    home: new FileHome(
      contents.manager,
      source,
      { place: () => Promise.resolve(null), overwrite: () => Promise.resolve(false) },
      null
    ),
    read: () => Promise.resolve(null),
    folder: '',
    untitled: 'New cohort'
  });
  const actions = {
    create: jest.fn(),
    open: jest.fn(),
    save: jest.fn(),
    insert: jest.fn(),
    editText: jest.fn(),
    example: jest.fn()
  } satisfies CohortActions;
  made.push(session.look(), service);
  render(<CohortView trans={english} session={session} book={new ConceptBook(service)} actions={actions} />);
  await screen.findByTitle(/Release demo|Release/);
  const people = (): PeopleCohort => session.model.people as PeopleCohort;
  return { session, people, actions };
}

/** A cohort that says more than the panel can edit. */
const beyond: PeopleCohort = {
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name: 'Beyond',
  include: [
    {
      id: 'g1',
      kind: 'atLeast',
      count: 2,
      of: [
        {
          id: 'c1',
          kind: 'measurement',
          conceptSet: 's1',
          where: [
            { kind: 'value', is: { kind: 'atLeast', value: 6.5 } },
            { kind: 'rangeLowRatio', is: { kind: 'greater', value: 1 } }
          ],
          occurrences: { kind: 'atLeast', count: 2 },
          nested: { id: 'g3', kind: 'all', of: [{ id: 'c2', kind: 'visitOccurrence', sameVisit: true }] }
        },
        {
          id: 'g2',
          kind: 'any',
          of: [
            { id: 'c3', kind: 'death', firstEver: true },
            { id: 'c4', kind: 'cohort', path: '../type-2-diabetes.cohort.json', disabled: true }
          ]
        },
        {
          id: 'c6',
          kind: 'demographics',
          where: [{ kind: 'sex', is: { kind: 'noneOf', concepts: [{ conceptId: 8507 }] } }]
        }
      ]
    }
  ],
  exclude: [],
  conceptSets: [{ id: 's1', kind: 'inline', name: 'HbA1c', items: [{ conceptId: 1, name: 'HbA1c' }] }]
};

const box = (): HTMLInputElement => screen.getByRole('combobox', { name: /^Add a condition/ });

async function add(text: string): Promise<void> {
  fireEvent.focus(box());
  fireEvent.change(box(), { target: { value: text } });
  const list = await screen.findByRole('listbox');
  await within(list).findByRole('option', { name: new RegExp(`^${text}`) });
  fireEvent.keyDown(box(), { key: 'Enter' });
}

const total = (): HTMLElement => screen.getByRole('region', { name: 'People in this cohort' });

describe('a cohort from nothing', () => {
  test('says what to do, and offers examples', async () => {
    const { session, actions } = await show();
    expect(screen.getByText('Whom do you want to study?')).toBeTruthy();
    expect(screen.queryByRole('region', { name: 'People in this cohort' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: EXAMPLES[0]?.cohort.name ?? '' }));
    expect(actions.example).toHaveBeenCalledWith(session, EXAMPLES[0]?.cohort);
  });

  test('grows by search; every number follows', async () => {
    const { people } = await show();
    await add('Type 2');
    await within(total()).findByText('about 480 people in this cohort');
    await add('metformin');
    await within(total()).findByText('about 380 people in this cohort');
    expect(people().include).toHaveLength(2);
    expect(people().name).toBe('Type 2 diabetes');
    const row = screen.getByRole('group', { name: 'Group 2: metformin' });
    expect(row.textContent).toContain('≈200');
    expect(row.textContent).toContain('SNOMED C1503297');
    expect(await screen.findByRole('table', { name: 'Age on 2025-12-31' })).toBeTruthy();
  });

  test('takes more into a group, and leaves people out', async () => {
    const { people } = await show();
    await add('Type 2');
    fireEvent.click(screen.getByRole('button', { name: 'Or…, beside Type 2 diabetes' }));
    expect(document.activeElement).toBe(box());
    await add('metformin');
    expect(people().include.map(({ of }) => of.length)).toEqual([2]);
    fireEvent.click(screen.getByRole('button', { name: 'but not…' }));
    await add('metformin');
    expect(people().exclude).toHaveLength(1);
    expect(screen.getByRole('region', { name: 'But not' })).toBeTruthy();
    expect((screen.getByRole('combobox', { name: 'Where it goes' }) as HTMLSelectElement).value).toBe(
      'include'
    );
  });
});

describe('a cohort that is there', () => {
  const [example] = EXAMPLES as readonly [(typeof EXAMPLES)[number]];

  test('is edited in place, each edit undone by one step', async () => {
    const { session, people } = await show(example.cohort);
    const [first] = screen.getAllByRole('checkbox', { name: 'with descendants' });
    fireEvent.click(first as HTMLElement);
    expect(people().conceptSets[0]).toMatchObject({
      items: [{ conceptId: 201826, name: expect.any(String) }]
    });
    expect(JSON.stringify(people().conceptSets[0])).not.toContain('descendants');
    fireEvent.click(screen.getByRole('button', { name: /^Remove metformin/ }));
    expect(people().include).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(session.model.state.text).toBe(formatDefinition(example.cohort));
  });

  test('is named on Enter; Escape takes it back', async () => {
    const { people } = await show(example.cohort);
    const name = screen.getByRole('textbox', { name: 'Name of the cohort' });
    fireEvent.change(name, { target: { value: 'Never mind' } });
    fireEvent.keyDown(name, { key: 'Escape' });
    fireEvent.blur(name);
    expect(people().name).toBe(example.cohort.name);
    fireEvent.change(name, { target: { value: '  On metformin ' } });
    fireEvent.blur(name);
    expect(people().name).toBe('On metformin');
  });

  test('asks for facts about the person', async () => {
    const { people } = await show(example.cohort);
    fireEvent.click(screen.getByRole('button', { name: 'age, sex, race…' }));
    const facts = () => people().include.at(-1)?.of[0];
    const age = screen
      .getAllByRole('group', { name: 'Age at the data cut-off, 2025-12-31' })
      .at(-1) as HTMLElement;
    const [from, to] = within(age).getAllByRole('spinbutton') as [HTMLElement, HTMLElement];
    fireEvent.change(from, { target: { value: '65' } });
    fireEvent.blur(from);
    fireEvent.change(to, { target: { value: '40' } });
    fireEvent.blur(to);
    fireEvent.click(screen.getByRole('button', { name: 'Female' }));
    const age65 = { kind: 'age', at: 'cutOff', is: { kind: 'between', low: 40, high: 65 } };
    expect(facts()).toMatchObject({
      where: [{ kind: 'sex', is: { kind: 'oneOf', concepts: [{ conceptId: 8532 }] } }, age65]
    });
    expect(screen.getByRole('button', { name: 'Female, 40 to 65 years, both included' })).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Female' }));
    expect(facts()).toMatchObject({ where: [age65] });
  });

  test('shows what it cannot edit in words, and keeps it as it is', async () => {
    const { people } = await show(beyond);
    const group = screen.getByRole('group', { name: 'Group 1: HbA1c and 2 more' });
    expect(group.textContent).toContain('at least 2 of');
    expect(group.textContent).toContain(
      'HbA1c, by value and range low ratio, at least 2 times, with a group around it'
    );
    expect(group.textContent).toContain(
      'any of (Any death, first ever in the record; type-2-diabetes, disabled)'
    );
    expect(group.textContent).toContain('Facts about the person, sex');
    expect(within(group).queryByRole('combobox')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Or…, beside HbA1c and 2 more' }));
    await add('metformin');
    expect(people().include[0]).toEqual({
      ...beyond.include[0],
      of: [...(beyond.include[0]?.of ?? []), { id: 'c7', kind: 'drugExposure', conceptSet: 's2' }]
    });
    fireEvent.click(within(group).getByRole('button', { name: /^Remove HbA1c/ }));
    expect(people().include[0]?.of.map(({ id }) => id)).toEqual(['g2', 'c6', 'c7']);
    expect(people().conceptSets.map(({ id }) => id)).toEqual(['s2']);
  });

  test('joins a group by any or all', async () => {
    const { people } = await show(EXAMPLES[1]?.cohort);
    fireEvent.change(screen.getByRole('combobox', { name: 'How the criteria are joined' }), {
      target: { value: 'all' }
    });
    expect(people().include[1]?.kind).toBe('all');
  });

  test('is inserted, as rows or as an exact count', async () => {
    const { session, actions } = await show(example.cohort);
    fireEvent.click(screen.getByRole('button', { name: 'Insert' }));
    fireEvent.click(screen.getByRole('button', { name: 'exact in your notebook' }));
    expect(actions.insert.mock.calls).toEqual([
      [session, 'frame'],
      [session, 'count']
    ]);
  });

  test('marks a concept that the release lacks, and keeps it', async () => {
    const { people } = await show(example.cohort);
    expect(await screen.findByText('201254 is not in this release')).toBeTruthy();
    expect(JSON.stringify(people().conceptSets)).toContain('201254');
  });

  test('says why it cannot be counted, and tries again', async () => {
    let fail = true;
    await show(example.cohort, {
      count: (name, body) => {
        if (fail) {
          throw new Refusal('tooSlow');
        }
        return count(name, body);
      }
    });
    const alert = await within(total()).findByRole('alert');
    expect(alert.textContent).toContain('longer than 30 seconds');
    fail = false;
    fireEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
    await within(total()).findByText('about 180 people in this cohort');
  });
});

test('spans of time are shown and counted, not edited', async () => {
  const { session } = await show({
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: 'New users',
    conceptSets: [],
    entry: { events: [{ id: 'c1', kind: 'drugExposure' }], priorDays: 365, laterDays: 0, limit: 'all' },
    limit: 'first'
  });
  const { text } = session.model.state;
  const entry = screen.getByRole('region', { name: 'Entry' });
  expect(within(entry).getByText(/at least 365 days of observation before day 0/)).toBeTruthy();
  const remarks = within(screen.getByRole('region', { name: 'Remarks' })).getAllByRole('listitem');
  expect(remarks[0]?.textContent).toMatch(/^Warning \/entry\/events\/0: No concept set is named/);
  await within(total()).findByText('about 1,800 people in this cohort');
  expect(total().textContent).toContain('≈2,400');
  expect(session.model.state.text).toBe(text);
});

test('a text that is no cohort says where it must be mended, and comes back by itself', async () => {
  const broken = formatDefinition(blankCohort('A')).replace('"include"', '"includes"');
  const { session, actions } = await show(broken);
  expect(screen.getByRole('alert').textContent).toContain('/includes');
  fireEvent.click(screen.getByRole('button', { name: 'Open with Editor' }));
  expect(actions.editText).toHaveBeenCalledWith(session);
  act(() => session.model.replace(formatDefinition(blankCohort('A'))));
  expect(screen.getByText('Whom do you want to study?')).toBeTruthy();
});

test('what was added is brought into view, and nothing else moves', async () => {
  const scrolled: string[] = [];
  Element.prototype.scrollIntoView = function (this: Element) {
    scrolled.push(this.getAttribute('aria-label') ?? this.tagName);
  };
  await show(EXAMPLES[0]?.cohort);
  expect(scrolled).toEqual([]);
  fireEvent.click(screen.getByRole('button', { name: 'age, sex, race…' }));
  expect(scrolled).toEqual(['Group 4: Any age, any sex']);
});
