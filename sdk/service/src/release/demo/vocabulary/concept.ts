/** One concept: id, code, name, ids of its parents, other names. */
export type ConceptRow = readonly [
  id: number,
  code: string,
  name: string,
  parents?: readonly number[],
  synonyms?: readonly string[]
];

/** Concepts that share everything but their names. */
export interface ConceptGroup {
  readonly domain: string;
  readonly vocabulary: string;
  readonly conceptClass: string;
  /** `S` standard, `C` classification, null: a source code. */
  readonly standard: 'S' | 'C' | null;
  readonly concepts: readonly ConceptRow[];
}
