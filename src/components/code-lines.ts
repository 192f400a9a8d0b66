import type { CodesAnswer, ConceptMatch } from '@cohortlab/sdk';

/** What one line of a pasted list may mean. */
export interface Meaning {
  /** What is called so. */
  readonly concept: ConceptMatch;
  /** What is taken for it: the standard concepts that it is or maps to, else the concept itself. */
  readonly taken: readonly ConceptMatch[];
}

/** A line of a pasted list. `unknown`: its meanings are only what is called nearly so. */
export interface ReviewedLine {
  readonly text: string;
  readonly kind: 'found' | 'ambiguous' | 'unknown';
  readonly meanings: readonly Meaning[];
}

/** Asks what each of some lines is. */
export type AskCodes = (lines: readonly string[], signal?: AbortSignal) => Promise<CodesAnswer>;

/**
 * What each line of a pasted list means. Where there is a choice, each meaning is asked about by its
 * own vocabulary and code, so that it is known before the choice what it would bring.
 */
export async function reviewCodes(
  ask: AskCodes,
  lines: readonly string[],
  signal?: AbortSignal
): Promise<readonly ReviewedLine[]> {
  const first = await ask([...new Set(lines)], signal);
  const concepts = byId(first);
  const inDoubt = first.lines
    .flatMap(({ kind, found, nearest }) => (kind === 'ambiguous' ? found : nearest))
    .flatMap(id => concepts.get(id) ?? [])
    .filter(({ standard }) => standard !== 'standard');
  const names = [...new Set(inDoubt.map(nameOf))];
  const second = names.length > 0 ? await ask(names, signal) : null;
  const known = new Map([...concepts, ...(second ? byId(second) : [])]);
  const standard = new Map(second?.lines.map(line => [line.text, line.standard] as const));
  const meaning = (id: number, targets?: readonly number[]): Meaning[] => {
    const concept = known.get(id);
    if (!concept) {
      return [];
    }
    const ids = targets ?? (concept.standard === 'standard' ? [id] : (standard.get(nameOf(concept)) ?? []));
    const taken = ids.flatMap(each => known.get(each) ?? []);
    return [{ concept, taken: taken.length > 0 ? taken : [concept] }];
  };
  return first.lines.flatMap(({ text, kind, found, standard: targets, nearest }): ReviewedLine[] => {
    switch (kind) {
      case 'blank':
        return [];
      case 'found':
        return [{ text, kind, meanings: found.flatMap(id => meaning(id, targets)) }];
      case 'ambiguous':
        return [{ text, kind, meanings: found.flatMap(id => meaning(id)) }];
      case 'unknown':
        return [{ text, kind, meanings: nearest.flatMap(id => meaning(id)) }];
    }
  });
}

/** The concepts that are taken for the chosen meanings, each once, in the order of the lines. */
export function takenOf(chosen: Iterable<Meaning>): readonly ConceptMatch[] {
  const taken = new Map<number, ConceptMatch>();
  for (const meaning of chosen) {
    meaning.taken.forEach(concept => taken.set(concept.conceptId, concept));
  }
  return [...taken.values()];
}

const byId = (answer: CodesAnswer): Map<number, ConceptMatch> =>
  new Map(answer.concepts.map(concept => [concept.conceptId, concept]));

const nameOf = ({ vocabulary, code }: ConceptMatch): string => `${vocabulary}:${code}`;
