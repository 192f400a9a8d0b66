/** Width that `ruff format` keeps to unless a project says otherwise. */
const WIDTH = 88;

/** Characters that may not stand in a cell as they are: controls, spaces but the plain one, marks of direction. */
const UNSEEN = /(?! )[\p{C}\p{Z}]/u;

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

function codePoint(character: string): string {
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, '0')}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `target = head` + arguments + `tail`, broken into lines as `ruff format` breaks it. */
export function assign(target: string, head: string, args: readonly string[], tail: string): string {
  const start = `${target} = ${head}`;
  const flat = args.join(', ');
  if (width(start) + width(flat) + width(tail) <= WIDTH) return `${start}${flat}${tail}`;
  if (args.length === 1 || width(flat) + 4 <= WIDTH) return `${start}\n    ${flat}\n${tail}`;
  return `${start}\n${args.map(each => `    ${each},\n`).join('')}${tail}`;
}

/** Columns that text takes; East Asian wide characters and emoji take two. */
function width(text: string): number {
  const wide =
    /[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}\u3000-\u303f\uff01-\uff60]|\p{Emoji_Presentation}/u;
  return [...text].reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}
