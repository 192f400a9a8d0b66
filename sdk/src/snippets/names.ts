/** Names that would break or hide something in a Python notebook: keywords, common builtins, usual imports. */
const TAKEN = new Set(
  `false none true and as assert async await break class continue def del elif else except finally for from global if
  import in is lambda match nonlocal not or pass raise return try type while with yield
  abs all any bin bool bytes dict dir display exit filter float format get_ipython hash help id input int iter len list
  map max min next object open pow print quit range repr reversed round set slice sorted str sum super tuple vars zip
  cl cohortlab duckdb np os pa pd pl plt re sns sys`.split(/\s+/)
);

/** So short that the lines of a cell hold two of them. */
const LONGEST = 30;

/**
 * A name for people as a Python variable: ASCII without accents, lower-case words joined by
 * underscores, at most 30 characters, nothing that Python or a notebook already means.
 * `noun` (`cohort`, `dataset`) stands in for a name that has no Latin letters at all.
 */
export function variableName(name: string, noun: string): string {
  const plain = name
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '');
  const words = plain.split(/[^a-z0-9]+/).filter(word => word !== '');
  if (words.length === 0) return noun;
  if (/^[0-9]/.test(words[0] ?? '')) words.unshift(noun);
  const [first = '', ...others] = words;
  let variable = first.slice(0, LONGEST);
  for (const word of others) {
    if (variable.length + 1 + word.length > LONGEST) break;
    variable += `_${word}`;
  }
  return TAKEN.has(variable) ? `${variable}_${noun}` : variable;
}

/** The first of `name`, `name_2`, `name_3`, … that is not taken yet. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${name}_${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
