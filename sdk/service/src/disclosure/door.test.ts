import { Shown } from '@cohortlab/sdk/wire';
import fc from 'fast-check';
import { show, showProgress, showRecords, shownRank, showSteps } from './door.js';
import { AOU20 } from './profile.js';

const count = fc.oneof(fc.nat(200), fc.nat(2_000_000_000));
const hidden = { kind: 'hidden', below: 40 };
const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });

describe('show', () => {
  it.each([
    [0, hidden],
    [1, hidden],
    [19, hidden],
    [20, hidden],
    [21, hidden],
    [39, hidden],
    [40, rounded(40)],
    [41, rounded(40)],
    [49, rounded(40)],
    [50, rounded(60)],
    [59, rounded(60)],
    [60, rounded(60)],
    [100, rounded(100)],
    [479, rounded(480)],
    [1844n, rounded(1840)]
  ])('%p people', (people, shown) => {
    expect(show(people)).toEqual(shown);
  });

  it('tells nothing of how few there are', () => {
    const answers = Array.from({ length: 40 }, (_, people) => JSON.stringify(show(people)));
    expect(new Set(answers).size).toBe(1);
  });

  it('gives a valid answer, near the count', () => {
    fc.assert(
      fc.property(count, people => {
        const shown = Shown.parse(show(people));
        if (shown.kind === 'hidden') return people < 40;
        return shown.value % 20 === 0 && shown.value >= 40 && Math.abs(shown.value - people) <= 10;
      })
    );
  });

  it('lets no difference of two answers be 1 to 19', () => {
    fc.assert(
      fc.property(count, count, (a, b) => {
        const difference = Math.abs(shownRank(a) - shownRank(b));
        return difference === 0 || difference >= 20;
      })
    );
  });

  it('keeps the order of counts', () => {
    fc.assert(fc.property(count, count, (a, b) => (a <= b ? shownRank(a) <= shownRank(b) : true)));
  });

  it('is the same for a bigint', () => {
    fc.assert(fc.property(count, people => expect(show(BigInt(people))).toEqual(show(people))));
  });

  it.each([-1, 1.5, NaN, Infinity, 2n ** 60n])('refuses %p, which is no count', wrong => {
    expect(() => show(wrong)).toThrow(RangeError);
  });

  it('follows the profile', () => {
    const strict = { name: 'strict', below: 100, base: 50 };
    expect(show(99, strict)).toEqual({ kind: 'hidden', below: 100 });
    expect(show(124, strict)).toEqual({ kind: 'rounded', value: 100, base: 50 });
    expect(show(125, strict)).toEqual({ kind: 'rounded', value: 150, base: 50 });
  });
});

describe('showRecords', () => {
  it('hides records with their people, however many', () => {
    fc.assert(
      fc.property(fc.nat(39), count, (people, records) =>
        expect(showRecords(records, people)).toEqual(show(people))
      )
    );
  });
  it('rounds them like people otherwise', () => {
    expect(showRecords(1_234, 40)).toEqual(rounded(1_240));
    expect(showRecords(12, 60)).toEqual(hidden);
  });
});

describe('showSteps', () => {
  it('never rises, and starts with the first count', () => {
    fc.assert(
      fc.property(fc.array(count, { minLength: 1 }), steps => {
        const ranks = showSteps(steps).map(step => (step.kind === 'hidden' ? 0 : step.value));
        expect(ranks[0]).toBe(shownRank(steps[0] ?? 0));
        expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
        expect(ranks.at(-1)).toBe(Math.min(...steps.map(each => shownRank(each))));
      })
    );
  });
  it('once hidden, stays hidden', () => {
    expect(showSteps([100, 12, 300])).toEqual([rounded(100), hidden, hidden]);
  });
});

describe('showProgress', () => {
  it('moves in steps of 5 and stays within 0 and 100', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1_000, noNaN: true }), percentage => {
        const shown = showProgress(percentage) ?? NaN;
        expect(shown % 5).toBe(0);
        expect(shown).toBeGreaterThanOrEqual(0);
        expect(shown).toBeLessThanOrEqual(100);
        expect(shown).toBeLessThanOrEqual(percentage);
      })
    );
  });
  it.each([null, -1, NaN])('is unknown for %p', percentage => {
    expect(showProgress(percentage)).toBeNull();
  });
});

it('the default profile cannot be changed at run time', () => {
  expect(Object.isFrozen(AOU20)).toBe(true);
});
