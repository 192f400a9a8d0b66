import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { TextEncoder } from 'node:util';
import { act, cleanup, configure, fireEvent, render, screen, within } from '@testing-library/react';
import { Signal } from '@lumino/signaling';
import type { ColumnStatistics, ConceptStatistics as Answer, TableStatistics } from '@cohortlab/sdk';
import React from 'react';
import { english } from '../components';
import { ReleaseChoice } from '../service';
import { hidden, Refusal, rounded, serviceOf, TABLES, type Answers } from '../service/testing';
import { ConceptStatistics } from './concept-statistics';
import { Dictionary } from './dictionary';
import { DrawingContext, type Drawing } from './drawing';
import { PhysicalPage } from './physical-page';
import { PlausibilityPage } from './plausibility-page';
import { StatisticsModel } from './statistics-model';
import { SurveyPage, SurveysPage } from './survey-pages';

jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 8_000 });
Object.assign(globalThis, { TextEncoder });
afterEach(cleanup);

const demo = { name: 'demo', id: 'id of demo' };
const both = (value: number) => ({ people: rounded(value), records: rounded(value) });
const few = { people: hidden, records: hidden };
const HOSTILE = '<img src=x onerror=alert(1)>';

const concept: Answer = {
  release: demo,
  concept: { conceptId: 3004410, name: 'Hemoglobin A1c' },
  table: 'measurement',
  ...both(500),
  peopleWithDescendants: rounded(500),
  years: [
    { year: 2015, ...both(100) },
    { year: 2018, ...both(400) }
  ],
  units: [
    {
      unit: { conceptId: 8554, name: HOSTILE },
      ...both(400),
      percent: 80,
      withNumber: both(400),
      histogram: {
        bins: [
          { from: null, to: 5, ...both(60) },
          { from: 5, to: 6, ...both(200) },
          { from: 6, to: 10, ...both(200) },
          { from: 10, to: null, ...both(40) }
        ],
        quantiles: [
          { percent: 5, from: null, to: 5, about: null },
          { percent: 50, from: 5, to: 6, about: 5.85 },
          { percent: 95, from: 10, to: null, about: null }
        ]
      }
    },
    {
      unit: { conceptId: 0, name: null },
      ...both(100),
      percent: null,
      withNumber: few,
      histogram: null
    }
  ],
  answers: []
};

const checks = [
  {
    kind: 'aboveRange',
    table: 'measurement',
    concept: concept.concept,
    unit: { conceptId: 8554, name: 'percent' },
    range: { from: 3, to: 20 },
    ...both(60),
    of: both(400)
  },
  {
    kind: 'beforeBirth',
    table: 'measurement',
    concept: null,
    unit: null,
    range: null,
    ...few,
    of: both(500)
  },
  {
    kind: 'afterDeath',
    table: 'measurement',
    concept: null,
    unit: null,
    range: null,
    ...both(40),
    of: both(500)
  }
];

const column = (name: string, rest: Partial<ColumnStatistics> = {}): ColumnStatistics => ({
  name,
  type: 'INTEGER',
  meaning: `The ${name}.`,
  ...both(800),
  percent: 100,
  range: null,
  concepts: [],
  moreConcepts: false,
  histogram: null,
  ...rest
});

const measurement: TableStatistics = {
  release: demo,
  table: 'measurement',
  ...both(800),
  years: concept.years,
  months: [],
  columns: [
    column('measurement_date', { percent: 98, range: { from: '2015-03', to: '2023-01' } }),
    column('value_as_string', { ...few, percent: null }),
    column('unit_concept_id', {
      percent: 87,
      concepts: [
        { conceptId: 8554, name: 'percent', ...both(400), percent: 80 },
        { conceptId: 0, name: null, ...both(100), percent: 20 }
      ],
      moreConcepts: true
    })
  ]
};

const ANSWERS: Answers = {
  conceptStatistics: () => concept,
  tableStatistics: () => measurement,
  plausibility: () => ({ release: demo, checks, unitMixes: [] }),
  surveys: () => ({
    release: demo,
    modules: [
      { module: { conceptId: 1585855, name: 'Lifestyle' }, people: rounded(500), offered: true },
      { module: { conceptId: 0, name: null }, people: rounded(80), offered: false }
    ]
  }),
  survey: () => ({
    release: demo,
    module: { module: { conceptId: 1585855, name: 'Lifestyle' }, people: rounded(500), offered: true },
    questions: [
      {
        question: { conceptId: 1585857, name: 'Smoking: 100 Cigs Lifetime' },
        people: rounded(460),
        answered: rounded(400),
        skipped: rounded(60),
        preferredNotToAnswer: hidden,
        notReached: rounded(40),
        answers: [{ conceptId: 1585858, name: HOSTILE, ...both(380), percent: 95 }]
      }
    ]
  }),
  physicalMeasurements: () => ({
    release: demo,
    measurements: [
      {
        quantity: 'Height',
        concept: { conceptId: 3036277, name: 'Body height' },
        ...both(500),
        units: concept.units
      }
    ]
  })
};

