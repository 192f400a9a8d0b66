/** What became of a piece of text: it stayed, it is gone, it is new. */
export interface Piece {
  readonly kind: 'same' | 'old' | 'new';
  readonly text: string;
}

/** Entries of two lists in one order, each with what became of it. */
export interface Step<T> {
  readonly kind: Piece['kind'];
  readonly entry: T;
}

/** Words on either side of a change that say where it is. */
const AROUND = 3;

/** Sentences that share fewer of their words than this are two sentences, not one that changed. */
const ALIKE = 0.4;

/** Sentences with more pairs of words than this are not compared word by word. */
const MOST_PAIRS = 250_000;

/**
 * The longest common subsequence of two lists decides what stayed. What is gone stands before what
 * is new in its place. Lists of a few hundred entries at most: the table has a cell for each pair.
 */
export function listChanges<T>(before: readonly T[], after: readonly T[]): Step<T>[] {
  const common = commonLengths(before, after);
  const steps: Step<T>[] = [];
  let [a, b] = [0, 0];
  while (a < before.length || b < after.length) {
    if (a < before.length && b < after.length && before[a] === after[b]) {
      steps.push({ kind: 'same', entry: before[a]! });
      a += 1;
      b += 1;
    } else if (a < before.length && (b === after.length || common[a + 1]![b]! >= common[a]![b + 1]!)) {
      steps.push({ kind: 'old', entry: before[a]! });
      a += 1;
    } else {
      steps.push({ kind: 'new', entry: after[b]! });
      b += 1;
    }
  }
  return steps;
}

/** How many entries two lists have in common from each pair of places on. */
function commonLengths<T>(before: readonly T[], after: readonly T[]): number[][] {
  const rows = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let a = before.length - 1; a >= 0; a -= 1) {
    for (let b = after.length - 1; b >= 0; b -= 1) {
      rows[a]![b] =
        before[a] === after[b] ? rows[a + 1]![b + 1]! + 1 : Math.max(rows[a + 1]![b]!, rows[a]![b + 1]!);
    }
  }
  return rows;
}

/** How a sentence became another: the words that changed, with a few words around them. */
export function wordChanges(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const whole: Piece[] = [
    { kind: 'old', text: before },
    { kind: 'new', text: after }
  ];
  if (old.length * now.length > MOST_PAIRS) return whole;
  const steps = listChanges(old, now);
  const same = steps.filter(({ kind }) => kind === 'same').length;
  return same < ALIKE * steps.length ? whole : near(joinedPieces(steps));
}

// A concept's name in quotes is one word, so is a number with its sign; a mark is a word of its own.
const wordsOf = (text: string): string[] =>
  text.match(/“[^”]*”|[-+]?[\p{L}\p{N}]+(?:[.'’-][\p{L}\p{N}]+)*|\S/gu) ?? [];

/** Neighbours of one kind as one piece; between two changes what is gone stands first. */
function joinedPieces(steps: readonly Step<string>[]): Piece[] {
  const runs: { kind: Piece['kind']; words: string[] }[] = [];
  for (const { kind, entry } of steps) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(entry);
    else runs.push({ kind, words: [entry] });
  }
  return runs.map(({ kind, words }) => ({ kind, text: textOf(words) }));
}

const textOf = (words: readonly string[]): string => words.join(' ').replace(/ (?=[,.;:)])|(?<=\() /g, '');

/** Long stretches that stayed, cut to what stands beside a change. */
function near(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, place): Piece[] => {
    if (piece.kind !== 'same') return [piece];
    const words = piece.text.split(' ');
    const [first, last] = [place === 0, place === pieces.length - 1];
    if (first && last) return [piece];
    if (first) return [{ kind: 'same', text: words.slice(-AROUND).join(' ') }];
    if (last) return words.length <= AROUND ? [piece] : [];
    if (words.length <= 2 * AROUND) return [piece];
    const cut = `${words.slice(0, AROUND - 1).join(' ')} … ${words.slice(-AROUND).join(' ')}`;
    return [{ kind: 'same', text: cut }];
  });
}

/** Pieces as one line: `to day 30 → 90`, `a drug exposure (new: the first ever in the record)`. */
export function piecesAsText(pieces: readonly Piece[]): string {
  const line = pieces.map(({ kind, text }, place) => {
    const beside = kind === 'old' ? pieces[place + 1]?.kind === 'new' : pieces[place - 1]?.kind === 'old';
    if (kind === 'same' || (kind === 'old' && beside)) return text;
    if (kind === 'new' && beside) return `→ ${text}`;
    return `(${kind === 'new' ? 'new' : 'gone'}: ${text.replace(/^[,;] ?|[,;]$/g, '')})`;
  });
  return line.join(' ').replace(/ (?=[,.;:)])/g, '');
}
