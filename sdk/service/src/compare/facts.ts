import type { CurationFacts, Manifest } from '../release/manifest.js';

/** A fact of both releases that differs; null: there is none. */
export interface FactChange {
  readonly fact: string;
  readonly a: string | null;
  readonly b: string | null;
}

const FACTS: readonly (readonly [fact: string, of: (manifest: Manifest) => string | null])[] = [
  ['name', ({ name }) => name],
  ['CDM version', ({ cdmVersion }) => cdmVersion],
  ['vocabulary version', ({ vocabularyVersion }) => vocabularyVersion],
  ['last day', ({ cutOff }) => cutOff],
  ['synthetic', ({ synthetic }) => (synthetic ? 'yes' : 'no')],
  ['tier', ({ curation }) => curation?.tier ?? null],
  ['policy', ({ curation }) => curation?.policy ?? null],
  ['Cohortlab version', ({ madeBy }) => madeBy]
];

/** The facts of two manifests that differ. */
export function factChanges(a: Manifest, b: Manifest): FactChange[] {
  return FACTS.map(([fact, of]) => ({ fact, a: of(a), b: of(b) })).filter(({ a, b }) => a !== b);
}

/** A rule of curation that only one release has, or that both have with other settings. */
export interface RuleChange {
  readonly rule: string;
  readonly change: 'added' | 'removed' | 'settings';
}

/** How the rules differ that two releases were curated by; none where one was not curated at all. */
export function ruleChanges(a: Manifest, b: Manifest): RuleChange[] {
  if (a.curation === null || b.curation === null) return [];
  const [before, after] = [settingsOf(a.curation), settingsOf(b.curation)];
  return [...new Set([...before.keys(), ...after.keys()])].sort().flatMap((rule): RuleChange[] => {
    if (!before.has(rule)) return [{ rule, change: 'added' }];
    if (!after.has(rule)) return [{ rule, change: 'removed' }];
    return before.get(rule) === after.get(rule) ? [] : [{ rule, change: 'settings' }];
  });
}

const settingsOf = ({ rules }: CurationFacts): Map<string, string> =>
  new Map(rules.map(({ rule, settings }) => [rule, settings]));
