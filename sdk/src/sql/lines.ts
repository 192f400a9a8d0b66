/**
 * SQL text while it is being laid out: one element per line. Nothing here splits or changes the
 * inside of an element, so a text literal that holds a line break stays what it is.
 */
export type Lines = readonly string[];

const WIDTH = 100;

export const indent = (lines: Lines): Lines => lines.map(line => '  ' + line);

/** `before`, the lines inside, `after`: on one line when they fit, else indented below each other. */
export function enclosed(before: string, inside: Lines, after: string): Lines {
  const whole = before + inside.map(line => line.trimStart()).join(' ') + after;
  return whole.length <= WIDTH ? [whole] : [before, ...indent(inside), after];
}

/** A clause with a list: on one line when it fits, else an item per line. */
export function clause(word: string, items: Lines, separator = ','): Lines {
  const whole = `${word} ${items.join(`${separator} `)}`;
  if (whole.length <= WIDTH) return [whole];
  return [word, ...indent(items.map((item, index) => (index < items.length - 1 ? item + separator : item)))];
}

/** A clause whose parts are joined by `and`, a part per line; parts can have several lines. */
export function conjunction(word: string, parts: readonly Lines[]): Lines {
  return parts.flatMap(([first = '', ...rest], index) => [
    index === 0 ? `${word} ${first}` : `  and ${first}`,
    ...(index === 0 ? rest : indent(rest))
  ]);
}
