import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { resolvedCohort } from '../../test/definitions.js';
import { sharedFolder } from '../../test/shared.js';
import {
  addCensoring,
  addCriterion,
  addDemographics,
  addEntryEvent,
  addInnerGroup,
  addNested,
  addStep,
  beginEvents,
  build,
  duplicateNode,
  exitByDrug,
  formatDefinition,
  isGroup,
  meaningHash,
  moveNode,
  nodesOf,
  readDefinition,
  removeNode,
  renameCohort,
  renameGroup,
  setAttribute,
  setFields,
  setJoin,
  setLeaving,
  setLimits,
  setObservation,
  type Cohort,
  type EventsCohort,
  type ResolvedCohort
} from './index.js';

const { between, descendants, window } = build;
const diabetes = { conceptId: 201826, name: 'Type 2 diabetes mellitus' };
const metformin = { conceptId: 1503297, name: 'metformin' };
const insulin = { conceptId: 21600713, name: 'INSULINS AND ANALOGUES' };

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(freeze);
    Object.freeze(value);
  }
  return value;
}

/** Every edit runs on a frozen cohort, so that one that changes its argument throws. */
function edited(cohort: EventsCohort, ...edits: ((cohort: EventsCohort) => EventsCohort)[]): EventsCohort {
  return edits.reduce((before, edit) => freeze(edit(before)), freeze(cohort));
}

const begun = beginEvents('New users', 'conditionOccurrence', diabetes);
const flagship = edited(
  begun,
  each => setObservation(each, { priorDays: 365 }),
  addStep,
  each =>
    addDemographics(each, 'g1', {
      sex: [8532],
      age: { at: 'start', years: { kind: 'between', low: 40, high: 65 } }
    }),
  each => renameGroup(each, 'g1', 'Women of 40 to 65'),
  addStep,
  each => addCriterion(each, 'g2', 'drugExposure', metformin),
  each => setFields(each, 'c3', { firstEver: true, windows: [window(0, 90)] }),
  each => addNested(each, 'c3'),
  each => addCriterion(each, 'g3', 'drugExposure', insulin),
  each => setFields(each, 'c4', { occurrences: { kind: 'exactly', count: 0 }, windows: [window('open', -1)] })
);

test('edits in the order of a person write the bytes of the builders', () => {
  const { all, cohort, conceptSet, condition, demographics, drug, entry, exactly, named, occurs } = build;
  const set = ({ conceptId, name }: typeof diabetes) => conceptSet(name, descendants(conceptId, name));
  const built = cohort('New users', {
    entry: entry(condition(set(diabetes), { firstEver: true }), { priorDays: 365, limit: 'first' }),
    steps: [
      named(
        'Women of 40 to 65',
        all(demographics(build.sex(build.oneOf(8532)), build.age(between(40, 65), 'start')))
      ),
      all(
        occurs(
          drug(set(metformin), {
            firstEver: true,
            nested: all(exactly(0, drug(set(insulin)), window('open', -1)))
          }),
          window(0, 90)
        )
      )
    ],
    limit: 'first'
  });
  expect(formatDefinition(flagship)).toBe(formatDefinition(built));
});

test('events, censoring and exit are added with their concept sets, and tidied away again', () => {
  const more = edited(
    begun,
    each => addEntryEvent(each, 'drugExposure', metformin),
    each => addCensoring(each, 'drugExposure', insulin),
    each => exitByDrug(each, metformin),
    each => setLimits(each, 'all', 'last'),
    each => setLeaving(each, { eraGapDays: 30, dates: { from: '2010-01-01' } })
  );
  expect(more).toMatchObject({
    entry: {
      events: [
        { id: 'c1', firstEver: true },
        { id: 'c2', firstEver: true }
      ],
      limit: 'all'
    },
    limit: 'last',
    censoring: [{ id: 'c3', kind: 'drugExposure', conceptSet: 's3' }],
    exit: { kind: 'drugEra', conceptSet: 's4', gapDays: 30, offset: 0 },
    eraGapDays: 30,
    dates: { from: '2010-01-01' }
  });
  const less = edited(
    more,
    each => removeNode(each, 'c2'),
    each => removeNode(each, 'c3'),
    each => setLeaving(each, { exit: undefined, eraGapDays: undefined, dates: undefined }),
    each => setLimits(each, 'first', 'first')
  );
  expect(less).toEqual(begun);
});

test('the last entry event stays', () => {
  expect(removeNode(flagship, 'c1')).toEqual(flagship);
});

