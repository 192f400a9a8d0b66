/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { back, begin, forth, step } from './history';

test('a step back and forth ends where it was', () => {
  const three = step(step(begin('a'), 'b'), 'c');
  expect(back(three).present).toBe('b');
  expect(forth(back(three))).toEqual(three);
  expect(back(begin('a'))).toEqual(begin('a'));
  expect(forth(three)).toBe(three);
});

test('a new step gives up what had been undone, and the same value is no step', () => {
  const undone = back(step(begin('a'), 'b'));
  expect(step(undone, 'c').future).toEqual([]);
  expect(step(undone, 'a')).toBe(undone);
});

test('a null present can be stepped back to', () => {
  expect(back(step(begin<number | null>(null), 7)).present).toBeNull();
});
