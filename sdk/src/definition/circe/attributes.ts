import type { Attribute } from '../criterion.js';
import type { ConceptSets } from './concept-sets.js';
import { flag, inside, optional, refuse, type At, type Fields } from './shape.js';
import { SHAPES, type Asked, type AttributeKind, type Shape } from './values.js';

/** A field of Circe that is an attribute here. */
export interface AttributeRow {
  readonly field: string;
  readonly kind: AttributeKind;
  readonly shape: Shape;
  /** For ages: at the start or the end of the event. */
  readonly at?: 'start' | 'end';
  /** The flag that turns a list of concepts round; it says nothing without the list. */
  readonly exclude?: string;
  /** The field whose range Circe's SQL takes instead of this one's own. */
  readonly rangeOf?: string;
}

const row =
  (shape: Shape) =>
  (field: string, kind: AttributeKind): AttributeRow => ({ field, kind, shape });

export const list = row('concepts');
export const whole = row('whole');
export const decimal = row('decimal');
export const date = row('date');
export const text = row('text');
export const codeset = row('codeset');
export const set = row('selection');
export const yes = row('flag');

/** A concept as a list and, in a field of its own, by concept set; Circe asks both. */
export const concept = (field: string, kind: AttributeKind): readonly AttributeRow[] => [
  list(field, kind),
  set(`${field}CS`, kind)
];

/** The type of a record, which has a flag to turn its list round. */
export const recordType = (field: string): readonly AttributeRow[] => [
  { ...list(field, 'recordType'), exclude: `${field}Exclude` },
  set(`${field}CS`, 'recordType')
];

export const age = (field: string, at: 'start' | 'end'): AttributeRow => ({ ...whole(field, 'age'), at });

/** The fields of a table of attributes. */
export function attributeFields(rows: readonly AttributeRow[], sets: ConceptSets): Fields {
  return Object.fromEntries(
    rows.flatMap(({ field, shape, exclude }) => [
      [field, optional<unknown>(SHAPES[shape](sets), null)],
      ...(exclude === undefined ? [] : [[exclude, optional(flag, false)]])
    ])
  ) as Fields;
}

/** The attributes among the fields that were read, in the order of the table. */
export function attributesOf(
  rows: readonly AttributeRow[],
  content: Readonly<Record<string, unknown>>,
  at: At
): Attribute[] {
  return rows.flatMap(row => {
    const { field, rangeOf = field } = row;
    if (content[field] === null) return [];
    const is = content[rangeOf] as Asked | null;
    if (is !== null) return [attribute(row, is, content)];
    refuse(inside(at, field), `"${field}" needs "${rangeOf}", which ATLAS takes its range from.`);
    return [];
  });
}

function attribute(
  { kind, at, exclude }: AttributeRow,
  is: Asked,
  content: Readonly<Record<string, unknown>>
): Attribute {
  if (is === true) return { kind } as Attribute;
  const turned = exclude !== undefined && content[exclude] === true && is.kind === 'oneOf';
  const asked = turned ? { ...is, kind: 'noneOf' } : is;
  return { kind, ...(at === undefined ? {} : { at }), is: asked } as Attribute;
}
