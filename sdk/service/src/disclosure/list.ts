import type { Shown } from '@cohortlab/sdk/wire';
import { show, showRecords, shownRank, type Count } from './door.js';
import { AOU20, type Profile } from './profile.js';

/** What is listed with its people and records, exact. */
export interface Listed {
  readonly people: Count;
  readonly records: Count;
}

export type ShownListed<T extends Listed> = Omit<T, 'people' | 'records'> & {
  readonly people: Shown;
  readonly records: Shown;
};

/**
 * A list without those of too few people, by the shown count, then by name: the exact count would show in
 * the order.
 */
export function showList<T extends Listed>(
  items: readonly T[],
  nameOf: (item: T) => string,
  profile: Profile = AOU20
): ShownListed<T>[] {
  return items
    .map(item => ({ item, rank: shownRank(item.people, profile), name: nameOf(item) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.name < b.name ? -1 : Number(a.name > b.name)))
    .map(({ item }) => ({
      ...item,
      people: show(item.people, profile),
      records: showRecords(item.records, item.people, profile)
    }));
}

/**
 * `shownRank` as SQL over a column of counts, for lists that are too long to be sorted here. A test holds
 * the two equal.
 */
export function rankInSql(column: string, { below, base }: Profile = AOU20): string {
  return `if(${column} < ${below}, 0, greatest(${below}, ${base} * floor(${column} / ${base} + 0.5)))`;
}
