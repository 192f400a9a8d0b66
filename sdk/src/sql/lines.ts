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
  return isLong(whole) ? [before, ...indent(inside), after] : [whole];
}

/** Whether a text is too long for one line. */
export const isLong = (text: string): boolean => text.length > WIDTH;

/** A clause with a list: on one line when it fits, else an item after the other, each below the last. */
export function clause(word: string, items: readonly Lines[]): Lines {
  const whole = `${word} ${items.map(item => item.join(' ')).join(', ')}`;
  if (!isLong(whole) && items.every(item => item.length === 1)) return [whole];
  const separated = items.map((item, index) =>
    index < items.length - 1 ? [...item.slice(0, -1), `${item.at(-1)!},`] : item
  );
  return [word, ...indent(separated.flat())];
}

/** A list with commas, as many items on a line as fit. */
export function filled(word: string, items: readonly string[]): Lines {
  const lines: string[] = [];
  let line = word;
  for (const [index, item] of items.entries()) {
    const next = index < items.length - 1 ? `${item},` : item;
    if (line.endsWith(',') && isLong(`${line} ${next}`)) {
      lines.push(line);
      line = `  ${next}`;
    } else line += line.endsWith(',') ? ` ${next}` : next;
  }
  return [...lines, line];
}

/** A clause whose parts are joined by `and`, a part per line; parts can have several lines. */
export function conjunction(word: string, parts: readonly Lines[]): Lines {
  return parts.flatMap(([first = '', ...rest], index) => [
    index === 0 ? `${word} ${first}` : `  and ${first}`,
    ...(index === 0 ? rest : indent(rest))
  ]);
}
