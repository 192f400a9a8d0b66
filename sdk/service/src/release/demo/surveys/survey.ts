/** What a person's answers lean on, with how many levels it has. */
export const DRIVERS = Object.freeze({
  /** Nothing. */
  none: 1,
  /** Never, before, now. */
  smoking: 3,
  /** Recorded at birth: female, male, neither. */
  sex: 3,
  /** Money and schooling, in fifths. */
  means: 5,
  /** Under 30, under 50, under 65, older. */
  age: 4,
  /** Lasting conditions: none, up to two, up to five, more. */
  sick: 4,
  /** Depression or anxiety: no, yes. */
  low: 2,
  /** Who is likely to pay for care: 65 and over; younger by means: low, middling, high. */
  cover: 4,
  /** White, Black, Asian, American Indian, Pacific Islander, Middle Eastern, Hispanic and no race, none of these. */
  origin: 8
});
export type Driver = keyof typeof DRIVERS;

/** An answer: its concept, or null where the answer is the number that `code` says. */
export interface Answer {
  readonly concept: number | null;
  readonly code: string;
  readonly name: string;
  /** By the level of the question's driver; one weight for all when it has only one. */
  readonly weights: readonly number[];
}

export interface Question {
  readonly concept: number;
  readonly code: string;
  readonly name: string;
  readonly by: Driver;
  readonly answers: readonly Answer[];
  /** Asked only of those who gave, for each list, one of its answers. */
  readonly after: readonly (readonly number[])[];
  /** How many of a thousand would rather not say; more are left out by skipping. */
  readonly withheld: number;
}

export interface Survey {
  readonly concept: number;
  readonly code: string;
  readonly name: string;
  /** Of a thousand people to whom it was offered, how many took it. */
  readonly taken: number;
  /** Days from consent to the day on which it is taken, at least and at most. */
  readonly delay: readonly [from: number, to: number];
  /** Days between which it was offered. */
  readonly offered: readonly [from: string, until: string];
  readonly questions: readonly Question[];
}

type AnswerRow = readonly [concept: number | null, code: string, ...weights: readonly number[]];

/** A question from compact rows; names follow from codes, as in the field's codebook, unless told. */
export function question(
  concept: number,
  code: string,
  by: Driver,
  answers: readonly AnswerRow[],
  more: Partial<Pick<Question, 'name' | 'after' | 'withheld'>> = {}
): Question {
  return Object.freeze({
    concept,
    code,
    by,
    name: more.name ?? worded(code),
    after: more.after ?? [],
    withheld: more.withheld ?? 10,
    answers: answers.map(([id, answer, ...weights]) => ({
      concept: id,
      code: answer,
      name: worded(answer),
      weights
    }))
  });
}

/** `SmokeFrequency_EveryDay` as `Smoke Frequency: Every Day`. */
export function worded(code: string): string {
  return code
    .replace('_', ': ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/(\d)([A-Z])/g, '$1 $2')
    .replace(/(\d)(to|or)(?=[A-Z\d ])/g, '$1 $2 ')
    .replace(/ {2,}/g, ' ');
}

/** An answer of yes or no, with how many of a thousand say yes at each level. */
export const yesNo = (
  yes: number,
  no: number,
  code: string,
  ...shares: readonly number[]
): readonly AnswerRow[] => [
  [yes, `${code}_Yes`, ...shares],
  [no, `${code}_No`, ...shares.map(share => 1000 - share)]
];

/** Answers whose concepts follow each other, in order, below one code. */
export const inOrder = (
  first: number,
  code: string,
  answers: readonly (readonly [word: string, ...weights: readonly number[]])[]
): readonly AnswerRow[] =>
  answers.map(([word, ...weights], place) => [first + place, `${code}_${word}`, ...weights]);