test('a step that loses its last criterion goes, with what was around it', () => {
  expect(removeNode(flagship, 'c4').steps?.[1]?.of[0]).not.toHaveProperty('nested');
  expect(removeNode(flagship, 'c2').steps?.map(({ id }) => id)).toEqual(['g2']);
  expect(removeNode(removeNode(flagship, 'c2'), 'g2')).not.toHaveProperty('steps');
});

test('steps are moved, joined otherwise and copied with ids of their own', () => {
  const ids = (cohort: EventsCohort) => cohort.steps?.map(({ id }) => id);
  expect(ids(moveNode(flagship, 'g2', -1))).toEqual(['g2', 'g1']);
  expect(ids(moveNode(flagship, 'g2', 5))).toEqual(['g1', 'g2']);
  const copied = duplicateNode(flagship, 'g2');
  expect(ids(copied)).toEqual(['g1', 'g2', 'g4']);
  expect(copied.steps?.[2]).toMatchObject({ of: [{ id: 'c5', nested: { id: 'g5', of: [{ id: 'c6' }] } }] });
  expect(removeNode(copied, 'g4')).toEqual(flagship);
  const two = setJoin(addInnerGroup(flagship, 'g1'), 'g1', { kind: 'atLeast', count: 2 });
  expect(two.steps?.[0]).toMatchObject({
    kind: 'atLeast',
    count: 2,
    of: [{ id: 'c2' }, { id: 'g4', of: [] }]
  });
  expect(setJoin(two, 'g1', { kind: 'any' }).steps?.[0]).not.toHaveProperty('count');
});

test('attributes are added, replaced and taken away', () => {
  const aged = setAttribute(flagship, 'c3', 0, { kind: 'age', at: 'start', is: between(40, 65) });
  const quick = setAttribute(aged, 'c3', 1, { kind: 'daysSupply', is: between(1, 30) });
  expect(quick.steps?.[1]?.of[0]).toMatchObject({ where: [{ kind: 'age' }, { kind: 'daysSupply' }] });
  const less = setAttribute(setAttribute(quick, 'c3', 0, null), 'c3', 0, null);
  expect(less).toEqual(flagship);
});

/** What no edit is about stays as it is, whatever the definition. */
function untouched(cohort: Cohort): void {
  const text = formatDefinition(cohort);
  const nodes = nodesOf(cohort).map(({ node }) => node);
  for (const { id } of nodes.slice(0, 6)) {
    expect(formatDefinition(setFields(cohort, id, {}))).toBe(text);
    expect(formatDefinition(moveNode(moveNode(cohort, id, 0), 'nobody', 1))).toBe(text);
    const copied = duplicateNode(cohort, id);
    if (nodesOf(copied).length === nodes.length) continue; // What stands alone has no place for a copy.
    const copy = nodesOf(copied)
      .map(({ node }) => node)
      .find(node => !nodes.some(each => each.id === node.id));
    expect(formatDefinition(removeNode(copied, copy!.id))).toBe(text);
  }
  expect(formatDefinition(renameCohort(renameCohort(cohort, 'Another'), cohort.name))).toBe(text);
}

test('of any definition: what is copied and taken away again leaves every byte as it was', () => {
  fc.assert(
    fc.property(resolvedCohort, ({ cohorts: _, ...cohort }) => untouched(cohort as Cohort)),
    {
      numRuns: 60
    }
  );
});

test('of every fourteenth definition of the oracle: the same, and the hash with it', () => {
  const folder = sharedFolder('oracle', 'cohorts');
  const names = readdirSync(folder).filter(name => name.endsWith('.json'));
  const chosen = names.filter((_, index) => index % 14 === 0);
  expect(chosen.length).toBeGreaterThanOrEqual(100);
  for (const name of chosen) {
    const reading = readDefinition({ path: name, text: readFileSync(join(folder, name), 'utf8') });
    if (reading.kind !== 'cohort') throw new Error(`${name} is no cohort.`);
    const { cohort } = reading;
    untouched(cohort);
    const again = readDefinition({ path: name, text: formatDefinition(cohort) });
    const hash = (each: Cohort): string => meaningHash({ kind: 'cohort', cohort: each as ResolvedCohort });
    expect(again.kind === 'cohort' && hash(again.cohort)).toBe(hash(cohort));
  }
});

test('a group inside a criterion is a group like others', () => {
  const node = nodesOf(flagship).find(({ node: { id } }) => id === 'g3')?.node;
  expect(node && isGroup(node)).toBe(true);
});
