import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ConceptMatch, SearchAnswer } from '@cohortlab/sdk';
import { CohortlabError } from '@cohortlab/sdk/client';
import React from 'react';
import { ConceptSearch } from './concept-search';
import { english } from './trans';
import type { Search } from './use-search';

const concept = (conceptId: number, name: string, rest: Partial<ConceptMatch> = {}): ConceptMatch => ({
  conceptId,
  name,
  code: `C${conceptId}`,
  vocabulary: 'SNOMED',
  domain: 'Condition',
  standard: 'standard',
  criterion: 'conditionOccurrence',
  people: { kind: 'rounded', value: 120, base: 20 },
  peopleWithDescendants: { kind: 'rounded', value: 480, base: 20 },
  ...rest
});
const matches = [
  concept(1, 'Diabetes'),
  concept(2, 'Diabetes of type 2'),
  concept(3, 'A class', { criterion: null })
];

interface Question {
  readonly text: string;
  readonly signal: AbortSignal;
  answer(matches: readonly ConceptMatch[]): Promise<void>;
  refuse(error: Error): Promise<void>;
}

function show() {
  const asked: Question[] = [];
  const search: Search = (text, signal) =>
    new Promise<SearchAnswer>((resolve, reject) => {
      asked.push({
        text,
        signal,
        answer: found =>
          act(async () =>
            resolve({
              release: { name: 'demo', id: '1' },
              matches: [...found],
              more: false,
              how: 'spelt',
              meant: []
            })
          ),
        refuse: error => act(async () => reject(error))
      });
    });
  const onPick = jest.fn();
  const onEscape = jest.fn();
  render(<ConceptSearch trans={english} search={search} onPick={onPick} onEscape={onEscape} label="Find" />);
  const box = screen.getByRole('combobox', { name: 'Find' }) as HTMLInputElement;
  const type = (text: string, wait = 120) => {
    fireEvent.change(box, { target: { value: text } });
    act(() => {
      jest.advanceTimersByTime(wait);
    });
  };
  const press = (key: string, more = {}) => fireEvent.keyDown(box, { key, ...more });
  const active = () => {
    const id = box.getAttribute('aria-activedescendant');
    return id === null ? null : (document.getElementById(id)?.textContent ?? '');
  };
  return { asked, box, type, press, active, onPick, onEscape };
}

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('while somebody types', () => {
  test('asks once, after a pause, from two letters on', () => {
    const { asked, type } = show();
    type('d');
    expect(asked).toHaveLength(0);
    type('di', 50);
    type('dia');
    expect(asked.map(({ text }) => text)).toEqual(['dia']);
  });

  test('gives up the earlier question, and never shows its answer', async () => {
    const { asked, type } = show();
    type('diabetes');
    type('diabetes type');
    expect(asked[0]?.signal.aborted).toBe(true);
    await asked[1]?.answer([concept(2, 'Diabetes of type 2')]);
    await asked[0]?.answer([concept(9, 'Something old')]);
    expect(screen.getAllByRole('option')).toHaveLength(1);
    expect(screen.queryByText('Something old')).toBeNull();
  });

  test('says what each concept is and how many people have it', async () => {
    const { asked, type } = show();
    type('diabetes');
    await asked[0]?.answer([
      concept(1, 'Diabetes', { standard: 'source', vocabulary: 'ICD10CM', code: 'E11' })
    ]);
    const option = screen.getByRole('option');
    expect(option.textContent).toContain('≈480');
    expect(option.textContent).toContain('about 480 people');
    expect(option.textContent).toContain('source');
    expect(option.textContent).toContain('ICD10CM E11');
    expect(screen.getByRole('status').textContent).toBe('1 concept');
  });

  test('says that nothing is called so, and why nothing could be asked', async () => {
    const { asked, type } = show();
    type('xyzzy');
    await asked[0]?.answer([]);
    expect(screen.getByRole('status').textContent).toContain('“xyzzy”');
    type('diabetes');
    await asked[1]?.refuse(new CohortlabError('serviceDown', 503));
    expect(screen.getByRole('status').textContent).toContain('The query service is not running.');
  });
});

describe('by keyboard', () => {
  test('arrows walk, Enter takes, and the box is ready for the next', async () => {
    const { asked, box, type, press, active, onPick } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(active()).toContain('Diabetes');
    press('ArrowDown');
    expect(active()).toContain('Diabetes of type 2');
    press('Enter');
    expect(onPick).toHaveBeenCalledWith(matches[1], false);
    expect(box.value).toBe('');
    expect(box.getAttribute('aria-expanded')).toBe('false');
  });

  test('Shift keeps the list for more', async () => {
    const { asked, box, type, press, onPick } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    press('Enter', { shiftKey: true });
    expect(onPick).toHaveBeenCalledWith(matches[0], true);
    expect(box.value).toBe('diabetes');
  });

  test('Enter never takes what an earlier text found', async () => {
    const { asked, type, press, onPick } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    type('insulin', 10);
    press('Enter');
    expect(onPick).not.toHaveBeenCalled();
  });

  test('what has no records cannot be taken', async () => {
    const { asked, type, press, onPick } = show();
    type('class');
    await asked[0]?.answer([concept(3, 'A class', { criterion: null })]);
    press('Enter');
    fireEvent.click(screen.getByRole('option'));
    expect(onPick).not.toHaveBeenCalled();
    expect(screen.getByRole('option').getAttribute('aria-disabled')).toBe('true');
  });

  test('Escape empties the box first, then leaves', async () => {
    const { box, type, press, onEscape } = show();
    type('diabetes');
    press('Escape');
    expect([box.value, onEscape.mock.calls.length]).toEqual(['', 0]);
    press('Escape');
    expect(onEscape).toHaveBeenCalledTimes(1);
  });

  test('a shortcut is left to JupyterLab', async () => {
    const { asked, type, press, onPick } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    expect(press('Enter', { ctrlKey: true })).toBe(true);
    expect(onPick).not.toHaveBeenCalled();
  });

  test('Enter that ends a composition is none', async () => {
    const { asked, type, press, onPick } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    press('Enter', { isComposing: true });
    expect(onPick).not.toHaveBeenCalled();
  });
});

test('a click takes', async () => {
  const { asked, type, onPick } = show();
  type('diabetes');
  await asked[0]?.answer(matches);
  fireEvent.click(screen.getAllByRole('option')[1] as HTMLElement);
  expect(onPick).toHaveBeenCalledWith(matches[1], false);
});

describe('the list', () => {
  test('closes when the box loses the focus, and is there again when the box has it', async () => {
    const { asked, box, type } = show();
    act(() => box.focus());
    type('diabetes');
    await asked[0]?.answer(matches);
    act(() => box.blur());
    expect([box.value, box.getAttribute('aria-expanded')]).toEqual(['diabetes', 'false']);
    act(() => box.focus());
    expect(box.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('option')).toHaveLength(3);
    expect(asked).toHaveLength(1);
  });

  test('takes no focus from the box when it is scrolled or its remark is pressed', async () => {
    const { asked, type } = show();
    type('diabetes');
    await asked[0]?.answer(matches);
    for (const part of [
      ...screen.getAllByRole('option'),
      screen.getByRole('listbox'),
      screen.getByRole('status')
    ]) {
      expect(fireEvent.mouseDown(part)).toBe(false);
    }
  });
});
