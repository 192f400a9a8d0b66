import type { Expected } from './expected.js';
import { sample } from './sample.js';

const answer = (id: number, sha256: string | null = ''): Expected => ({ id, rows: 1, persons: 1, sha256 });
const range = (from: number, count: number): Expected[] =>
  Array.from({ length: count }, (_, index) => answer(from + index));
const all = [...range(1, 500), ...range(100_001, 400), ...range(200_001, 100)];
const ids = (chosen: readonly Expected[]): number[] => chosen.map(({ id }) => id).sort((a, b) => a - b);
const families = (chosen: readonly Expected[]): number[] =>
  [0, 1, 2].map(family => chosen.filter(({ id }) => Math.floor(id / 100_000) === family).length);

test.each([
  [1_000, [500, 400, 100]],
  [2_000, [500, 400, 100]],
  [100, [50, 40, 10]],
  [10, [5, 4, 1]],
  [4, [2, 1, 1]],
  [3, [1, 1, 1]],
  [1, [1, 0, 0]]
])('%i definitions: each family in proportion', (size, expected) => {
  const chosen = sample(all, size);
  expect(families(chosen)).toEqual(expected);
  expect(new Set(chosen).size).toBe(chosen.length);
  expect(ids(sample([...all].reverse(), size))).toEqual(ids(chosen));
});

test('a family is taken over its whole breadth', () => {
  const [first, ...others] = sample(range(1, 500), 5).map(({ id }) => id);
  expect([first, ...others]).toEqual([51, 151, 251, 351, 451]);
});

test('what hangs on ties is always in it', () => {
  const tied = [answer(77, null), answer(100_900, null)];
  expect(sample([...all, ...tied], 10)).toEqual(expect.arrayContaining(tied));
  expect(sample([...all, ...tied], 10)).toHaveLength(10);
  expect(sample([...all, ...tied], 1)).toEqual([tied[0]]);
});