async function show(
  view: (statistics: StatisticsModel) => React.ReactNode,
  answers = ANSWERS,
  drawing: Drawing | null = null
) {
  const choice = new ReleaseChoice(serviceOf(answers));
  const statistics = new StatisticsModel(choice);
  statistics.begin('demo');
  render(<DrawingContext.Provider value={drawing}>{view(statistics)}</DrawingContext.Provider>);
  await act(() => new Promise(resolve => setTimeout(resolve)));
  return statistics;
}

const props = { trans: english, onShow: jest.fn<(conceptId: number) => void>() };
const rowsOf = (table: HTMLElement): string[] =>
  within(table)
    .getAllByRole('row')
    .map(row => [...row.children].map(cell => cell.textContent).join(' | '));

const conceptView = (statistics: StatisticsModel) => (
  <ConceptStatistics {...props} statistics={statistics} conceptId={3004410} />
);
const tableView = (statistics: StatisticsModel) => (
  <Dictionary {...props} statistics={statistics} table={TABLES[1]!} />
);

describe('a concept', () => {
  test('years as they were told: those between are in no row, not even as 0', async () => {
    await show(conceptView);
    expect(rowsOf(await screen.findByRole('table', { name: 'People by year' }))).toEqual([
      'Year | People | Records',
      '2015 | ≈100 | ≈100',
      '2018 | ≈400 | ≈400'
    ]);
    expect(screen.getByText('A year that is missing has few people or none.')).toBeTruthy();
  });

  test('values of a unit: open ends are said to be open, quantiles in them have no number', async () => {
    await show(conceptView);
    const values = await screen.findByRole('table', { name: /^Hemoglobin A1c, values in/ });
    expect(rowsOf(values)).toEqual([
      'Value | People | Records',
      'below 5 | ≈60 | ≈60',
      '5 to below 6 | ≈200 | ≈200',
      '6 to below 10 | ≈200 | ≈200',
      '10 and over | ≈40 | ≈40'
    ]);
    const quantiles = screen.getByRole('table', { name: /^Quantiles/ });
    expect(rowsOf(quantiles)).toEqual(['5 % | median | 95 %', 'below 5 | ≈5.85 | 10 and over']);
  });

  test('no unit has a name, a share that is not told a dash, a name from outside is text', async () => {
    await show(conceptView);
    const units = await screen.findByRole('list', { name: 'Units of Hemoglobin A1c' });
    const [first, second] = within(units).getAllByRole('button');
    expect(first!.textContent).toContain(HOSTILE);
    expect(document.querySelector('img')).toBeNull();
    expect(second!.textContent).toContain('no unit');
    expect(second!.textContent).toContain('share not told');
    fireEvent.click(second!);
    expect(screen.getByText(/^With a number: <40 people/)).toBeTruthy();
  });

  test('what was found odd about its values stands beside them, what was not found does not', async () => {
    await show(conceptView);
    const odd = await screen.findByRole('list', { name: 'What is odd' });
    expect(within(odd).getAllByRole('listitem')).toHaveLength(1);
    expect(odd.textContent).toContain('above 20 percent');
  });

  test('with a renderer the table is folded, and the chart says no more than the table', async () => {
    const drawn: { data: { values: object[] }; config: { aria: boolean } }[] = [];
    const drawing: Drawing = {
      themeChanged: new Signal<unknown, unknown>({}),
      draw: (_, spec) => (drawn.push(spec as never), { isDisposed: false, dispose: () => undefined })
    };
    wide(300);
    await show(conceptView, ANSWERS, drawing);
    await screen.findByRole('list', { name: 'Units of Hemoglobin A1c' });
    expect(screen.queryByRole('table', { name: 'People by year' })).toBeNull();
    const [years, values] = drawn;
    expect(years).toMatchObject({ width: 296, config: { aria: false } });
    expect(years?.data.values).toMatchObject([{ told: '2015: ≈100 people' }, { told: '2018: ≈400 people' }]);
    // 200 records in one unit of width, 200 in four: four times as dense. Stubs for the open ends.
    expect(values?.data.values).toMatchObject([
      { from: 5, to: 6, height: 200, open: false },
      { from: 6, to: 10, height: 50, open: false },
      { to: 5, open: true, height: 16 },
      { from: 10, open: true, height: 16 }
    ]);
    const before = drawn.length;
    act(() => (drawing.themeChanged as Signal<unknown, unknown>).emit(null));
    expect(drawn.length).toBe(2 * before);
  });
});

