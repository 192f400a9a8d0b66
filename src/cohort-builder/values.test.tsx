import { describe, expect, test } from '@jest/globals';
import { configure, fireEvent, screen, within } from '@testing-library/react';
import type { ConceptSetAnswer, ConceptStatistics, Histogram, PeopleCohort } from '@cohortlab/sdk';
import { TextEncoder } from 'node:util';
import { concept, hidden, Refusal, rounded } from '../service/testing';
import { show } from './testing';
import { endsOf, scaleOf, shadesOf, snap, valueAt } from './value-geometry';

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

const PATIENT = { timeout: 4_000 };

// Two answers come one after the other, and a machine may be busy.
configure({ asyncUtilTimeout: 4_000 });

const bin = (from: number | null, to: number | null, records: number) => ({
  from,
  to,
  people: rounded(40),
  records: rounded(records)
});
const histogram: Histogram = {
  bins: [bin(null, 4, 60), bin(4, 6, 400), bin(6, 14, 800), bin(14, null, 60)],
  quantiles: []
};

describe('a histogram', () => {
  const scale = scaleOf(histogram)!;

  test('has bars as wide as their range and as high as they are dense, and stubs for open ends', () => {
    expect(scale).toMatchObject({ low: 4, high: 14, step: 0.2 });
    const [below, narrow, wide, above] = scale.bars as readonly [
      (typeof scale.bars)[number],
      (typeof scale.bars)[number],
      (typeof scale.bars)[number],
      (typeof scale.bars)[number]
    ];
    expect(wide.width / narrow.width).toBeCloseTo(4);
    // 400 records in 2, 800 in 8: half as dense, though twice as many.
    expect([narrow.height, wide.height]).toEqual([100, 50]);
    expect([below.open, below.left, above.open, above.left + above.width]).toEqual([true, 0, true, 100]);
  });

  test('without two ends is none', () => {
    expect(scaleOf({ bins: [bin(null, null, 80)], quantiles: [] })).toBeNull();
  });

  test('is shaded where the range takes it, beyond the edges too', () => {
    expect(shadesOf({ kind: 'atLeast', value: 4 }, scale)).toEqual([[6, 100]]);
    expect(shadesOf({ kind: 'atMost', value: 99 }, scale)).toEqual([[0, 97]]);
    expect(shadesOf({ kind: 'notBetween', low: 4, high: 14 }, scale)).toEqual([
      [0, 6],
      [94, 100]
    ]);
  });

  test('is read back from a place, in steps, inside the edges', () => {
    expect(valueAt(50, scale)).toBe(9);
    expect([snap(6.27, scale), snap(-3, scale), snap(99, scale)]).toEqual([6.2, 4, 14]);
  });

  test('one end of a range never passes the other', () => {
    const [low, high] = endsOf({ kind: 'between', low: 5, high: 7 });
    expect([low?.with(9), high?.with(3)]).toEqual([
      { kind: 'between', low: 7, high: 7 },
      { kind: 'between', low: 5, high: 5 }
    ]);
  });
});

const a1c = concept(3004410, 'Hemoglobin A1c', { domain: 'Measurement', criterion: 'measurement' });
const resolve = (): ConceptSetAnswer => ({
  release: { name: 'demo', id: '' },
  name: 'Concepts',
  concepts: 3,
  lines: 2,
  drift: { source: 0, invalid: 0, missing: 1 },
  people: rounded(1_240),
  matches: [a1c, concept(9, 'Rare', { people: hidden })],
  items: [
    {
      conceptId: 3004410,
      excluded: false,
      state: 'standard',
      name: 'Hemoglobin A1c',
      standard: [],
      concepts: 3,
      people: rounded(1_200)
    },
    {
      conceptId: 2_111_222_333,
      excluded: false,
      state: 'missing',
      name: null,
      standard: [],
      concepts: 0,
      people: hidden
    }
  ]
});
const unit = (conceptId: number, name: string | null, percent: number) => ({
  unit: { conceptId, name },
  people: rounded(800),
  records: rounded(900),
  percent,
  withNumber: { people: rounded(800), records: rounded(900) },
  histogram
});
const conceptStatistics = (): ConceptStatistics => ({
  release: { name: 'demo', id: '' },
  concept: { conceptId: 3004410, name: 'Hemoglobin A1c' },
  table: 'measurement',
  people: rounded(1_200),
  records: rounded(3_000),
  peopleWithDescendants: rounded(1_200),
  years: [],
  units: [unit(8554, 'percent', 80), unit(0, null, 20)],
  answers: []
});
const cohort: PeopleCohort = {
  $schema: 'cohortlab:cohort/1',
  kind: 'people',
  name: 'A1c',
  include: [
    {
      id: 'g1',
      kind: 'any',
      of: [
        {
          id: 'c1',
          kind: 'measurement',
          conceptSet: 's1',
          where: [{ kind: 'value', is: { kind: 'atLeast', value: 6.4 } }]
        }
      ]
    }
  ],
  exclude: [],
  conceptSets: [
    {
      id: 's1',
      kind: 'inline',
      name: 'HbA1c',
      items: [
        { conceptId: 3004410, name: 'Hemoglobin A1c', descendants: true },
        { conceptId: 2_111_222_333, name: 'Gone' }
      ]
    }
  ]
};

