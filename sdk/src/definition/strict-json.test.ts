import fc from 'fast-check';
import { parseStrictJson } from './strict-json.js';

function flawsOf(text: string): string[] {
  const reading = parseStrictJson(text);
  return reading.kind === 'flaws' ? reading.flaws.map(flaw => `${flaw.path} ${flaw.message}`) : [];
}

test('what JSON.parse writes is read back exactly', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false, depthSize: 'medium' }), value => {
      const text = JSON.stringify(value, null, 1);
      expect(parseStrictJson(text)).toEqual({ kind: 'json', value: JSON.parse(text) });
    })
  );
});

test('nothing is read that JSON.parse refuses', () => {
  const noise = fc.string({ unit: fc.constantFrom(...'{}[]",:\\ \n01eE+-.tfnulrasNI/*u\u0000\ufeff\u2028') });
  fc.assert(
    fc.property(noise, text => {
      if (parseStrictJson(text).kind === 'json') expect(() => JSON.parse(text)).not.toThrow();
    }),
    { numRuns: 2_000 }
  );
});

test.each([
  ['', 'the file is empty'],
  ['  \n', 'the file is empty'],
  ['\ufeff{}', 'line 1, column 1: the file begins with a byte order mark'],
  ['{\n  "a": NaN\n}', 'line 2, column 8: this is not a JSON value'],
  ['{"a": Infinity}', 'this is not a JSON value'],
  ["{'a': 1}", 'line 1, column 2: this is not a JSON value'],
  ['{"a": 1,}', 'line 1, column 9: a field name'],
  ['[1,]', 'a value should stand here'],
  ['{"a": 1 "b": 2}', 'a comma should stand here'],
  ['{"a" 1}', 'a colon should stand here'],
  ['{"a": 1', 'a closing } is missing'],
  ['[1', 'a closing ] is missing'],
  ['{} {}', 'the file should end here'],
  ['// note\n{}', 'comments are not allowed'],
  ['{ /* note */ }', 'comments are not allowed'],
  ['"a', 'the text is not closed'],
  ['"\\x"', 'this backslash escape does not exist'],
  ['"\\u12"', 'four hexadecimal digits'],
  ['"a\u0001b"', 'a control character'],
  ['[1.]', 'the number is not complete'],
  ['[01]', 'a comma should stand here'],
  ['\u00a0{}', 'this is not a JSON value']
])('%j is not JSON, and where', (text, words) => {
  expect(flawsOf(text)).toHaveLength(1);
  expect(flawsOf(text)[0]).toMatch(/^ Not JSON, line \d+, column \d+: /);
  expect(flawsOf(text)[0]).toContain(words);
});

test('a field that is there twice is named with its pointer, at every depth', () => {
  expect(flawsOf('{"a": 1, "b": [{"c/d": 1, "c/d": 2}], "a": 3}')).toEqual([
    '/b/0/c~1d The field "c/d" is there twice; keep one (line 1, column 27).',
    '/a The field "a" is there twice; keep one (line 1, column 39).'
  ]);
});

test('the same field written with an escape is the same field', () => {
  expect(flawsOf('{"kind": 1, "k\\u0069nd": 2}')[0]).toContain('/kind The field "kind" is there twice');
});

test('numbers that overflow and halves of characters are refused', () => {
  expect(flawsOf('[1e400, -1e999]').map(flaw => flaw.slice(0, 28))).toEqual([
    '/0 The number is too large f',
    '/1 The number is too large f'
  ]);
  expect(flawsOf('["\\ud800"]')[0]).toContain('/0 The text holds half a character');
  expect(flawsOf('["\\ud83d\\ude00"]')).toEqual([]);
});

test('names that mean something to JavaScript are fields like any other', () => {
  const reading = parseStrictJson('{"__proto__": {"polluted": true}, "constructor": 1, "toString": 2}');
  if (reading.kind !== 'json') throw new Error('not read');
  expect(Object.keys(reading.value as object)).toEqual(['__proto__', 'constructor', 'toString']);
  expect(Object.getPrototypeOf(reading.value)).toBe(Object.prototype);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('a million brackets are refused before the parser sees them', () => {
  expect(flawsOf('['.repeat(1_000_000))[0]).toContain('more than 200 levels');
  expect(flawsOf('[{"a":'.repeat(300_000))[0]).toContain('more than 200 levels');
  expect(flawsOf('"' + '['.repeat(1_000) + '"')).toEqual([]);
});
