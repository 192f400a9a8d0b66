import {
  commentLine,
  hidesSomething,
  plainJson,
  UNSEEN,
  width,
  type InlineText,
  type Notation
} from './notation.js';
import { rTokens } from './r-text.js';

/** Width that lintr keeps to unless a project says otherwise. */
const WIDTH = 80;

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  // No text in R can hold it, nor any path.
  '\0': '\ufffd'
};

/** An R string literal, in the quotes that lintr wants. */
export function rString(text: string): string {
  const escaped = [...text].map(
    character => ESCAPES[character] ?? (UNSEEN.test(character) ? codePoint(character) : character)
  );
  return `"${escaped.join('')}"`;
}

/** A literal over several lines: raw where it can be, so that it reads as what it is. */
function block(text: string): string {
  if (hidesSomething(text)) return text.split('\n').map(rString).join('\n').replaceAll('"\n"', '\n');
  let dashes = '';
  while (text.includes(`)${dashes}"`)) dashes += '-';
  return `r"${dashes}(${text})${dashes}"`;
}

const definition = (text: string): string => block(`\n${plainJson(text)}\n`);

/** The files that a definition brings along. */
function filesOf({ files }: InlineText): string[] {
  const entries = files.map(({ path, text }) => `    ${rString(path)} = ${definition(text)}`);
  return entries.length === 0 ? [] : [`files = list(\n${entries.join(',\n')}\n  )`];
}

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length <= 4 ? `\\u{${hex}}` : `\\U{${hex}}`;
}

/** `target <- callee(args)`, in lines of their own where one is too long. */
function assign(target: string, callee: string, args: readonly string[]): string {
  const flat = `${target} <- ${callee}(${args.join(', ')})`;
  if (width(flat) <= WIDTH) return flat;
  return `${target} <- ${callee}(\n${args.map(each => `  ${each}`).join(',\n')}\n)`;
}

const TAKEN = `break else false for function if in inf na nan next null repeat true while
  all any apply array as attr by c cat class col collect count data date day death df diff dim drug exit exp factor file
  filter frame gamma glance identity is kernel lag length letters levels library list load log max mean median merge min
  mode model month names new nrow options order pi plot print q quantile quit range rank raw rep rev row rows sample
  scale sd search seq sort source split start step str sum summary system t table text time title transform unique units
  var vector which window with`;

/** Cells for R, as lintr leaves them. */
export const R: Notation = {
  taken: new Set(TAKEN.split(/\s+/)),
  // lintr allows 30, and `_entries` or `_dataset` may follow.
  longest: 22,
  opening: 'library(cohortlab)',
  load: (variable, noun, path, release) =>
    assign(variable, noun, [
      rString(path),
      ...(release === undefined ? [] : [`release = ${rString(release)}`])
    ]),
  inline: (variable, noun, inline, release) => {
    const args = [
      `text = ${definition(inline.text)}`,
      ...(release === undefined ? [] : [`release = ${rString(release)}`]),
      ...filesOf(inline)
    ];
    return `${variable} <- ${noun}(\n${args.map(each => `  ${each}`).join(',\n')}\n)`;
  },
  select: (variable, sql, release) => {
    const args = [
      block(`\n${sql.trim()}\n`),
      ...(release === undefined ? [] : [`release = ${rString(release)}`])
    ];
    return `${variable} <- sql_query(\n${args.map(each => `  ${each}`).join(',\n')}\n) |> collect()`;
  },
  comment: text => commentLine(text, WIDTH),
  excuse: cell => {
    const long = cell.split('\n').some(line => width(line) > WIDTH);
    return long ? `# nolint start: line_length_linter.\n${cell}\n# nolint end` : cell;
  },
  string: rString,
  block,
  definition,
  tokens: rTokens,
  rows: (variable, source) => assign(variable, 'collect', [source]),
  table: (variable, dataset, name) => assign(variable, 'collect', [`${dataset}[[${rString(name)}]]`]),
  count: cohort => `count(${cohort})`,
  glance: frame => `glance(${frame})`
};
