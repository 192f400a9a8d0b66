/** Control and format characters: in a name, they could move a terminal's cursor or turn its text round. */
const UNSEEN = /\p{C}/gu;

/** A text for a terminal, in one line. */
export const plain = (text: string): string => text.replace(UNSEEN, '\uFFFD');

/** Rows as a table of text, the first row its heading; every column as wide as its widest cell. */
export function table(rows: readonly (readonly string[])[]): string {
  const cells = rows.map(row => row.map(plain));
  const widths = (cells[0] ?? []).map((_, place) => Math.max(...cells.map(row => row[place]!.length)));
  return cells
    .map(row =>
      row
        .map((cell, place) => cell.padEnd(widths[place]!))
        .join('  ')
        .trimEnd()
    )
    .map(line => `${line}\n`)
    .join('');
}
