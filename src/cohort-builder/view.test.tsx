import { describe, expect, test } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { blankCohort, formatDefinition, type PeopleCohort } from '@cohortlab/sdk';
import { Refusal } from '../service/testing';
import { TextEncoder } from 'node:util';
import { EXAMPLES } from './examples';
import { add, box, count, show, total } from './testing';

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

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
    const [join] = within(group).getAllByRole('combobox', { name: 'How the criteria are joined' });
    expect((join as HTMLSelectElement).value).toBe('atLeast');
    for (const words of [
      'At least 2 measurements of “HbA1c” where the value is at least 6.5 (whatever its unit)',
      'A visit of any kind in the same visit as that measurement',
      'Any death',
      'A span in the saved cohort “type-2-diabetes.cohort.json”off',
      'Sex recorded at birth is recorded and is not concept 8507'
    ]) {
      expect(group.textContent).toContain(words);
    }
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
  // The innermost first: the group follows what was put into it.
  expect(scrolled).toEqual(['Any age, any sex', 'Group 4: Any age, any sex']);
});
