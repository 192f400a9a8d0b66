/** @jest-environment node */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import {
  addCriterion,
  addGroup,
  blankCohort,
  formatDefinition,
  renameCohort,
  type PeopleCohort
} from '@cohortlab/sdk';
import { DisposableDelegate, type IDisposable } from '@lumino/disposable';
import { counted, READY, Refusal, rounded, serviceOf, type Answers } from '../service/testing';
import { bundleOf } from '../documents/bundle';
import { ReleaseChoice } from '../service/release-choice';
import { CountModel } from './counts';
import { CohortModel } from './model';
import { PlainText } from './text-source';

const made: IDisposable[] = [];
beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  made.splice(0).forEach(each => each.dispose());
  jest.useRealTimers();
});

const concept = { conceptId: 201826, name: 'Type 2 diabetes' };
const one: PeopleCohort = addCriterion(
  addGroup(blankCohort('A'), 'include'),
  'g1',
  'conditionOccurrence',
  concept
);
const breakdown = {
  release: { name: 'demo', id: 'id of demo' },
  hash: '0',
  sex: [],
  age: [],
  cutOff: '2025-12-31'
};

interface Question {
  readonly release: string;
  readonly signal: AbortSignal;
  readonly name: string;
  answer(people: number): void;
  refuse(code: Refusal['code']): void;
}

function open(cohort = one) {
  const asked: Question[] = [];
  const answers: Answers = {
    count: (release, body, signal) =>
      new Promise((resolve, reject) => {
        const { bundle } = body as { bundle: { text: string } };
        asked.push({
          release,
          signal,
          name: (JSON.parse(bundle.text) as PeopleCohort).name,
          answer: people => resolve(counted(rounded(people))),
          refuse: code => reject(new Refusal(code))
        });
      }),
    attrition: () => ({ release: breakdown.release, hash: '0', stages: [] }),
    breakdown: () => breakdown
  };
  const world = { status: READY };
  const service = serviceOf(answers, () => world.status);
  const choice = new ReleaseChoice(service);
  const model = new CohortModel(new PlainText(formatDefinition(cohort)), () => 'a.cohort.json');
  const counts = new CountModel(model, choice, text =>
    bundleOf('a.cohort.json', text, () => Promise.resolve(null))
  );
  const look = (): IDisposable => {
    const looking = counts.look();
    made.push(looking);
    return looking;
  };
  made.push(service.watch(), service, new DisposableDelegate(() => counts.dispose()));
  const ready = () => jest.advanceTimersByTimeAsync(0);
  const pause = () => jest.advanceTimersByTimeAsync(150);
  return { asked, counts, model, choice, service, world, look, ready, pause };
}

describe('a cohort that somebody looks at', () => {
  test('is counted after a pause, edits that follow quickly only once', async () => {
    const { asked, counts, model, look, ready, pause } = open();
    await ready();
    look();
    model.editPeople(cohort => addGroup(cohort, 'include'));
    model.pick({ ...concept, criterion: 'conditionOccurrence' });
    model.pick({ ...concept, criterion: 'observation' });
    expect(asked).toHaveLength(0);
    await pause();
    expect(asked).toHaveLength(1);
    asked[0]?.answer(480);
    await ready();
    expect(counts.state).toMatchObject({ countFresh: true, breakdownFresh: true, busy: false });
    expect(counts.state.count?.people).toEqual(rounded(480));
  });

  test('gives up a question that an edit made pointless, and never shows its answer', async () => {
    const { asked, counts, model, look, ready, pause } = open();
    await ready();
    look();
    await pause();
    asked[0]?.answer(480);
    await ready();
    model.pick({ ...concept, criterion: 'observation' });
    await pause();
    model.pick({ ...concept, criterion: 'drugExposure' });
    expect(asked[1]?.signal.aborted).toBe(true);
    await pause();
    asked[2]?.answer(100);
    await ready();
    asked[1]?.answer(999);
    await ready();
    expect(counts.state.count?.people).toEqual(rounded(100));
  });

  test('keeps the last answer, as an old one, until the next is there', async () => {
    const { asked, counts, model, look, ready, pause } = open();
    await ready();
    look();
    await pause();
    asked[0]?.answer(480);
    await ready();
    model.pick({ ...concept, criterion: 'observation' });
    expect(counts.state).toMatchObject({ countFresh: false, breakdownFresh: false, busy: true });
    expect(counts.state.count?.people).toEqual(rounded(480));
  });

  test('is not counted again for a name', async () => {
    const { asked, counts, model, look, ready, pause } = open();
    await ready();
    look();
    await pause();
    asked[0]?.answer(480);
    await ready();
    model.edit(cohort => renameCohort(cohort, 'Another name'));
    await pause();
    expect(asked).toHaveLength(1);
    expect(counts.state.countFresh).toBe(true);
  });

  test('is counted anew in another release', async () => {
    const { asked, choice, look, ready, pause } = open();
    await ready();
    look();
    await pause();
    choice.choose('other');
    await pause();
    expect(asked.map(({ release }) => release)).toEqual(['demo', 'other']);
    expect(asked[0]?.signal.aborted).toBe(true);
  });
});

describe('nothing is asked', () => {
  test('while nobody looks; looking counts', async () => {
    const { asked, look, ready, pause } = open();
    await ready();
    await pause();
    expect(asked).toHaveLength(0);
    look();
    await pause();
    expect(asked).toHaveLength(1);
  });

  test('of a cohort that says nothing yet, or cannot be read', async () => {
    const { asked, counts, model, look, ready, pause } = open(blankCohort('A'));
    await ready();
    look();
    await pause();
    model.replace('{');
    await pause();
    expect(asked).toHaveLength(0);
    expect(counts.state).toMatchObject({ count: null, busy: false });
  });
});

describe('when it cannot be counted', () => {
  test('the reason is said, and asking again asks', async () => {
    const { asked, counts, look, ready, pause } = open();
    await ready();
    look();
    await pause();
    asked[0]?.refuse('tooSlow');
    await ready();
    expect(counts.state).toMatchObject({ busy: false, failure: { kind: 'service', code: 'tooSlow' } });
    counts.retry();
    await pause();
    asked[1]?.answer(480);
    await ready();
    expect(counts.state).toMatchObject({ failure: null, countFresh: true });
  });

  test('because the service is gone, it is counted as soon as it is back', async () => {
    const { asked, counts, look, ready, pause, world } = open();
    await ready();
    look();
    await pause();
    world.status = { ...READY, state: 'restarting', restarts: 1 };
    asked[0]?.refuse('serviceDown');
    await ready();
    expect(counts.state).toMatchObject({ countFresh: false, busy: false });
    world.status = { ...READY, restarts: 1 };
    await jest.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(2);
    asked[1]?.answer(480);
    await ready();
    expect(counts.state).toMatchObject({ failure: null, countFresh: true });
  });
});
