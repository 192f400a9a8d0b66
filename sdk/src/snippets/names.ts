/** What a language of kernels allows of a variable. */
export interface Naming {
  /** Names that would break or hide something in a notebook: keywords, common functions, usual imports. */
  readonly taken: ReadonlySet<string>;
  /** The most characters, before what is put behind it. */
  readonly longest: number;
}

/**
 * A name for people as a variable: ASCII without accents, lower-case words joined by
 * underscores, no longer than the language has it, nothing that it or a notebook already means.
 * `noun` (`cohort`, `dataset`) stands in for a name that has no Latin letters at all.
 */
export function variableName(name: string, noun: string, { taken, longest }: Naming): string {
  const plain = name
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter(word => word !== '');
  if (words.length === 0) return noun;
  if (/^[0-9]/.test(words[0] ?? '')) words.unshift(noun);
  const [first = '', ...others] = words;
  let variable = first.slice(0, longest);
  for (const word of others) {
    if (variable.length + 1 + word.length > longest) break;
    variable += `_${word}`;
  }
  return taken.has(variable) ? `${variable}_${noun}` : variable;
}

/** The first of `name`, `name_2`, `name_3`, … that is not taken yet. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
