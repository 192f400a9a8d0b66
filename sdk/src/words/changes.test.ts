import fc from 'fast-check';
import { anyCohort } from '../../test/definitions.js';
import {
  addConcept,
  addCriterion,
  addStep,
  beginEvents,
  formatDefinition,
  moveNode,
  nodesOf,
  removeNode,
  renameCohort,
  setFields,
  setGroupKind,
  setJoin,
  setLeaving,
  setNotes,
  setObservation,
  type EventsCohort,
  type TimeWindow
} from '../definition/index.js';
import { changeAsText, changesBetween } from './index.js';

const metformin = { conceptId: 1503297, name: 'metformin' };
const insulin = { conceptId: 1502905, name: 'insulin glargine' };

const until = (day: number): readonly TimeWindow[] => [
  { event: 'start', index: 'start', from: { kind: 'day', day: 0 }, to: { kind: 'day', day } }
];

/** Day 0 diabetes; metformin in 30 days; insulin ever. */
const saved: EventsCohort = (() => {
  const diabetes = { conceptId: 201826, name: 'Type 2 diabetes' };
  let cohort = addStep(beginEvents('New users', 'conditionOccurrence', diabetes));
  cohort = setFields(addCriterion(cohort, 'g1', 'drugExposure', metformin), 'c2', { windows: until(30) });
  return addCriterion(addStep(cohort), 'g2', 'drugExposure', insulin);
})();

const said = (after: EventsCohort): string[] => changesBetween(saved, after).map(changeAsText);

test.each<[string, EventsCohort, string[]]>([
  ['nothing', structuredClone(saved), []],
  [
    'a window',
    setFields(saved, 'c2', { windows: until(90) }),
    ['Step 1, “metformin”: 0 to day 30 → 90, both included']
  ],
  ['a step off', setFields(saved, 'g2', { disabled: true }), ['Step 2: switched off']],
  [
    'first ever',
    setFields(saved, 'c2', { firstEver: true }),
    ['Step 1, “metformin”: exposure to “metformin” (new: the first ever in the record)']
  ],
  ['an order', moveNode(saved, 'g2', -1), ['Step: moved: 1 → 2']],
  [
    'a step gone',
    removeNode(saved, 'g1'),
    ['Step 1: removed: a drug exposure to “metformin” from day 0 to day 30, both included']
  ],
  [
    'one more beside it',
    setJoin(addCriterion(saved, 'g2', 'drugExposure', metformin), 'g2', { kind: 'any' }),
    ['Step 2: added: a drug exposure to “metformin” (2)']
  ],
  [
    'a concept',
    addConcept(saved, 's3', metformin),
    ['Concepts of “insulin glargine”: added: metformin (1503297) and its descendants']
  ],
  [
    'observation',
    setObservation(saved, { priorDays: 365 }),
    [
      'Day 0: Day 0 lies in an observation period; no observation before or after it is required. → ' +
        'Day 0 lies in an observation period, with at least 365 days of observation before day 0.'
    ]
  ],
  ['a name', renameCohort(saved, 'Old users'), ['Name: New users → Old users']],
  ['a note', setFields(saved, 'c2', { notes: 'Why so' }), ['Step 1, “metformin”, note: added: Why so']]
])('%s, in words', (_, after, words) => {
  expect(said(after)).toEqual(words);
});

test('how people leave, and how members are joined', () => {
  const leaving = setLeaving(saved, { exit: { kind: 'fixedOffset', of: 'start', days: 365 } });
  expect(said(leaving).join()).toMatch(/^Exit: .*365 days after day 0/);
  const both = addCriterion(saved, 'g2', 'drugExposure', metformin);
  const words = changesBetween(both, setGroupKind(both, 'g2', 'any')).map(changeAsText);
  expect(words).toEqual(['Step 2: all → at least one of the following']);
});

test('nothing differs between equals; whatever is edited is told, at a node that is there', () => {
  fc.assert(
    fc.property(anyCohort, fc.nat(), (cohort, place) => {
      expect(changesBetween(cohort, structuredClone(cohort))).toEqual([]);
      expect(changesBetween(cohort, setNotes(cohort, 'A note that nobody wrote'))).toHaveLength(1);
      const nodes = nodesOf(cohort);
      const { node } = nodes[place % Math.max(1, nodes.length)] ?? {};
      if (!node) return;
      const off = setFields(cohort, node.id, { disabled: !node.disabled });
      expect(changesBetween(cohort, off).map(({ what, node: id }) => [what, id])).toContainEqual([
        node.disabled ? 'on' : 'off',
        node.id
      ]);
      const left = removeNode(cohort, node.id);
      if (formatDefinition(left) !== formatDefinition(cohort)) {
        const ids = new Set(nodes.map(each => each.node.id));
        const changes = changesBetween(cohort, left);
        expect(changes.length).toBeGreaterThan(0);
        expect(changes.every(each => each.node === undefined || ids.has(each.node))).toBe(true);
      }
    }),
    { numRuns: 100 }
  );
});
