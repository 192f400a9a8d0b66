import type { Attribute, Criterion } from '../criterion.js';
import type { AttributeRow } from './attributes.js';
import { listOf } from '../wording.js';
import { inside, refuse, type At } from './shape.js';
import type { Asked, AttributeKind } from './values.js';
import { WRITERS, type Circe, type SetNumbers } from './write-values.js';

/** What to do about an attribute that ATLAS does not have. */
const WAYS_OUT: Partial<Record<AttributeKind, string>> = {
  valueInUnits: 'Ask "value" and "unit" instead, in a criterion for each unit joined by "any".',
  age: 'Ask the age that it has, or in demographics the age on day 0.',
  endDate: 'Ask the start date, or the end by a window around day 0.',
  duration: 'Ask the end by a window around day 0, or take it out.',
  sex: 'Ask it in demographics.'
};

/** Puts attributes into the fields of Circe that ask them, each field once. */
export function writeAttributes(
  rows: readonly AttributeRow[],
  where: Criterion['where'],
  at: At,
  sets: SetNumbers
): Circe {
  const content: Record<string, unknown> = {};
  const attributes: readonly Attribute[] = where ?? [];
  attributes.forEach((attribute, index) => {
    const place = inside(at, 'where', index);
    const row = freeRow(rows, attribute, content, place);
    if (row === undefined) return;
    const is = 'is' in attribute ? attribute.is : undefined;
    content[row.field] = WRITERS[row.shape].write(is as Asked, inside(place, 'is'), sets);
    if (row.exclude !== undefined) content[row.exclude] = is?.kind === 'noneOf';
  });
  checkRanges(rows, content, attributes, at);
  return content;
}

/** The first field that can ask it and does not ask anything yet. */
function freeRow(
  rows: readonly AttributeRow[],
  attribute: Attribute,
  content: Circe,
  at: At
): AttributeRow | undefined {
  const { kind } = attribute;
  const when = 'at' in attribute ? attribute.at : undefined;
  const known = rows.filter(row => row.kind === kind && row.at === when);
  if (known.length === 0) {
    const what = when === undefined ? `"${kind}"` : `"${kind}" at "${when}"`;
    return refuse(at, `ATLAS cannot ask ${what} here. ${WAYS_OUT[kind] ?? 'Take it out.'}`);
  }
  const fitting = known.filter(row => canSay(row, attribute));
  if (fitting.length === 0) {
    const ways = listOf([...new Set(known.flatMap(sayable))]);
    return refuse(inside(at, 'is'), `ATLAS asks "${kind}" here only by ${ways}. Say it so, or take it out.`);
  }
  const free = fitting.find(row => !Object.hasOwn(content, row.field));
  return free ?? refuse(at, `ATLAS asks "${kind}" no more often here. Put what is asked into one.`);
}

function sayable({ shape, exclude }: AttributeRow): readonly string[] {
  return [...WRITERS[shape].kinds, ...(exclude === undefined ? [] : ['noneOf'])];
}

function canSay(row: AttributeRow, attribute: Attribute): boolean {
  return !('is' in attribute) || sayable(row).includes(attribute.is.kind);
}

/** Where Circe's SQL takes the range of another field, both must be the same. */
function checkRanges(
  rows: readonly AttributeRow[],
  content: Circe,
  attributes: readonly Attribute[],
  at: At
): void {
  for (const { field, kind, rangeOf } of rows) {
    if (rangeOf === undefined || content[field] === undefined) continue;
    if (JSON.stringify(content[field]) === JSON.stringify(content[rangeOf])) continue;
    const index = attributes.findIndex(attribute => attribute.kind === kind);
    const message = `ATLAS asks "${kind}" by the range of "${rangeOf}". Ask "duration" with the same range, or take it out.`;
    refuse(inside(at, 'where', index), message);
  }
}
