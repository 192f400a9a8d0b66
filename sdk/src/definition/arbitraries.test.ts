import fc from 'fast-check';
import { anyCohort, resolvedCohort } from '../../test/definitions.js';
import { attributesOf, CRITERION_KINDS, isGroup, nodesOf, readDefinition, type Cohort } from './index.js';

/** What the arbitraries make must be valid, and must leave nothing of the language out. */
test('whatever is generated is a valid definition', () => {
  fc.assert(
    fc.property(fc.oneof(anyCohort, resolvedCohort), generated => {
      const { cohorts, ...cohort } = generated as Cohort & { cohorts?: unknown };
      const reading = readDefinition({ path: 'a.cohort.json', text: JSON.stringify(cohort) });
      expect(reading).toEqual({ kind: 'cohort', cohort });
    })
  );
});

test('every kind of criterion is generated with every attribute that it has', () => {
  const seen = new Set<string>();
  for (const cohort of fc.sample(resolvedCohort, 3_000)) {
    for (const { node } of nodesOf(cohort)) {
      if (isGroup(node)) seen.add(node.kind);
      else {
        seen.add(node.kind);
        (node.where ?? []).forEach(({ kind }) => seen.add(`${node.kind} ${kind}`));
      }
    }
  }
  const all = CRITERION_KINDS.flatMap(kind => [kind, ...attributesOf(kind).map(each => `${kind} ${each}`)]);
  expect([...all, 'all', 'any', 'atLeast', 'atMost'].filter(each => !seen.has(each))).toEqual([]);
});
