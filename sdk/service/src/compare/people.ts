import type { Ask } from '../engine/ask.js';
import type { CurationFacts, Manifest } from '../release/manifest.js';
import type { Teller, Told } from './told.js';

/** The people of two releases. */
export interface PeopleChange {
  readonly a: Told;
  readonly b: Told;
  /** Who is in both, and in one alone; null where ids of the two do not mean the same people. */
  readonly same: { readonly both: Told; readonly onlyA: Told; readonly onlyB: Told } | null;
}

/** Counts the people of both. They are matched only where their ids come from one key and one scope. */
export async function peopleChange(ask: Ask, a: Manifest, b: Manifest, tell: Teller): Promise<PeopleChange> {
  const people = { a: tell.people(a.people), b: tell.people(b.people) };
  if (!sameIds(a.curation, b.curation)) return { ...people, same: null };
  const [row] = await ask(
    `select count(*) filter (in_a and in_b) as both, count(*) filter (not in_b) as only_a, count(*) filter (not in_a) as only_b
     from (select coalesce(bool_or(side = 'a'), false) as in_a, coalesce(bool_or(side = 'b'), false) as in_b
       from (select person_id, 'a' as side from a.main.person union all select person_id, 'b' from b.main.person)
       group by person_id)`
  );
  const told = (name: string): Told => tell.people(row?.[name] as bigint);
  return { ...people, same: { both: told('both'), onlyA: told('only_a'), onlyB: told('only_b') } };
}

function sameIds(a: CurationFacts | null, b: CurationFacts | null): boolean {
  if (a === null || b === null || a.keyFingerprint !== b.keyFingerprint) return false;
  return scopeOf(a) !== undefined && scopeOf(a) === scopeOf(b);
}

function scopeOf({ rules }: CurationFacts): string | undefined {
  const ids = rules.find(({ rule }) => rule === 'researchIds');
  return ids && (JSON.parse(ids.settings) as { scope?: string }).scope;
}
