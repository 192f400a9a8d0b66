import { afterEach, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import React from 'react';
import type { HomeState } from '../documents/home';
import type { Uses } from '../notebook/uses';
import { Store } from '../service/store';
import { CellRemark } from './cell-remark';
import { english } from './trans';

afterEach(cleanup);

class Holder<S extends object> extends Store<S> {
  become(state: Partial<S>): void {
    act(() => this.set(state));
  }
}

function show(state: HomeState, notebooks: Uses['notebooks'] = []) {
  const home = new Holder<HomeState>(state);
  const uses = new Holder<Uses>({ notebooks });
  const [onSave, onToFile] = [jest.fn(), jest.fn()];
  render(<CellRemark trans={english} home={home} uses={uses} onSave={onSave} onToFile={onToFile} />);
  return { home, uses, onSave, onToFile };
}

test('says which notebook uses the saved version, while there are changes', () => {
  const { home, uses, onSave } = show({ path: 'a/x.cohort.json', dirty: true });
  expect(screen.queryByRole('status')).toBeNull();
  uses.become({ notebooks: [{ notebook: 'a/n.ipynb', paths: ['x.cohort.json'] }] });
  expect(screen.getByRole('status').textContent).toContain('n.ipynb uses the saved version');
  fireEvent.click(screen.getByRole('button', { name: 'Save' }));
  expect(onSave).toHaveBeenCalled();
  uses.become({
    notebooks: ['a/n.ipynb', 'a/m.ipynb'].map(notebook => ({ notebook, paths: ['x.cohort.json'] }))
  });
  expect(screen.getByRole('status').textContent).toContain('2 notebooks use the saved version');
  home.become({ dirty: false });
  expect(screen.queryByRole('status')).toBeNull();
});

test('says in which cell a definition stands, and offers the ways out of the panel', () => {
  const { home, onSave, onToFile } = show({ path: null, dirty: false, cell: 'a/n.ipynb' });
  expect(screen.getByRole('status').textContent).toContain('In a cell of n.ipynb');
  expect(screen.queryByRole('button', { name: 'Write back to cell' })).toBeNull();
  home.become({ dirty: true });
  fireEvent.click(screen.getByRole('button', { name: 'Write back to cell' }));
  expect(onSave).toHaveBeenCalled();
  fireEvent.click(screen.getByRole('button', { name: 'Save as a file…' }));
  expect(onToFile).toHaveBeenCalled();
});
