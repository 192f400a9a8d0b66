/** So many lines a pasted list may have; the service takes no more. */
export const MOST_LINES = 10_000;

/** The longest line that the service reads. */
const LONGEST = 1_000;

/** `E11.9`, `44054006`, `4548-4`, also with its vocabulary before it: `SNOMED:44054006`. */
const CODE = /^(?:[A-Za-z][\w-]*\s*[:|\s]\s*)?(?=[\w.+-]{3,})[A-Za-z]{0,3}\d[\w.+-]*$/;

/**
 * The lines of a pasted text that is a list: several lines, or several codes on one. Null for words
 * to search for, such as `diabetes, type 2`.
 */
export function pastedList(text: string): readonly string[] | null {
  const lines = text.split(/\r?\n|\r/).flatMap(codesIn);
  const filled = lines.map(line => line.trim().slice(0, LONGEST)).filter(Boolean);
  return filled.length > 1 ? filled : null;
}

/** The codes that stand on a line, if nothing else does; else the line as it is: a name, a code with its name. */
function codesIn(line: string): readonly string[] {
  for (const between of [/[,;\t]/, /\s+/]) {
    const parts = line
      .split(between)
      .map(part => part.trim().replace(/^["']|["']$/g, ''))
      .filter(Boolean);
    if (parts.length > 1 && parts.every(part => CODE.test(part))) {
      return parts;
    }
  }
  return [line];
}
