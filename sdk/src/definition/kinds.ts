import { Criterion, type Attribute, type EventKind } from './criterion.js';
import type { DISTINCT } from './relation.js';

/** What the schemas say of each kind of criterion, as lists: for forms, checks and tests. */
export type CriterionKind = Criterion['kind'];
type AttributeKind = Attribute['kind'];
type Distinct = (typeof DISTINCT)[number];

export const CRITERION_KINDS: readonly CriterionKind[] = Criterion.options.map(
  option => option.shape.kind.value
);

/**
 * The kinds that a concept is searched and counted under: those whose records are made when care is
 * given. Eras are made of such records, so their concepts are not counted a second time.
 */
export const SEARCHED_KINDS = [
  'conditionOccurrence',
  'drugExposure',
  'procedureOccurrence',
  'measurement',
  'observation',
  'visitOccurrence',
  'deviceExposure'
] as const satisfies readonly EventKind[];
export type SearchedKind = (typeof SEARCHED_KINDS)[number];

const SHAPES = new Map(Criterion.options.map(option => [option.shape.kind.value, option.shape] as const));

const ATTRIBUTES = new Map(
  Criterion.options.map(({ shape }) => {
    const options = shape.where.unwrap().element.options as readonly {
      shape: { kind: { value: AttributeKind } };
    }[];
    return [shape.kind.value, options.map(option => option.shape.kind.value)] as const;
  })
);

/** The attributes that a kind of criterion has, in the schema's order. */
export function attributesOf(kind: CriterionKind): readonly AttributeKind[] {
  return ATTRIBUTES.get(kind) ?? [];
}

/** Does a kind of criterion have a field, such as `sourceConceptSet`? */
export function hasField(kind: CriterionKind, field: string): boolean {
  return Object.hasOwn(SHAPES.get(kind) ?? {}, field);
}

const OF_EVERY_EVENT: readonly Distinct[] = ['concept', 'startDate', 'endDate', 'visit', 'duration'];
const OF_EVERY_SPAN: readonly Distinct[] = ['startDate', 'endDate', 'duration'];

/** Can events of a kind be counted by different values of this? A saved cohort has dates only. */
export function countsDistinct(kind: CriterionKind, distinct: Distinct): boolean {
  const common = kind === 'cohort' ? OF_EVERY_SPAN : OF_EVERY_EVENT;
  return common.includes(distinct) || attributesOf(kind).some(each => each === distinct);
}
