import type { List, Statement, Words } from './statement.js';

/** How one format writes the pieces of a text. */
interface Format {
  readonly title: (text: string) => string;
  readonly heading: (text: string) => string;
  readonly text: (text: string) => string;
}

/** Words for a terminal or a plain file. */
export function wordsAsText(words: Words): string {
  return written(words, {
    title: text => text,
    heading: text => text.toUpperCase(),
    text: text => text
  });
}

/** Words for a README or a notebook; whatever would be markup in a name is escaped. */
export function wordsAsMarkdown(words: Words): string {
  return written(words, {
    title: text => `# ${escaped(text)}`,
    heading: text => `## ${escaped(text)}`,
    text: escaped
  });
}

function written({ title, sections }: Words, format: Format): string {
  const blocks = sections.flatMap(({ heading, statements }) => [
    format.heading(heading),
    ...statements.map(statement => paragraph(statement, format))
  ]);
  return [format.title(title), ...blocks].join('\n\n') + '\n';
}

/** The heading says enough where a list has no words before it. */
function paragraph({ text, list }: Statement, format: Format): string {
  const lines = list === undefined ? '' : listLines(list, '', format).join('\n');
  return [format.text(text), lines].filter(part => part !== '').join('\n\n');
}

function listLines({ ordered, items }: List, indent: string, format: Format): string[] {
  return items.flatMap(({ text, list }, index) => {
    const mark = ordered ? `${index + 1}. ` : '- ';
    const line = `${indent}${mark}${format.text(text)}`;
    return list === undefined ? [line] : [line, ...listLines(list, indent + ' '.repeat(mark.length), format)];
  });
}

/** Marks inside a line, addresses that would become links, and what makes a list or heading at its start. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]<>&~|$]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\bwww\./gi, match => `${match.slice(0, -1)}\\.`)
    .replace(/@/g, '\\@')
    .replace(/^([-+#=>])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2');
