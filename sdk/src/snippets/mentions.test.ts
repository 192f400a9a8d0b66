import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ROOT } from '../../test/shared.js';
import { blankCohort, formatDefinition } from '../definition/index.js';
import {
  mentionsIn,
  NOTATIONS,
  pythonString,
  rString,
  withInline,
  withPaths,
  type Language
} from './index.js';

const LANGUAGES = ['python', 'r'] as const;
const paths = (source: string, language: Language): (string | null)[] =>
  mentionsIn(source, language).map(each => (each.kind === 'file' ? each.path : null));
const text = formatDefinition(blankCohort('A'));

test.each<[Language, string, string[]]>([
  ['python', 'cl.cohort("x.cohort.json")', ['x.cohort.json']],
  ['python', "cl.cohort('../x.cohort.json').count()", ['../x.cohort.json']],
  ['python', 'cohort(path="""x.cohort.json""")', ['x.cohort.json']],
  ['python', "cl.dataset(r'd\\x.dataset.json')", ['d\\x.dataset.json']],
  ['python', 'cl.dataset("d.dataset.json", cohort="c.cohort.json")', ['d.dataset.json', 'c.cohort.json']],
  ['python', '("cohorts/"\n  "x.cohort.json")', ['cohorts/x.cohort.json']],
  ['python', '"\\x61\\u00e4\\U0001f600\\141.cohort.json"', ['aä😀a.cohort.json']],
  ['python', '# cl.cohort("x.cohort.json")', []],
  ['python', '"# no comment"; cl.cohort("x.cohort.json")', ['x.cohort.json']],
  ['python', 'f"{x}.cohort.json"; b"x.cohort.json"; "\\N{BULLET}.cohort.json"', []],
  ['python', 'cl.cohort("x.cohort.json', []],
  ['python', "x = 'it\ncl.cohort('x.cohort.json')", ['x.cohort.json']],
  ['python', '"""cl.cohort("x.cohort.json")', []],
  ['python', '"x.cohort.json.bak", "x.concepts.json", ".cohort.json", "a\\nb.cohort.json"', []],
  ['r', 'cohort("x.cohort.json")', ['x.cohort.json']],
  ['r', "cohort('../x.cohort.json') |> count()", ['../x.cohort.json']],
  ['r', 'dataset(r"(x)y.dataset.json)")', ['x)y.dataset.json']],
  ['r', "cohort(R'--[x]-'.cohort.json]--')", ["x]-'.cohort.json"]],
  ['r', 'dataset("d.dataset.json", cohort = cohort("c.cohort.json"))', ['d.dataset.json', 'c.cohort.json']],
  ['r', '"\\x61\\u{e4}\\u00e4\\U{1F600}\\141.cohort.json"', ['aää😀a.cohort.json']],
  ['r', '# cohort("x.cohort.json")', []],
  ['r', 'car"x.cohort.json"', ['x.cohort.json']],
  ['r', 'r"(x.cohort.json', []]
])('in %s, %j names %j', (language, source, expected) => {
  expect(paths(source, language)).toEqual(expected);
});

const STRINGS = { python: pythonString, r: rString };

test.each(LANGUAGES)('in %s, whatever path is written is read, where it stands', language => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.string(), (name, tail) => {
      fc.pre(!/\p{C}/u.test(name));
      const literal = STRINGS[language](`${name}.cohort.json`);
      const source = `x(${literal}) #${tail.replaceAll('\n', '')}`;
      const [mention, ...others] = mentionsIn(source, language);
      expect(others).toEqual([]);
      expect(mention).toMatchObject({ kind: 'file', noun: 'cohort', path: `${name}.cohort.json` });
      expect(source.slice(mention!.start, mention!.end)).toBe(literal);
    })
  );
});

/** Pieces that a scanner could stumble over, in any order. */
const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(
      '"',
      "'",
      '"""',
      "'''",
      '\\',
      '#',
      '\n',
      'r"(',
      ')"',
      'r"--[',
      'f"',
      '`',
      ':',
      '=',
      'a',
      '\\u{',
      '\\x',
      '(',
      'text='
    ),
    fc.constantFrom('"x.cohort.json"', NOTATIONS.python.definition(text), NOTATIONS.r.definition(text)),
    fc.string({ unit: 'binary', maxLength: 5 })
  ),
  { maxLength: 30 }
);

