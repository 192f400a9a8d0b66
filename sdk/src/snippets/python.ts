import {
  commentLine,
  hidesSomething,
  plainJson,
  UNSEEN,
  width,
  type InlineText,
  type Notation
} from './notation.js';
import { pythonTokens } from './python-text.js';

/** Width that `ruff format` keeps to unless a project says otherwise. */
const WIDTH = 88;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A Python string literal, in the quotes that need fewer escapes. */
export function pythonString(text: string): string {
  const count = (quote: string): number => text.split(quote).length - 1;
  const quote = count('"') > count("'") ? "'" : '"';
  const escaped = [...text].map(character => {
    if (character === quote) return `\\${quote}`;
    return ESCAPES[character] ?? (UNSEEN.test(character) ? codePoint(character) : character);
  });
  return quote + escaped.join('') + quote;
}

/** A literal over several lines: raw where it can be, so that it reads as what it is. */
function block(text: string): string {
  if (!hidesSomething(text) && !text.includes('"""') && !/["\\]$/.test(text)) return `r"""${text}"""`;
  const escaped = [...text.replaceAll('\\', '\\\\').replace(/"(?="|$)/g, '\\"')].map(character =>
    character !== '\n' && UNSEEN.test(character) ? (ESCAPES[character] ?? codePoint(character)) : character
  );
  return `"""${escaped.join('')}"""`;
}

const definition = (text: string): string => block(`\n${plainJson(text)}\n`);

/** The files that a definition brings along, as `ruff format` breaks them into lines. */
function filesOf({ files }: InlineText): string[] {
  const entries = files.map(
    ({ path, text }) => `        ${pythonString(path)}: ${definition(text)}${files.length > 1 ? ',' : ''}\n`
  );
  return entries.length === 0 ? [] : [`files={\n${entries.join('')}    }`];
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `target = head` + arguments + `tail`, broken into lines as `ruff format` breaks it. */
function assign(target: string, head: string, args: readonly string[], tail: string): string {
  const start = `${target} = ${head}`;
  const flat = args.join(', ');
  if (width(start) + width(flat) + width(tail) <= WIDTH) return `${start}${flat}${tail}`;
  if (args.length === 1 || width(flat) + 4 <= WIDTH) return `${start}\n    ${flat}\n${tail}`;
  return `${start}\n${args.map(each => `    ${each},\n`).join('')}${tail}`;
}

const TAKEN = `false none true and as assert async await break class continue def del elif else except finally for from
  global if import in is lambda match nonlocal not or pass raise return try type while with yield
  abs all any bin bool bytes dict dir display exit filter float format get_ipython hash help id input int iter len list
  map max min next object open pow print quit range repr reversed round set slice sorted str sum super tuple vars zip
  cl cohortlab duckdb np os pa pd pl plt re sns sys`;

/** Cells for Python, as `ruff format` leaves them. */
export const PYTHON: Notation = {
  taken: new Set(TAKEN.split(/\s+/)),
  // So short that the lines of a cell hold two of them.
  longest: 30,
  opening: 'import cohortlab as cl',
  load: (variable, noun, path, release) =>
    assign(
      variable,
      `cl.${noun}(`,
      [pythonString(path), ...(release === undefined ? [] : [`release=${pythonString(release)}`])],
      ')'
    ),
  inline: (variable, noun, inline, release) => {
    const args = [
      `text=${definition(inline.text)}`,
      ...(release === undefined ? [] : [`release=${pythonString(release)}`]),
      ...filesOf(inline)
    ];
    const comma = args.length > 1 ? ',' : '';
    return `${variable} = cl.${noun}(\n${args.map(each => `    ${each}${comma}\n`).join('')})`;
  },
  select: (variable, sql, release) => {
    const text = block(`\n${sql.trim()}\n`);
    return release === undefined
      ? `${variable} = cl.sql(${text}).to_pandas()`
      : `${variable} = cl.sql(\n    ${text},\n    release=${pythonString(release)},\n).to_pandas()`;
  },
  comment: text => commentLine(text, WIDTH),
  excuse: cell => cell,
  string: pythonString,
  block,
  definition,
  tokens: pythonTokens,
  rows: (variable, source) => `${variable} = ${source}.to_pandas()`,
  table: (variable, dataset, name) => assign(variable, `${dataset}[`, [pythonString(name)], '].to_pandas()'),
  count: cohort => `${cohort}.count()`,
  glance: frame => `cl.glance(${frame})`
};