async function open(answers: Parameters<typeof show>[1]) {
  const shown = await show(cohort, answers);
  fireEvent.click(screen.getByRole('button', { name: /HbA1c/, expanded: false }));
  const where = () => {
    const [node] = shown.people().include[0]?.of ?? [];
    return node && 'where' in node ? node.where : undefined;
  };
  return { ...shown, where };
}

describe('a value', () => {
  test('is asked for its unit, then shown over the histogram of that unit', async () => {
    const { where } = await open({ resolve, conceptStatistics });
    await screen.findByText('Values are recorded in several units. Which one is meant?');
    expect(screen.queryByRole('figure', { name: /^Value in/ })).toBeNull();
    const units = screen.getByRole('group', { name: 'Recorded units' });
    expect(
      within(units)
        .getAllByRole('button')
        .map(each => each.textContent)
    ).toEqual([expect.stringMatching(/^percent ≈800.*80 %$/), expect.stringMatching(/^no unit ≈800.*20 %$/)]);
    fireEvent.click(within(units).getByRole('button', { name: /^percent/ }));
    expect(where()).toEqual([
      {
        kind: 'valueInUnits',
        anyOf: [{ unit: [{ conceptId: 8554, name: 'percent' }], is: { kind: 'atLeast', value: 6.4 } }]
      }
    ]);
    expect(await screen.findByRole('figure', { name: 'Value in percent' })).toBeTruthy();
    expect(screen.getByText(/alone, without its descendants/)).toBeTruthy();
  });

  test('is moved by keyboard, each press one step', async () => {
    const { where } = await open({ resolve, conceptStatistics });
    fireEvent.click(await screen.findByRole('button', { name: /^percent/ }, PATIENT));
    const slider = () => screen.getByRole('slider', { name: 'Value in percent, lower end' });
    await screen.findByRole('figure', { name: 'Value in percent' });
    expect(slider().getAttribute('aria-valuetext')).toBe('6.4 percent');
    fireEvent.keyDown(slider(), { key: 'ArrowRight' });
    expect(where()).toMatchObject([{ anyOf: [{ is: { kind: 'atLeast', value: 6.6 } }] }]);
    fireEvent.keyDown(slider(), { key: 'End' });
    expect(slider().getAttribute('aria-valuenow')).toBe('14');
  });

  test('a release without statistics says so; the range can be said as ever', async () => {
    await open({
      resolve,
      conceptStatistics: () => {
        throw new Refusal('statisticsMissing');
      }
    });
    expect(await screen.findByText(/holds no statistics of values/, {}, PATIENT)).toBeTruthy();
    expect(screen.getByRole('spinbutton', { name: 'Value' })).toBeTruthy();
  });
});

test('a concept set says what it brings, line by line, and what is lost', async () => {
  await open({ resolve, conceptStatistics });
  expect(await screen.findByText(/Brings 3 concepts,/)).toBeTruthy();
  expect(screen.getByText('1 line is not in this release')).toBeTruthy();
  expect(screen.getByTitle('What this line selects by itself').textContent).toContain('3 concepts ≈1,200');
  expect(screen.getByRole('button', { name: 'Take Gone out' })).toBeTruthy();
});
