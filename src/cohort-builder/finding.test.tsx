import { describe, expect, test } from '@jest/globals';
import { act, fireEvent, screen, within } from '@testing-library/react';
import { TextEncoder } from 'node:util';
import type { CodesAnswer, LineageAnswer, RelativesAnswer } from '@cohortlab/sdk';
import { concept } from '../service/testing';
import { box, diabetes, metformin, show } from './testing';

// jsdom has none; browsers do.
Object.assign(globalThis, { TextEncoder });

const release = { name: 'demo', id: '' };
const icd = concept(45766052, 'Type 2 diabetes (ICD)', {
  vocabulary: 'ICD10CM',
  code: 'E11',
  standard: 'source'
});
const other = concept(7, 'Another E11', { vocabulary: 'ICD9CM', code: 'E11', standard: 'source' });
const line = (text: string, kind: CodesAnswer['lines'][number]['kind'], rest = {}) => ({
  text,
  kind,
  found: [],
  standard: [],
  nearest: [],
  ...rest
});
/** E11 is in two vocabularies; 44054006 and 6809 are standard; nothing else is anything. */
const codes = (_: string, body: unknown): CodesAnswer => ({
  release,
  concepts: [diabetes, metformin, icd, other],
  lines: (body as { lines: string[] }).lines.map(text => {
    switch (text) {
      case 'E11':
        return line(text, 'ambiguous', { found: [icd.conceptId, 7], standard: [201826] });
      case 'ICD10CM:E11':
        return line(text, 'found', { found: [icd.conceptId], standard: [201826] });
      case 'ICD9CM:E11':
        return line(text, 'found', { found: [7] });
      case '44054006':
        return line(text, 'found', { found: [201826], standard: [201826] });
      case '6809':
        return line(text, 'found', { found: [1503297], standard: [1503297] });
      default:
        return line(text, 'unknown', { nearest: [1503297] });
    }
  })
});

const paste = (text: string) =>
  fireEvent.paste(box(), { clipboardData: { getData: () => text } as unknown as DataTransfer });
const review = () => screen.findByRole('dialog', { name: 'Pasted codes' });

