/** @jest-environment node */
import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  blankCohort,
  formatDefinition,
  removeNode,
  renameCohort,
  setGroupKind,
  type Cohort,
  type PeopleCohort
} from '@cohortlab/sdk';
import { CohortModel } from './model';
import { PlainText, rewrite } from './text-source';

const diabetes = { conceptId: 201826, name: 'Type 2 diabetes', criterion: 'conditionOccurrence' as const };
const metformin = { conceptId: 1503297, name: 'metformin', criterion: 'drugExposure' as const };
const insulin = { conceptId: 1596977, name: 'insulin', criterion: 'drugExposure' as const };

function open(cohort: Cohort = blankCohort('New cohort')): CohortModel {
  return new CohortModel(new PlainText(formatDefinition(cohort)), () => 'a.cohort.json', 'New cohort');
}

/** The cohort as lists of concept names: groups inside sides. */
function said({ people }: CohortModel): { include: string[][]; exclude: string[][] } {
  const names = (groups: PeopleCohort['include']): string[][] =>
    groups.map(({ of }) =>
      of.map(each => {
        const set = people?.conceptSets.find(({ id }) => 'conceptSet' in each && id === each.conceptSet);
        return set?.kind === 'inline' ? set.name : each.kind;
      })
    );
  return { include: names(people?.include ?? []), exclude: names(people?.exclude ?? []) };
}

describe('where a pick goes', () => {
  test('narrows unless it is told otherwise', () => {
    const model = open();
    model.pick(diabetes);
    model.pick(metformin);
    expect(said(model)).toEqual({ include: [['Type 2 diabetes'], ['metformin']], exclude: [] });
  });

  test('beside the others of a group, for as long as the group is aimed at', () => {
    const model = open();
    model.pick(diabetes);
    model.aim({ kind: 'group', id: 'g1' });
    model.pick(metformin);
    model.pick(insulin);
    expect(said(model).include).toEqual([['Type 2 diabetes', 'metformin', 'insulin']]);
  });

  test('an exclusion is said each time', () => {
    const model = open();
    model.aim({ kind: 'new', side: 'exclude' });
    model.pick(insulin);
    model.pick(diabetes);
    expect(said(model)).toEqual({ include: [['Type 2 diabetes']], exclude: [['insulin']] });
  });

  test('nowhere when its records cannot be found', () => {
    const model = open();
    model.pick({ ...diabetes, criterion: null });
    expect(said(model).include).toEqual([]);
  });

  test('a group that is gone is no target any more', () => {
    const model = open();
    model.pick(diabetes);
    model.aim({ kind: 'group', id: 'g1' });
    model.undo();
    expect(model.state.target).toEqual({ kind: 'new', side: 'include' });
  });
});

test('the first concept names a cohort that nobody has named', () => {
  const model = open();
  model.pick(diabetes);
  model.pick(metformin);
  expect(model.people?.name).toBe('Type 2 diabetes');
  const named = open(blankCohort('My cohort'));
  named.pick(diabetes);
  expect(named.people?.name).toBe('My cohort');
});

describe('edits', () => {
  test('are steps of undo, one each', () => {
    const model = open();
    const blank = model.state.text;
    model.pick(diabetes);
    const one = model.state.text;
    model.edit(cohort => renameCohort(cohort, 'A'));
    model.edit(cohort => setGroupKind(cohort, 'g1', 'all'));
    model.undo();
    model.undo();
    expect(model.state).toMatchObject({ text: one, canUndo: true, canRedo: true });
    model.undo();
    expect(model.state).toMatchObject({ text: blank, canUndo: false, canRedo: true });
    model.redo();
    expect(model.state.text).toBe(one);
  });

  test('that no file could hold are refused', () => {
    const model = open();
    const before = model.state;
    expect(model.edit(cohort => renameCohort(cohort, 'x'.repeat(301)))).toBe(false);
    expect(model.state).toBe(before);
  });

  test('that change nothing are no step', () => {
    const model = open();
    expect(model.edit(cohort => removeNode(cohort, 'c9'))).toBe(true);
    expect(model.state.canUndo).toBe(false);
  });

  test('replace only what differs', () => {
    const ranges: [number, number, string][] = [];
    class Watched extends PlainText {
      override updateSource(start: number, end: number, value: string): void {
        ranges.push([start, end, value]);
        super.updateSource(start, end, value);
      }
    }
    const source = new Watched(formatDefinition(blankCohort('Old name')));
    const model = new CohortModel(source, () => 'a.cohort.json');
    model.edit(cohort => renameCohort(cohort, 'New name'));
    const at = formatDefinition(blankCohort('Old name')).indexOf('Old');
    expect(ranges).toEqual([[at, at + 3, 'New']]);
  });

  test('of repeated text stay inside the text', () => {
    const source = new PlainText('aaa');
    rewrite(source, 'aaaaa');
    expect(source.getSource()).toBe('aaaaa');
    rewrite(source, 'a');
    expect(source.getSource()).toBe('a');
  });
});

