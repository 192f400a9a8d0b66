/** How a sentence names the place: the field, or the entry of a list. */
export function subject(path: readonly PropertyKey[]): string {
  const last = path.at(-1);
  if (last === undefined) return 'The file';
  if (typeof last !== 'number') return `"${String(last)}"`;
  return `Entry ${last + 1} of "${String(path.at(-2) ?? '')}"`;
}

/** Names in double quotes, joined as a person would: `"a", "b" or "c"`. */
export function listOf(names: readonly string[]): string {
  const quoted = names.map(name => `"${name}"`);
  return [quoted.slice(0, -1).join(', '), ...quoted.slice(-1)].filter(part => part !== '').join(' or ');
}

/** A way out for a name that is not known: the nearest known one, else `otherwise`, else all of them. */
export function didYouMean(name: string, known: readonly string[], otherwise?: string): string {
  const close = nearest(name, known);
  if (close !== null) return `Did you mean "${close}"?`;
  return otherwise ?? (known.length > 0 ? `Take it out, or use ${listOf(known)}.` : 'Take it out.');
}

/** The known name that a person most likely meant; null when none is near. */
export function nearest(name: string, known: readonly string[]): string | null {
  const typed = name.slice(0, 100).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(typed.length / 3)) + 1;
  for (const each of known.slice(0, 1_000)) {
    const edits = editDistance(typed, each.toLowerCase());
    if (edits < least && edits < each.length) [best, least] = [each, edits];
  }
  return best;
}

/** Levenshtein's distance, two rows at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
