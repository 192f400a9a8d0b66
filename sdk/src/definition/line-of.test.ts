import { lineOf } from './line-of.js';

const text = '{\n  "name": "A",\n  "a/b": [\n    { "id": "c1" },\n    { "id": "c2" }\n  ]\n}\n';

test.each([
  ['', 1],
  ['/name', 2],
  ['/a~1b', 3],
  ['/a~1b/1', 5],
  ['/a~1b/1/id', 5],
  ['/a~1b/7', null],
  ['/nothing', null]
])('%j begins on line %s', (pointer, line) => {
  expect(lineOf(text, pointer)).toBe(line);
});

test('a text that is cut off still has the places before the cut', () => {
  expect(lineOf(text.slice(0, 30), '/name')).toBe(2);
});
