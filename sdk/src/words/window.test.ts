import { build, type EventsCohort } from '../definition/index.js';
import { inWords } from './index.js';

const { all, cohort, condition, drug, entry, measurement, named, occurs, visit, window } = build;

const step = (member: build.MemberDraft): EventsCohort =>
  cohort('x', { entry: entry(condition()), steps: [named('Step', all(member))] });
const said = (member: build.MemberDraft): string | undefined =>
  inWords(step(member)).sections[1]?.statements[0]?.list?.items[0]?.text.replace('Step: ', '');

test.each([
  [window(-90, -1), 'from day -90 to day -1, both included'],
  [window(0, 0), 'on day 0'],
  [window('open', 0), 'any time in observation on or before day 0'],
  [window('open', -1), 'any time in observation before day 0, that day not included'],
  [window(1, 'open'), 'any time in observation after day 0, that day not included'],
  [window('open', 'open'), 'at any time in observation'],
  [window('observationStart', 30), 'from the start of observation to day 30, both included'],
  [window(0, 'open', { event: 'end' }), 'that ends any time on or after day 0'],
  [window(-7, 7, { index: 'end' }), 'from 7 days before to 7 days after the entry event ends, both included']
])('a window around day 0: %#', (around, words) => {
  expect(said(occurs(drug(), around))).toBe(`a drug exposure to any drug ${words}`);
});

test.each([
  [window(-90, -1), 'from 90 days to 1 day before that visit starts, both included'],
  [window(1, 30), 'from 1 day to 30 days after that visit starts, both included'],
  [window(-7, 7), 'from 7 days before to 7 days after that visit starts, both included'],
  [window(0, 7), 'from the day that visit starts to 7 days later, both included'],
  [window(-7, 0), 'from 7 days before that visit starts to the day it starts, both included'],
  [window(3, 3), 'exactly 3 days after that visit starts'],
  [window('open', 0), 'any time in observation on or before the day that visit starts']
])('a window around another event: %#', (around, words) => {
  const nested = all(occurs(measurement(), around));
  expect(said(visit(null, { nested }))).toBe(`a visit of any kind with a measurement of any kind ${words}`);
});

test('what lasts is said to start in the window; around an entry event day 0 is day 0', () => {
  const outside = visit(null, { outsideObservation: true });
  expect(said(occurs(visit(), window(0, 7)))).toBe(
    'a visit of any kind that starts from day 0 to day 7, both included'
  );
  expect(said(occurs(outside, window('open', 0)))).toBe(
    'a visit of any kind that starts any time on or before day 0, also outside observation'
  );
  const [day0] = inWords(
    cohort('x', { entry: entry(visit(null, { nested: all(occurs(drug(), window(0, 7))) })) })
  ).sections;
  expect(day0?.statements[0]?.text).toMatch(
    /^Day 0 .* a drug exposure to any drug from day 0 to day 7, both included\.$/
  );
});