describe('a table', () => {
  test('is a dictionary: how complete each column is, from when to when, and what is in it', async () => {
    await show(tableView);
    const columns = await screen.findByRole('list', { name: 'Columns of Measurements' });
    const [dates, texts, units] = within(columns).getAllByRole('listitem');
    expect(dates!.textContent).toContain('98 %');
    expect(dates!.textContent).toContain('2015-03 to 2023-01');
    expect(texts!.textContent).toContain('share not told');
    fireEvent.click(within(units!).getByRole('button', { name: /^unit_concept_id/ }));
    const used = screen.getByRole('list', { name: 'Most used in unit_concept_id' });
    expect(used.textContent).toContain('no matching concept');
    fireEvent.click(within(used).getByRole('button', { name: 'percent' }));
    expect(props.onShow).toHaveBeenCalledWith(8554);
    expect(screen.getByText(/^There are more/)).toBeTruthy();
  });

  test('of a release from before there were statistics has its columns all the same', async () => {
    const refuse = () => {
      throw new Refusal('statisticsMissing');
    };
    await show(tableView, { tableStatistics: refuse, plausibility: refuse });
    expect((await screen.findByRole('note')).textContent).toContain('carries no statistics');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(within(screen.getByRole('list')).getByText('value_as_number')).toBeTruthy();
  });

  test('that could not be read is asked again by one press', async () => {
    let broken = true;
    await show(tableView, {
      ...ANSWERS,
      tableStatistics: () => {
        if (broken) {
          throw new Refusal('internal');
        }
        return measurement;
      }
    });
    const retry = await screen.findByRole('button', { name: 'Try again' });
    broken = false;
    fireEvent.click(retry);
    await screen.findByRole('list', { name: 'Columns of Measurements' });
  });
});

test('a survey says who was given it, who answered, skipped, did not come to a question', async () => {
  await show(statistics => <SurveyPage {...props} statistics={statistics} conceptId={1585855} />);
  const question = await screen.findByRole('region', { name: 'Smoking: 100 Cigs Lifetime' });
  const facts = within(question)
    .getAllByRole('definition')
    .map(each => each.textContent);
  expect(facts).toEqual([
    '≈400about 400 people',
    '≈60about 60 people',
    '<40fewer than 40 people',
    '≈40about 40 people'
  ]);
  expect(within(question).getByRole('list').textContent).toContain(`${HOSTILE}≈380`);
  expect(screen.getByText('were given it')).toBeTruthy();
});

test('modules are opened, those outside of modules too', async () => {
  const onSurvey = jest.fn();
  await show(statistics => <SurveysPage trans={english} statistics={statistics} onSurvey={onSurvey} />);
  fireEvent.click(await screen.findByRole('button', { name: /^Questions outside of modules/ }));
  expect(onSurvey).toHaveBeenCalledWith(0);
});

test('checks that found nothing are listed apart: silence would tell something', async () => {
  await show(statistics => <PlausibilityPage {...props} statistics={statistics} />);
  const found = await screen.findByRole('list', { name: 'Found' });
  expect(within(found).getAllByRole('listitem')).toHaveLength(2);
  const none = screen.getByRole('list', { name: 'Looked for, found in few or none' });
  expect(none.textContent).toContain('before their birth');
});

test('physical measurements stand by quantity, and lead to their concepts', async () => {
  await show(statistics => <PhysicalPage {...props} statistics={statistics} />);
  const height = await screen.findByRole('region', { name: 'Height' });
  fireEvent.click(within(height).getByRole('button', { name: 'Body height' }));
  expect(props.onShow).toHaveBeenCalledWith(3036277);
});

test('another release is asked anew, and nothing of the one before is shown', async () => {
  const asked: string[] = [];
  const statistics = await show(conceptView, {
    ...ANSWERS,
    conceptStatistics: name => (asked.push(name), concept)
  });
  await screen.findByRole('list', { name: /^Units/ });
  act(() => statistics.begin('other'));
  expect(screen.queryByRole('list', { name: /^Units/ })).toBeNull();
  await screen.findByRole('list', { name: /^Units/ });
  expect(asked).toEqual(['demo', 'other']);
});

/** jsdom lays nothing out: everything is so many pixels wide. */
function wide(width: number): void {
  class Observer {
    constructor(private readonly _tell: (entries: { contentRect: { width: number } }[]) => void) {}
    observe(): void {
      this._tell([{ contentRect: { width } }]);
    }
    disconnect(): void {}
  }
  Object.assign(globalThis, { ResizeObserver: Observer });
}
