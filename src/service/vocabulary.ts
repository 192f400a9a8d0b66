import {
  formatDefinition,
  type CodesAnswer,
  type ConceptItem,
  type ConceptSetAnswer,
  type ConceptStatistics,
  type LineageAnswer,
  type RelativesAnswer,
  type RelativesRequest
} from '@cohortlab/sdk';
import type { Api } from './api';

/** What one release tells of its concepts, beside search. Nothing is asked twice that cannot change. */
export interface Vocabulary {
  /** Name of the release. */
  readonly release: string;
  /** What each line of a pasted list is; at most 10,000 lines. */
  codes(lines: readonly string[], signal?: AbortSignal): Promise<CodesAnswer>;
  relatives(request: RelativesRequest, signal?: AbortSignal): Promise<RelativesAnswer>;
  /** Everything above a concept. */
  lineage(conceptId: number): Promise<LineageAnswer>;
  /** What the lines of a concept set select: line by line, and the concepts of most people. */
  resolve(items: readonly ConceptItem[]): Promise<ConceptSetAnswer>;
  /** Values, units and answers of a concept, without its descendants. */
  statistics(conceptId: number): Promise<ConceptStatistics>;
}

/** So many answers are kept; the oldest go first. */
const KEPT = 200;

/** The questions to one release, over the panel's routes. */
export function vocabularyOf(api: Api, release: string): Vocabulary {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const before = known.get(key) as Promise<T> | undefined;
    if (before) {
      return before;
    }
    const answer = ask();
    known.set(key, answer);
    // A question that failed is asked again.
    answer.catch(() => known.delete(key));
    if (known.size > KEPT) {
      known.delete(known.keys().next().value as string);
    }
    return answer;
  };
  return {
    release,
    codes: (lines, signal) => api.codes(release, { lines: [...lines] }, signal),
    relatives: (request, signal) => api.relatives(release, request, signal),
    lineage: conceptId => once(`lineage ${conceptId}`, () => api.lineage(release, { conceptId })),
    resolve: items => {
      const bundle = { path: 'set.concepts.json', text: textOf(items), files: [] };
      const pages = { concepts: { offset: 0, limit: 20 }, items: { offset: 0, limit: 1_000 } };
      return once(`resolve ${bundle.text}`, () => api.resolve(release, { bundle, ...pages }));
    },
    statistics: conceptId => once(`values ${conceptId}`, () => api.conceptStatistics(release, { conceptId }))
  };
}

/** Lines of a cohort's concept set as a file of their own; names are no part of what they select. */
function textOf(items: readonly ConceptItem[]): string {
  const bare = items.map(({ name: _, ...item }) => item);
  return formatDefinition({ $schema: 'cohortlab:concepts/1', name: 'Concepts', items: bare });
}
