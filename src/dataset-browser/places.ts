/** Pages about the whole release, beside its domains. */
export type Page = 'surveys' | 'physical' | 'wearables' | 'plausibility';

/** Where a walk through a release can stand; null is the release itself. */
export type Place =
  | { readonly kind: 'concept'; readonly conceptId: number }
  /** A module of a survey; 0: the questions of none. */
  | { readonly kind: 'survey'; readonly conceptId: number }
  | { readonly kind: 'page'; readonly page: Page }
  | null;

/** Whether two places are the same, so that going there is no step. */
export function samePlace(a: Place, b: Place): boolean {
  if (a === null || b === null) {
    return a === b;
  }
  const key = (place: NonNullable<Place>): string =>
    place.kind === 'page' ? place.page : `${place.kind} ${place.conceptId}`;
  return key(a) === key(b);
}
