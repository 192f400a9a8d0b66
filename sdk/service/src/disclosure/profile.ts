/**
 * How a count may be shown. A profile is data, so that another release can have another rule
 * without another door.
 */
export interface Profile {
  readonly name: string;
  /** Fewer people than this, none included, are not told. A multiple of `base`. */
  readonly below: number;
  /** Every number that is shown is a multiple of this. */
  readonly base: number;
}

/**
 * The default. Counts of 1 to 20 must not be told or derivable (All of Us data and statistics
 * dissemination policy): with multiples of 20 any two shown numbers differ by 0 or by 20 and more, and
 * hiding below 40, not 20, keeps one person from turning "hidden" into a number.
 */
export const AOU20: Profile = Object.freeze({ name: 'aou20', below: 40, base: 20 });