test.each(LANGUAGES)('in %s, any cell is read, and every place is a literal of it', language => {
  fc.assert(
    fc.property(pieces, parts => {
      const source = parts.join('');
      let last = 0;
      for (const { start, end } of mentionsIn(source, language)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(source.length);
        last = end;
      }
    })
  );
});

test.each(LANGUAGES)('in %s, a definition is replaced alone, wherever it moved to', language => {
  const { definition } = NOTATIONS[language];
  const other = formatDefinition(blankCohort('Another (r")") """, \\ \u202e'));
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a-z \n]{0,20}$/),
      fc.stringMatching(/^[a-z \n]{0,20}$/),
      (head, tail) => {
        const [mention] = mentionsIn(`f(${definition(text)})`, language);
        if (mention?.kind !== 'inline') throw new Error('There is no definition in the cell.');
        const written = withInline(`${head}(${definition(text)})${tail}`, language, mention, other);
        expect(written?.source).toBe(`${head}(${definition(other)})${tail}`);
        const again = written && withInline(written.source, language, written.mention, text);
        expect(again?.source).toBe(`${head}(${definition(text)})${tail}`);
      }
    )
  );
});

test.each(LANGUAGES)('in %s, a definition that was changed or is gone is not replaced', language => {
  const { definition } = NOTATIONS[language];
  const [mention] = mentionsIn(`f(${definition(text)})`, language);
  if (mention?.kind !== 'inline') throw new Error('There is no definition in the cell.');
  const changed = definition(formatDefinition(blankCohort('B')));
  for (const source of ['', `f(${changed})`, `# ${mention.literal.replaceAll('\n', ' ')}`]) {
    expect(withInline(source, language, mention, text)).toBeNull();
  }
  // Twice the same, neither where it was: nobody knows which.
  const twice = `   g(${mention.literal}); f(${mention.literal})`;
  expect(withInline(twice, language, mention, text)).toBeNull();
});

test.each(LANGUAGES)('in %s, files that were renamed are named anew', language => {
  const source = `a("x.cohort.json", 'y.cohort.json', "x.cohort.json") # "x.cohort.json"`;
  const renamed = withPaths(source, language, path =>
    path === 'x.cohort.json' ? 'new/z.cohort.json' : null
  );
  expect(renamed).toBe(`a("new/z.cohort.json", 'y.cohort.json', "new/z.cohort.json") # "x.cohort.json"`);
  expect(withPaths(source, language, () => null)).toBe(source);
});

const BLOCKS = [
  text,
  'a"""b\\',
  '\\"""',
  '"',
  `)"`,
  `)-" )--" (r"`,
  'tab\t and \u202e and """',
  "it's\n\n'''",
  '\u{e0001}"\\u0041'
];

test('a block means what it was made from, to Python and to R', () => {
  const python = join(ROOT, '.venv', 'bin', 'python');
  if (existsSync(python)) {
    const program =
      'import ast, json, sys; print(json.dumps([ast.literal_eval(x) for x in json.load(sys.stdin)]))';
    const input = JSON.stringify(BLOCKS.map(NOTATIONS.python.block));
    expect(JSON.parse(execFileSync(python, ['-c', program], { input, encoding: 'utf8' }))).toEqual(BLOCKS);
  } else process.stdout.write('Blocks are not checked by Python: there is no .venv/bin/python\n');
  for (const language of LANGUAGES) {
    for (const block of BLOCKS) {
      const literal = NOTATIONS[language].block(block);
      expect(NOTATIONS[language].tokens(literal)).toEqual([
        { kind: 'text', value: block, start: 0, end: literal.length }
      ]);
    }
  }
  if (spawnSync('Rscript', ['--version']).status !== 0) {
    process.stdout.write('Blocks are not checked by R: there is no Rscript\n');
    return;
  }
  const literals = BLOCKS.map(NOTATIONS.r.block).join(', ');
  const program = `cat(sapply(c(${literals}), function(x) paste(utf8ToInt(x), collapse = " ")), sep = "\\n")`;
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  const read = execFileSync('Rscript', ['--vanilla', '-e', program], { encoding: 'utf8', env });
  expect(read.trim().split('\n')).toEqual(
    BLOCKS.map(each => [...each].map(one => one.codePointAt(0)).join(' '))
  );
});
