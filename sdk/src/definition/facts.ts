import type { Concept } from './concept-choice.js';
import type { Demographics } from './criterion.js';
import type { NumberRange } from './range.js';

/** When the age is asked for: on day 0, where there is one, or on the last day of the release. */
type AgedAt = 'start' | 'cutOff';

/** The flat view of demographics that a panel edits: any of some values of each fact, and one age. */
export interface Facts {
  readonly sex?: readonly number[];
  readonly race?: readonly number[];
  readonly ethnicity?: readonly number[];
  readonly age?: { readonly at: AgedAt; readonly years: NumberRange };
}

type Asked = NonNullable<Demographics['where']>;
const CONCEPT_FACTS = ['sex', 'race', 'ethnicity'] as const;

/** The facts that a criterion asks for; null when it says more than the flat view can hold. */
export function factsOf({ where = [] }: Demographics): Facts | null {
  const facts: Record<string, unknown> = {};
  for (const attribute of where) {
    const value = factOf(attribute);
    if (value === null || attribute.kind in facts) return null;
    facts[attribute.kind] = value;
  }
  return facts as Facts;
}

function factOf(attribute: Asked[number]): Facts[keyof Facts] | null {
  switch (attribute.kind) {
    case 'sex':
    case 'race':
    case 'ethnicity':
      return attribute.is.kind === 'oneOf' ? attribute.is.concepts.map(({ conceptId }) => conceptId) : null;
    case 'age':
      return attribute.at === 'end' ? null : { at: attribute.at, years: attribute.is };
    default:
      return null;
  }
}

/** Demographics that ask for other facts; names of concepts that stay are kept. */
export function withFacts({ where = [], ...node }: Demographics, facts: Facts): Demographics {
  const names = new Map(where.flatMap(namedIn).map(concept => [concept.conceptId, concept] as const));
  const next: Asked = CONCEPT_FACTS.flatMap(kind => {
    const ids = facts[kind] ?? [];
    const concepts = ids.map(conceptId => names.get(conceptId) ?? { conceptId });
    return concepts.length > 0 ? [{ kind, is: { kind: 'oneOf' as const, concepts } }] : [];
  });
  if (facts.age) next.push({ kind: 'age', at: facts.age.at, is: facts.age.years });
  return next.length > 0 ? { ...node, where: next } : node;
}

function namedIn(attribute: Asked[number]): Concept[] {
  return 'concepts' in attribute.is ? attribute.is.concepts : [];
}