describe('a pasted list of codes', () => {
  test('is reviewed, then added as one criterion for each domain, undone by one step', async () => {
    const { session, people } = await show(undefined, { codes });
    expect(paste('44054006\n6809\nxyz9999')).toBe(false);
    const sheet = await review();
    await within(sheet).findByText('2 lines were found, 1 is unknown');
    const add = within(sheet).getByRole('button', { name: 'Add 2 concepts' });
    expect(document.activeElement).toBe(add);
    fireEvent.click(add);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(people().include.map(({ kind, of }) => [kind, of.map(each => each.kind)])).toEqual([
      ['any', ['conditionOccurrence', 'drugExposure']]
    ]);
    expect(people().conceptSets.map(set => set.kind === 'inline' && set.items)).toEqual([
      [{ conceptId: 201826, name: 'Type 2 diabetes', descendants: true }],
      [{ conceptId: 1503297, name: 'metformin', descendants: true }]
    ]);
    session.model.undo();
    expect(people().include).toEqual([]);
  });

  test('asks which of several is meant, and says what each becomes', async () => {
    const { people } = await show(undefined, { codes });
    paste('E11, 6809');
    const sheet = await review();
    const first = await within(sheet).findByRole('checkbox', { name: /ICD10CM E11/ });
    expect(document.activeElement).toBe(first);
    expect(within(sheet).getByRole('button', { name: 'Add 1 concept' })).toBeTruthy();
    expect(within(sheet).getByText(/maps to no standard concept/)).toBeTruthy();
    fireEvent.click(first);
    fireEvent.click(within(sheet).getByRole('checkbox', { name: 'with descendants' }));
    fireEvent.click(within(sheet).getByRole('button', { name: 'Add 2 concepts' }));
    expect(people().conceptSets.map(set => set.kind === 'inline' && set.items)).toEqual([
      [{ conceptId: 201826, name: 'Type 2 diabetes' }],
      [{ conceptId: 1503297, name: 'metformin' }]
    ]);
  });

  test('is left by Escape, with nothing changed and the box at hand', async () => {
    const { people } = await show(undefined, { codes });
    paste('44054006\n6809');
    fireEvent.keyDown(await review(), { key: 'Escape' });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(box());
    expect(people().include).toEqual([]);
  });

  test('words with a comma are typed as ever', async () => {
    await show(undefined, { codes });
    expect(paste('diabetes, type 2')).toBe(true);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

const [parent, child, grandchild] = [
  concept(1, 'Diabetes'),
  concept(2, 'With retinopathy'),
  concept(3, 'Proliferative')
];
const lineage = (): LineageAnswer => ({
  release,
  matches: [diabetes, parent],
  levels: [0, 1],
  edges: [[201826, 1]],
  more: false
});
const relatives = (_: string, body: unknown): RelativesAnswer => {
  const { conceptId } = body as { conceptId: number };
  const below = conceptId === 201826 ? [child] : conceptId === 2 ? [grandchild] : [];
  return {
    release,
    total: below.length,
    matches: below,
    children: below.map(each => (each === child ? 1 : 0))
  };
};

test('the hierarchy of a found concept, both ways, walked and chosen by keyboard', async () => {
  const { people } = await show(undefined, { lineage, relatives });
  fireEvent.focus(box());
  fireEvent.change(box(), { target: { value: 'Type 2' } });
  await within(await screen.findByRole('listbox')).findByRole('option', { name: /^Type 2/ });
  fireEvent.keyDown(box(), { key: 'Enter', altKey: true });
  const sheet = await screen.findByRole('dialog', { name: 'Hierarchy of Type 2 diabetes' });
  const up = await within(sheet).findByRole('tree', { name: 'Broader than Type 2 diabetes' });
  expect(within(up).getByRole('treeitem').textContent).toContain('Diabetes');
  const down = within(sheet).getByRole('tree', { name: 'Type 2 diabetes and what is below it' });
  const retinopathy = await within(down).findByRole('treeitem', { name: /^With retinopathy/ });
  expect(retinopathy.getAttribute('aria-level')).toBe('2');
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  act(() => within(down).getAllByRole('treeitem')[0]?.focus());
  press('ArrowDown');
  expect(document.activeElement).toBe(retinopathy);
  press('ArrowRight');
  await within(down).findByRole('treeitem', { name: /^Proliferative/ });
  press('ArrowRight');
  press('Enter');
  expect((document.activeElement as HTMLElement).getAttribute('aria-checked')).toBe('true');
  press('ArrowLeft');
  press('ArrowLeft');
  expect(within(down).queryByRole('treeitem', { name: /^Proliferative/ })).toBeNull();
  fireEvent.click(within(sheet).getByRole('button', { name: 'Add 1 concept' }));
  expect(people().conceptSets).toMatchObject([{ items: [{ conceptId: 3, descendants: true }] }]);
});

test('facts about the person are found by their words, at once, before any concept', async () => {
  const { people } = await show();
  fireEvent.focus(box());
  fireEvent.change(box(), { target: { value: 'fem' } });
  expect(screen.getByRole('option', { name: /Female.*Sex recorded at birth/ })).toBeTruthy();
  fireEvent.keyDown(box(), { key: 'Enter' });
  fireEvent.change(box(), { target: { value: 'age 65-40' } });
  const found = within(screen.getByRole('listbox'));
  expect(found.getByRole('option').textContent).toContain('40 to 65 years, both included');
  fireEvent.keyDown(box(), { key: 'Enter' });
  expect(people().include.map(({ of }) => of[0])).toMatchObject([
    { kind: 'demographics', where: [{ kind: 'sex', is: { concepts: [{ conceptId: 8532 }] } }] },
    { kind: 'demographics', where: [{ kind: 'age', at: 'cutOff', is: { low: 40, high: 65 } }] }
  ]);
  fireEvent.change(box(), { target: { value: '4065' } });
  expect(within(screen.getByRole('listbox')).queryByRole('option')).toBeNull();
});
