import { CurationError } from './problem.js';
import type { Policy } from './policy.js';
import type { Change, Rule, Work } from './rule.js';

/** What a rule came to. */
export interface Outcome {
  readonly kind: string;
  readonly does: string;
  readonly changes: readonly Change[];
}

/**
 * Runs the rules of a policy in the order of `rules`, then every assertion on what came out. One
 * that fails stops everything: a release that breaks its own policy must not come to be.
 */
export async function runRules(work: Work, rules: readonly Rule[], policy: Policy): Promise<Outcome[]> {
  const chosen = rules.flatMap(rule => {
    const settings = policy.rules.find(({ kind }) => kind === rule.kind);
    return settings === undefined ? [] : [{ rule, settings }];
  });
  const outcomes: Outcome[] = [];
  for (const { rule, settings } of chosen) {
    await rule.observe?.(work, settings);
    outcomes.push({ kind: rule.kind, does: rule.does, changes: await rule.apply(work, settings) });
  }
  const broken: string[] = [];
  for (const { rule, settings } of chosen)
    for (const sentence of await rule.assert(work, settings)) broken.push(`\n  ${rule.kind}: ${sentence}.`);
  if (broken.length > 0)
    throw new CurationError(
      `The result breaks its own policy:${broken.join('')}`,
      'Nothing was written. This is a fault of Cohortlab, or data that no rule foresaw: tell its makers which sentence you saw.'
    );
  return outcomes;
}
