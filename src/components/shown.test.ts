/** @jest-environment node */
import { expect, test } from '@jest/globals';
import type { Shown } from '@cohortlab/sdk';
import { shownPeople, shownText, shownValue, spokenPeople } from './shown';
import { english } from './trans';

const hidden: Shown = { kind: 'hidden', below: 40 };
const rounded: Shown = { kind: 'rounded', value: 12340, base: 20 };

test('a count reads the same everywhere', () => {
  expect([hidden, rounded].map(shownText)).toEqual(['<40', '≈12,340']);
  expect([hidden, rounded].map(shown => shownPeople(shown, english))).toEqual([
    '<40 people',
    '≈12,340 people'
  ]);
});

test('a count is said in words to those who listen', () => {
  expect(spokenPeople(hidden, english)).toBe('fewer than 40 people');
  expect(spokenPeople(rounded, english)).toBe('about 12,340 people');
});

test('nothing is drawn of a hidden number', () => {
  expect(shownValue(hidden)).toBe(0);
});
