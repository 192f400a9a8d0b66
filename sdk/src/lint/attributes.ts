import type { Attribute, ConceptChoice, DateRange, NumberRange } from '../definition/index.js';
import { intervals, type Interval, meet } from './interval.js';
import type { Look } from './look.js';
import { error, type Remark, warning } from './remark.js';

/** Attributes that hold for no record, or exclude each other. */
export function checkAttributes({ criteria }: Look): Remark[] {
  return criteria.flatMap(({ node, pointer }) => {
    const where: readonly Attribute[] = node.where ?? [];
    const at = (index: number): string => `${pointer}/where/${index}`;
    return [
      ...where.flatMap((attribute, index) => checkRanges(attribute, at(index))),
      ...where.flatMap((attribute, index) => {
        const before = where.findIndex((other, place) => place < index && excludes(other, attribute));
        if (before === -1) return [];
        const message = `No record can meet both this and ${at(before)}.`;
        return [
          error('attributesExclude', at(index), message, 'Take one of the two out, or join their values.')
        ];
      }),
      ...checkUnit(where, node.kind, at)
    ];
  });
}

/** Can nothing meet both attributes? */
export function excludes(one: Attribute, other: Attribute): boolean {
  if (one.kind !== other.kind || !('is' in one) || !('is' in other)) return false;
  if (one.kind === 'age' && other.kind === 'age' && one.at !== other.at) return false;
  const ranges = [rangeIn(one), rangeIn(other)] as const;
  if (ranges[0] !== null && ranges[1] !== null) {
    const [a, b] = ranges.map(range => intervals(range!)) as [Interval<number>[], Interval<number>[]];
    // An empty range is a remark of its own.
    return a.length > 0 && b.length > 0 && !meet(a, b);
  }
  const choices = [choiceIn(one), choiceIn(other)] as const;
  return choices[0] !== null && choices[1] !== null && choicesExclude(choices[0], choices[1]);
}

const RANGES = ['equal', 'notEqual', 'less', 'atMost', 'greater', 'atLeast', 'between', 'notBetween'];
const CHOICES = ['oneOf', 'noneOf', 'inSet', 'notInSet', 'recorded', 'notRecorded'];

function rangeIn(attribute: Attribute): NumberRange | DateRange | null {
  if (!('is' in attribute) || !RANGES.includes(attribute.is.kind)) return null;
  return attribute.is as NumberRange | DateRange;
}

function choiceIn(attribute: Attribute): ConceptChoice | null {
  if (!('is' in attribute) || !CHOICES.includes(attribute.is.kind)) return null;
  return attribute.is as ConceptChoice;
}

function choicesExclude(one: ConceptChoice, other: ConceptChoice): boolean {
  if (one.kind === 'notRecorded' || other.kind === 'notRecorded') return one.kind !== other.kind;
  if (one.kind === 'inSet' || one.kind === 'notInSet')
    return 'conceptSet' in other && one.kind !== other.kind && one.conceptSet === other.conceptSet;
  if (one.kind !== 'oneOf') return other.kind === 'oneOf' && choicesExclude(other, one);
  if (!('concepts' in other)) return false;
  const named = new Set(other.concepts.map(({ conceptId }) => conceptId));
  return one.concepts.every(({ conceptId }) => named.has(conceptId) === (other.kind === 'noneOf'));
}

/** What is never below 0. */
const COUNTS = ['age', 'duration', 'refills', 'quantity', 'daysSupply', 'recordCount', 'gapDays'];
const FROM_0: Interval<number> = { low: 0, high: null, withLow: true, withHigh: true };

function checkRanges(attribute: Attribute, path: string): Remark[] {
  if (attribute.kind === 'valueInUnits') {
    return attribute.anyOf.flatMap(({ is }, index) => checkRange(is, `${path}/anyOf/${index}/is`, false));
  }
  const range = rangeIn(attribute);
  return range === null ? [] : checkRange(range, `${path}/is`, COUNTS.includes(attribute.kind));
}

function checkRange(range: NumberRange | DateRange, path: string, isCount: boolean): Remark[] {
  const allowed = intervals(range);
  if (allowed.length === 0) {
    return [
      error(
        'rangeEmpty',
        path,
        'The low end lies above the high end, so nothing is in the range.',
        'Exchange "low" and "high".'
      )
    ];
  }
  if (range.kind === 'notBetween' && range.low > range.high) {
    return [
      warning(
        'rangeWhole',
        path,
        'The low end lies above the high end, so everything is outside of the range.',
        'Exchange "low" and "high".'
      )
    ];
  }
  if (isCount && !meet(allowed as Interval<number>[], [FROM_0])) {
    return [
      error(
        'rangeNegative',
        path,
        'This is never below 0, so nothing is in the range.',
        'Use a value of 0 or more.'
      )
    ];
  }
  return [];
}

const WITH_UNITS = ['value', 'rangeLow', 'rangeHigh'];

function checkUnit(where: readonly Attribute[], kind: string, at: (index: number) => string): Remark[] {
  if (where.some(attribute => attribute.kind === 'unit')) return [];
  const index = where.findIndex(attribute => WITH_UNITS.includes(attribute.kind));
  if (index === -1) return [];
  const message = 'The number is compared whatever its unit, so units are mixed without a word.';
  const wayOut =
    kind === 'doseEra'
      ? 'Add the attribute "unit".'
      : 'Use "valueInUnits", with a range for each unit, or add the attribute "unit".';
  return [warning('valueWithoutUnit', at(index), message, wayOut)];
}
