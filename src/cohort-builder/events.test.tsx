import { describe, expect, test } from '@jest/globals';
import { fireEvent, screen, within } from '@testing-library/react';
import { build, formatDefinition, lint, readDefinition, type EventsCohort } from '@cohortlab/sdk';
import { TextEncoder } from 'node:util';
import { EXAMPLES } from './examples';
import { add, box, show, total } from './testing';

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

const { all, any, condition, conceptSet, descendants, drug, entry, exactly, named, occurs, window } = build;
const t2d = conceptSet('Type 2 diabetes', descendants(201826, 'Type 2 diabetes'));
const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));

const newUsers: EventsCohort = build.cohort('New users', {
  entry: entry(drug(metformin, { firstEver: true }), { priorDays: 365, limit: 'first' }),
  steps: [
    named('Diabetes', all(occurs(condition(t2d), window('open', 0)))),
    all(exactly(0, drug(metformin), window(1, 30)))
  ],
  limit: 'first'
});

const click = (name: string | RegExp, within_ = screen): void =>
  void fireEvent.click(within_.getByRole('button', { name }));
const choose = (name: string | RegExp, value: string): void =>
  void fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
const step = (number: number): HTMLElement =>
  screen.getByRole('group', { name: new RegExp(`^Step ${number}: `) });

describe('from nothing', () => {
  test('day 0, a step, a window, something around it', async () => {
    const { events } = await show();
    click(/^With a day 0/);
    expect(screen.getByText('When does it begin?')).toBeTruthy();
    expect(document.activeElement).toBe(box());
    const search = box();
    await add('Type 2');
    expect(document.activeElement).toBe(search);
    const dayZero = screen.getByRole('region', { name: 'Day 0' });
    expect(dayZero.textContent).toContain(
      'A condition record of “Type 2 diabetes”, the first ever in the record'
    );
    click(/^Require 365 days before/);
    await add('metformin');
    choose('When', 'quarter');
    expect(step(1).textContent).toContain(
      'A drug exposure to “metformin” from day 0 to day 90, both included'
    );
    click('something before or after this…');
    await add('Type 2');
    choose('How it is counted', 'none');
    choose('When', 'before');
    expect(events()).toMatchObject({
      entry: { events: [{ firstEver: true }], priorDays: 365, limit: 'first' },
      steps: [
        {
          kind: 'all',
          of: [
            {
              kind: 'drugExposure',
              windows: [{ from: { kind: 'day', day: 0 }, to: { kind: 'day', day: 90 } }],
              nested: {
                of: [
                  {
                    kind: 'conditionOccurrence',
                    occurrences: { kind: 'exactly', count: 0 },
                    windows: [{ from: { kind: 'open' }, to: { kind: 'day', day: -1 } }]
                  }
                ]
              }
            }
          ]
        }
      ]
    });
    expect(screen.getByRole('img', { name: /^What counts, drawn: / })).toBeTruthy();
  });
});