describe('a text that somebody else changes', () => {
  test('is read anew, and comes back when it is mended', () => {
    const source = new PlainText(formatDefinition(blankCohort('A')));
    const model = new CohortModel(source, () => 'a.cohort.json');
    rewrite(source, '{ "$schema": "cohortlab:cohort/1", ');
    expect(model.state.reading.kind).toBe('problems');
    expect(model.edit(cohort => renameCohort(cohort, 'B'))).toBe(false);
    rewrite(source, formatDefinition(blankCohort('C')));
    expect(model.people?.name).toBe('C');
  });

  test('says what is wrong by file and place', () => {
    const text = formatDefinition(blankCohort('A')).replace('"include"', '"includes"');
    const { reading } = new CohortModel(new PlainText(text), () => 'cohorts/a.cohort.json').state;
    expect(reading).toMatchObject({
      kind: 'problems',
      problems: expect.arrayContaining([expect.objectContaining({ file: 'cohorts/a.cohort.json' })])
    });
  });

  test('is no cohort when it is a concept set', () => {
    const text = formatDefinition({ $schema: 'cohortlab:concepts/1', name: 'A', items: [] });
    const { reading } = new CohortModel(new PlainText(text), () => 'a.cohort.json').state;
    expect(reading).toMatchObject({ kind: 'problems', problems: [{ path: '/$schema' }] });
  });
});

test('spans of time are edited like sets of people', () => {
  const events: Cohort = {
    $schema: 'cohortlab:cohort/1',
    kind: 'events',
    name: 'Entries',
    conceptSets: [],
    entry: { events: [{ id: 'c1', kind: 'drugExposure' }], priorDays: 0, laterDays: 0, limit: 'all' },
    limit: 'all'
  };
  const model = open(events);
  const { text } = model.state;
  expect(model.state.target).toEqual({ kind: 'step' });
  expect(model.edit(cohort => renameCohort(cohort, 'B'))).toBe(true);
  expect(model.editPeople(cohort => renameCohort(cohort, 'C'))).toBe(false);
  model.pick(diabetes);
  model.aim({ kind: 'without' });
  model.pick(insulin);
  model.aim({ kind: 'dayZero' });
  model.pick(metformin);
  expect(model.events).toMatchObject({
    name: 'B',
    entry: { events: [{ id: 'c1' }, { kind: 'drugExposure', conceptSet: 's3' }] },
    steps: [
      { kind: 'all', of: [{ kind: 'conditionOccurrence', conceptSet: 's1' }] },
      { kind: 'all', of: [{ kind: 'drugExposure', occurrences: { kind: 'exactly', count: 0 } }] }
    ]
  });
  [1, 2, 3, 4].forEach(() => model.undo());
  expect(model.state.text).toBe(text);
});

test('a blank cohort becomes spans of time when day 0 is what was aimed at', () => {
  const model = open();
  const blank = model.state.text;
  model.aim({ kind: 'dayZero' });
  model.pick(diabetes);
  expect(model.events).toMatchObject({ name: 'Type 2 diabetes', entry: { events: [{ firstEver: true }] } });
  model.undo();
  expect(model.state).toMatchObject({ text: blank, target: { kind: 'new', side: 'include' } });
});

test('of every fourteenth definition of the oracle: read, edited and undone, every byte is as it was', () => {
  const folder = process.env['COHORTLAB_SHARED'] ?? join(process.cwd(), '..', 'shared');
  const files = readdirSync(join(folder, 'oracle', 'cohorts')).filter((_, index) => index % 14 === 0);
  expect(files.length).toBeGreaterThanOrEqual(100);
  for (const file of files) {
    const source = new PlainText(readFileSync(join(folder, 'oracle', 'cohorts', file), 'utf8'));
    const model = new CohortModel(source, () => file);
    const before = model.state;
    expect([file, before.reading.kind]).toEqual([file, 'events']);
    expect(model.edit(cohort => cohort)).toBe(true);
    expect(source.canUndo()).toBe(false);
    model.pick(diabetes);
    expect(model.events?.steps?.length).toBe(
      (('cohort' in before.reading &&
        before.reading.cohort.kind === 'events' &&
        before.reading.cohort.steps?.length) ||
        0) + 1
    );
    model.undo();
    expect(model.state.text).toBe(before.text);
  }
});
