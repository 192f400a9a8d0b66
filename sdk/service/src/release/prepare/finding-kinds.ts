/** What can be noted of rows that are kept, and what people call them: "Records …: TABLE". */
export const FINDINGS = Object.freeze({
  'duplicate-id': 'with an id that an earlier record has',
  'unknown-person': 'of people who are not in person',
  'concept-0': 'without a concept (0)',
  'unknown-concept': 'of concepts that the vocabulary lacks',
  'before-birth': 'before birth',
  'after-death': 'after death',
  'end-before-start': 'that end before they start'
});
export type FindingKind = keyof typeof FINDINGS;
export const FINDING_KINDS = Object.keys(FINDINGS) as readonly FindingKind[];

/** Whether a word names a kind. */
export const isFindingKind = (word: string): word is FindingKind => Object.hasOwn(FINDINGS, word);