describe('what is there', () => {
  test('is shown with who is left after each step, and nothing is changed by looking', async () => {
    const { session } = await show(newUsers);
    const { text } = session.model.state;
    expect(await within(step(1)).findByText('about 700 people')).toBeTruthy();
    expect(step(1).textContent).toContain('−300');
    expect(within(step(2)).getByText('about 400 people')).toBeTruthy();
    expect(within(step(2)).getByRole('button', { name: /^No drug exposure to “metformin”/ })).toBeTruthy();
    click('In words');
    expect(screen.getByRole('region', { name: 'Entry' }).textContent).toContain(
      'at least 365 days of observation before day 0'
    );
    expect(total().textContent).toContain('≈2,400');
    expect(session.model.state.text).toBe(text);
  });

  test('steps are moved by keyboard, switched off, copied, named and removed; undo takes each back', async () => {
    const { session, events } = await show(newUsers);
    const ids = (): string[] | undefined => events().steps?.map(({ id }) => id);
    fireEvent.keyDown(step(2), { key: 'ArrowUp', altKey: true });
    expect(ids()).toEqual(['g2', 'g1']);
    click('Undo');
    click('Tools of step 1');
    click('Switch off');
    expect(events().steps?.[0]?.disabled).toBe(true);
    click('Switch on');
    click('Duplicate');
    expect(ids()).toEqual(['g1', 'g3', 'g2']);
    click('Undo');
    click('Move down');
    expect(ids()).toEqual(['g2', 'g1']);
    click('Undo');
    const name = screen.getByRole('textbox', { name: 'Name of step 2' });
    fireEvent.change(name, { target: { value: 'No metformin soon after' } });
    fireEvent.blur(name);
    expect(events().steps?.[1]?.name).toBe('No metformin soon after');
    click('Undo');
    click('Note');
    const note = screen.getByRole('textbox', { name: 'Note' });
    fireEvent.change(note, { target: { value: 'As in the protocol.' } });
    fireEvent.blur(note);
    expect(events().steps?.[0]?.notes).toBe('As in the protocol.');
    click('Undo');
    click('Remove step 1');
    expect(ids()).toEqual(['g2']);
    expect(document.activeElement).toBe(box());
    [1, 2, 3].forEach(() => click('Undo'));
    expect(session.model.state.text).toBe(formatDefinition(newUsers));
  });

  test('an event is asked for by age, count, window and whether it is the first', async () => {
    const { events } = await show(newUsers);
    click(/^A condition record of “Type 2 diabetes”/);
    fireEvent.click(screen.getByRole('checkbox', { name: 'only the first ever in the record' }));
    choose('How it is counted', 'exactly');
    const many = screen.getByRole('spinbutton', { name: 'How many' });
    fireEvent.change(many, { target: { value: '2' } });
    fireEvent.blur(many);
    choose('What is counted', 'startDate');
    choose('When', 'exact');
    const days = screen.getByRole('spinbutton', { name: 'from: days' });
    fireEvent.change(days, { target: { value: '200' } });
    fireEvent.keyDown(days, { key: 'Enter' });
    choose('Add another condition', 'age');
    choose('Age at the event: how it is compared', 'between');
    choose('Add another condition', 'visitType');
    click('Emergency Room Visit');
    choose('Add another condition', 'startDate');
    expect(screen.getByText(/Dates may be shifted/)).toBeTruthy();
    click('Take away: Date');
    expect(events().steps?.[0]?.of[0]).toEqual({
      id: 'c2',
      kind: 'conditionOccurrence',
      conceptSet: 's2',
      firstEver: true,
      occurrences: { kind: 'exactly', count: 2, distinct: 'startDate' },
      windows: [
        { event: 'start', index: 'start', from: { kind: 'day', day: -200 }, to: { kind: 'day', day: 0 } }
      ],
      where: [
        { kind: 'age', at: 'start', is: { kind: 'between', low: 18, high: 18 } },
        {
          kind: 'visitType',
          is: {
            kind: 'oneOf',
            concepts: [
              { conceptId: 9201, name: 'Inpatient Visit' },
              { conceptId: 9203, name: 'Emergency Room Visit' }
            ]
          }
        }
      ]
    });
  });

  test('day 0 has limits and observation; people leave when it is said', async () => {
    const { events } = await show(newUsers);
    choose('Which event of a person is day 0', 'all first');
    const later = screen.getByRole('spinbutton', { name: 'Days of observation after day 0' });
    fireEvent.change(later, { target: { value: '30' } });
    fireEvent.blur(later);
    click(/^Follow-up and exit…/);
    choose('When a person leaves', 'fixedOffset');
    click('an event…');
    await add('Type 2');
    expect(events()).toMatchObject({
      entry: { limit: 'all', priorDays: 365, laterDays: 30 },
      limit: 'first',
      exit: { kind: 'fixedOffset', of: 'start', days: 365 },
      censoring: [{ kind: 'conditionOccurrence' }]
    });
    choose('When a person leaves', 'endOfObservation');
    expect(events()).not.toHaveProperty('exit');
  });

  test('age and sex on day 0 are a step of their own', async () => {
    const { events } = await show(newUsers);
    click('age, sex, race…');
    click('Female');
    const age = screen.getByRole('group', { name: 'Age at day 0' });
    const [from] = within(age).getAllByRole('spinbutton') as [HTMLElement];
    fireEvent.change(from, { target: { value: '40' } });
    fireEvent.blur(from);
    expect(events().steps?.[2]?.of[0]).toMatchObject({
      kind: 'demographics',
      where: [{ kind: 'sex' }, { kind: 'age', at: 'start', is: { kind: 'atLeast', value: 40 } }]
    });
  });

  test('remarks stand where they concern', async () => {
    await show({ ...newUsers, steps: [{ id: 'g1', kind: 'all', of: [{ id: 'c9', kind: 'drugExposure' }] }] });
    const remarks = within(step(1)).getByRole('list', { name: 'Remarks' });
    expect(remarks.textContent).toContain('No concept set is named');
  });

  test('groups are joined in every way, and nest', async () => {
    const { events } = await show({
      ...newUsers,
      steps: [
        build.cohort('x', { entry: entry(drug(metformin)), steps: [any(drug(metformin), condition(t2d))] })
          .steps![0]!
      ]
    });
    choose('How the criteria are joined', 'atMost');
    expect(events().steps?.[0]).toMatchObject({ kind: 'atMost', count: 1 });
    choose('How the criteria are joined', 'none');
    expect(events().steps?.[0]).toMatchObject({ kind: 'atMost', count: 0 });
    click(/^A group inside/);
    await add('Type 2');
    expect(events().steps?.[0]?.of[2]).toMatchObject({ kind: 'any', of: [{ kind: 'conditionOccurrence' }] });
  });
});

test('a set of people takes a day 0, and nothing that was said is lost', async () => {
  const { session, events } = await show(EXAMPLES[0]?.cohort);
  const { text } = session.model.state;
  const make = screen.getByRole('combobox', { name: 'Make one of these day 0' });
  fireEvent.change(make, { target: { value: 'g1' } });
  expect(events().steps?.map(({ id }) => id)).toEqual(['g2', 'g3', 'g4']);
  expect(screen.getByRole('region', { name: 'Day 0' })).toBeTruthy();
  click('Undo');
  expect(session.model.state.text).toBe(text);
});

test.each(EXAMPLES)('the example $id is a file that nothing is wrong with', ({ cohort }) => {
  const text = formatDefinition(cohort);
  expect(readDefinition({ path: 'a', text })).toEqual({ kind: 'cohort', cohort });
  expect(lint(cohort).filter(({ severity }) => severity !== 'note')).toEqual([]);
});
