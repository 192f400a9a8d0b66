import type { Ask } from '../engine/ask.js';
import { candidates, EXACTLY, NEARLY, type Spelling } from './candidates.js';
import { type Concept, readConcepts } from './concepts.js';
import { readWanted, type Wanted } from './words.js';

export interface Search {
  /** Words in any order, the last one still being typed; `"a phrase"`, `-without`, a code, a concept id. */
  readonly text: string;
  /** Keep one OMOP domain only. */
  readonly domain?: string;
  readonly limit: number;
}

export interface Found {
  /** Best first. */
  readonly concepts: readonly Concept[];
  /** Whether there are others. */
  readonly more: boolean;
}

/**
 * Finds concepts. Those that are called just so come first, then those with most people (with
 * descendants), standard ones before the others, then by name. `rank` says what may be known of a
 * number of people; it must not fall as people rise. The order depends on the rank alone. When
 * nothing fits, words that are nearly so spelt are taken.
 */
export async function searchConcepts(
  ask: Ask,
  search: Search,
  rank: (people: bigint) => number
): Promise<Found> {
  const wanted = readWanted(search.text);
  if (wanted.parts.length === 0) return { concepts: [], more: false };
  const found = await find(ask, wanted, search, rank, EXACTLY);
  return found.concepts.length > 0 ? found : find(ask, wanted, search, rank, NEARLY);
}

async function find(
  ask: Ask,
  wanted: Wanted,
  { domain, limit }: Search,
  rank: (people: bigint) => number,
  spelling: Spelling
): Promise<Found> {
  const { sql, parameters } = candidates(wanted, domain ?? null, spelling);
  const most = await ask(
    `${sql} select people from candidate order by named desc, people desc limit ${limit + 1}`,
    parameters
  );
  if (most.length === 0) return { concepts: [], more: false };
  const levels = levelsOf(
    most.map(row => row['people'] as bigint),
    rank
  );
  const best = await ask(
    `${sql} select concept_id, list_max(list_filter($levels, lambda level: level <= people)) as level
     from candidate order by named desc, level desc nulls last, place limit ${limit + 1}`,
    { ...parameters, levels }
  );
  const ids = best.slice(0, limit).map(row => Number(row['concept_id']));
  return { concepts: await readConcepts(ask, ids), more: best.length > limit };
}

/** For each rank that occurs, the least number of people that has it: what SQL can sort by instead. */
function levelsOf(people: readonly bigint[], rank: (people: bigint) => number): number[] {
  const levels = new Set<number>();
  for (const count of new Set(people)) {
    const reached = rank(count);
    let [low, high] = [0n, count];
    while (low < high) {
      const middle = (low + high) / 2n;
      if (rank(middle) < reached) low = middle + 1n;
      else high = middle;
    }
    levels.add(Number(low));
  }
  return [...levels];
}
