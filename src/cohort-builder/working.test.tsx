import { describe, expect, test } from '@jest/globals';
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { build, type AttritionAnswer, type EventsCohort, type PeopleCohort } from '@cohortlab/sdk';
import { rounded } from '../service/testing';
import { readCopied, written } from './copied';
import { show } from './testing';

const { all, any, condition, conceptSet, descendants, drug, entry, named, occurs, savedCohort, window } =
  build;
const t2d = conceptSet('Type 2 diabetes', descendants(201826, 'Type 2 diabetes'));
const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));

const other = conceptSet('Type 1 diabetes', descendants(201254, 'Type 1 diabetes'));

const treated: EventsCohort = build.cohort('Treated', {
  entry: entry(condition(t2d, { firstEver: true }), { priorDays: 365, limit: 'first' }),
  steps: [named('Soon', all(occurs(drug(metformin), window(0, 30))))],
  limit: 'first'
});

const onMetformin: PeopleCohort = build.people('On metformin', {
  include: [any(condition(t2d)), any(drug(metformin), condition(other))]
});

/** Of 1,000 people 600 are left after the first group, 380 after the second. */
const leftOfGroups = (name: string): AttritionAnswer => ({
  release: { name, id: '' },
  hash: '0',
  stages: [
    { stage: 'everyone', part: null, people: rounded(1_000) },
    { stage: 'include', part: 'g1', people: rounded(600) },
    { stage: 'include', part: 'g2', people: rounded(380) },
    { stage: 'cohort', part: null, people: rounded(380) }
  ]
});

const click = (name: string | RegExp, within_ = screen): void =>
  void fireEvent.click(within_.getByRole('button', { name }));

describe('beside the saved version', () => {
  test('nothing is offered while nothing was changed; then what was is told, and taken back', async () => {
    const { session, events } = await show(treated, {}, 'cohorts/treated.cohort.json');
    expect(screen.queryByRole('button', { name: 'Changes since saved' })).toBeNull();
    click('Tools of step 1');
    click('Switch off');
    click('Changes since saved');
    const fold = screen.getByRole('region', { name: 'Changes since saved' });
    expect(within(fold).getByRole('listitem').textContent).toContain('Step 1 switched off');
    click('Revert to saved');
    expect(events().steps?.[0]?.disabled).toBeUndefined();
    expect(session.home.state.dirty).toBe(false);
    expect(screen.queryByRole('region', { name: 'Changes since saved' })).toBeNull();
    click('Undo');
    expect(events().steps?.[0]?.disabled).toBe(true);
  });
});

describe('what if', () => {
  test('a criterion is left out and comes back by one press, and by one step of undo', async () => {
    const { events } = await show(treated);
    click('Leave out metformin');
    expect(events().steps?.[0]?.of[0]?.disabled).toBe(true);
    click('Switch metformin on');
    expect(events().steps?.[0]?.of[0]?.disabled).toBeUndefined();
    click('Undo');
    expect(events().steps?.[0]?.of[0]?.disabled).toBe(true);
  });

  test('groups of people are named, left out and moved; who is left after each is told', async () => {
    const { people } = await show(onMetformin, { attrition: leftOfGroups });
    const group = screen.getByRole('group', { name: /^Group 1: / });
    await within(group).findByText(/^−400/);
    expect(group.textContent).toContain('≈600');
    click('Leave out Group 2');
    expect(people().include[1]?.disabled).toBe(true);
    click('Tools of Group 2');
    fireEvent.change(screen.getByRole('combobox', { name: 'Move Group 2 to' }), { target: { value: '1' } });
    expect([people().include.length, people().exclude.length]).toEqual([1, 1]);
  });

  test('Alt with an arrow moves what stands alone in its group with the group', async () => {
    const { people } = await show(onMetformin);
    const row = screen.getByRole('button', { name: 'Type 2 diabetes' });
    fireEvent.keyDown(row, { key: 'ArrowDown', altKey: true });
    expect(people().include.map(({ id }) => id)).toEqual(['g2', 'g1']);
  });
});

describe('from one cohort to another', () => {
  test('a criterion is copied by its tools and pasted as a group; its concepts come once', async () => {
    const first = await show(onMetformin);
    click('Type 2 diabetes');
    click('Copy');
    expect(screen.getByText('Copied. Paste it into this cohort or another one.')).toBeTruthy();
    click('Paste');
    expect(first.people().include).toHaveLength(3);
    expect(first.people().conceptSets).toHaveLength(3);
    cleanup();
    const other = await show(treated);
    click('Paste');
    expect(other.events().steps).toHaveLength(2);
    expect(other.events().conceptSets).toHaveLength(2);
  });

  test('keys copy what is in focus, with words to read; they paste into the group in focus', async () => {
    const { events } = await show(treated);
    const data = new Map<string, string>();
    const clipboardData = {
      setData: (type: string, value: string) => void data.set(type, value),
      getData: (type: string) => data.get(type) ?? ''
    };
    const row = screen.getByRole('button', { name: /^A drug exposure to “metformin”/ });
    fireEvent.copy(row, { clipboardData });
    expect(data.get('text/plain')).toMatch(/^A drug exposure to “metformin” from day 0 to day 30/);
    fireEvent.paste(row, { clipboardData });
    expect(events().steps?.map(({ of }) => of.length)).toEqual([2]);
  });

  test.each([
    ['no JSON', '{'],
    ['another thing', '{"path": "a", "text": "{}"}'],
    ['words', 'a note of somebody']
  ])('%s is not pasted', async (_, text) => {
    const { session } = await show(treated);
    const before = session.model.state.text;
    fireEvent.paste(screen.getByRole('button', { name: /^A drug exposure/ }), {
      clipboardData: { getData: (type: string) => (type === 'text/plain' ? text : '') }
    });
    expect(session.model.state.text).toBe(before);
  });

  test('what asks for day 0 is not pasted where there is none, and says so', async () => {
    await show(treated);
    click(/^A drug exposure to “metformin”/);
    click('Copy');
    cleanup();
    const { people } = await show(onMetformin);
    click('Paste');
    expect(people().include).toHaveLength(2);
    expect(screen.getByText(/Make one of its groups day 0 first/)).toBeTruthy();
  });

  test('references to files are said from the other file', () => {
    const saved = build.people('In another', { include: [any(savedCohort('../shared/a.cohort.json'))] });
    const data = written(saved, 'g1', 'study/cohorts/b.cohort.json') ?? '';
    const [group] = (readCopied(data, 'other/c.cohort.json') as PeopleCohort).include;
    expect(group?.of[0]).toMatchObject({ path: '../study/shared/a.cohort.json' });
  });
});

describe('the SQL', () => {
  test('is shown when it is asked for, follows the cohort, and is copied', async () => {
    const asked: string[] = [];
    const { session, actions } = await show(treated, {
      sql: (name, body) => {
        const { text } = (body as { bundle: { text: string } }).bundle;
        asked.push(text);
        return { release: { name, id: '' }, hash: '0', sql: `select ${asked.length}` };
      }
    });
    expect(asked).toEqual([]);
    click('SQL');
    await screen.findByText('select 1');
    click('Leave out metformin');
    await screen.findByText('select 2');
    click('Copy SQL');
    expect(actions.copyText).toHaveBeenCalledWith('select 2');
    expect(asked[1]).toBe(session.model.state.text);
  });
});
