import type { Attribute, ConceptChoice, NumberRange, TextMatch } from '../definition/index.js';
import { choiceIs } from './choice.js';
import { dateIs, numberIs, textIs } from './range.js';
import type { Scope } from './scope.js';
import { conceptName, joined } from './text.js';

/** What the dates and ages of attributes are those of: `day 0`, `the start of that visit`. */
export interface Dates {
  readonly start: string;
  readonly end: string;
}

type Kind = Attribute['kind'];
type KindOf<Is> = {
  [K in Kind]: Extract<Attribute, { kind: K }> extends { kind: K; is: Is } ? K : never;
}[Kind];
type ConceptKind = KindOf<ConceptChoice>;
type NumberKind = Exclude<KindOf<NumberRange>, 'age'>;
type TextKind = KindOf<TextMatch>;

const CONCEPTS: Readonly<Record<ConceptKind, string>> = Object.freeze({
  sex: 'sex recorded at birth',
  race: 'race',
  ethnicity: 'ethnicity',
  recordType: 'the origin of the record',
  status: 'the status of the condition',
  specialty: "the provider's specialty",
  visitType: 'the kind of its visit',
  placeOfService: 'the place of service',
  route: 'the route of administration',
  doseUnit: 'the unit of the dose',
  modifier: 'the modifier of the procedure',
  operator: 'the operator before the value',
  valueConcept: 'the value, as a concept,',
  unit: 'the unit of the value',
  qualifier: 'the qualifier',
  anatomicSite: 'the anatomic site',
  diseaseStatus: 'the disease status',
  payer: 'the payer',
  plan: 'the plan',
  sponsor: 'the sponsor',
  planStopReason: 'the reason why the plan ended',
  payerSource: 'the payer, as the source had it,',
  planSource: 'the plan, as the source had it,',
  sponsorSource: 'the sponsor, as the source had it,',
  planStopReasonSource: 'the reason why the plan ended, as the source had it,'
});

const days = (count: number): string => (count === 1 ? 'day' : 'days');

/** What has the number, and the unit where it is always the same. */
const NUMBERS: Readonly<Record<NumberKind, readonly [noun: string, unit?: (last: number) => string]>> =
  Object.freeze({
    duration: ['the time from its start to its end', days],
    refills: ['the number of refills'],
    quantity: ['the quantity'],
    daysSupply: ['the supply', days],
    dose: ['the dose'],
    value: ['the value'],
    rangeLow: ['the lower end of its range of normal'],
    rangeHigh: ['the upper end of its range of normal'],
    rangeLowRatio: ['the value divided by the lower end of its range of normal'],
    rangeHighRatio: ['the value divided by the upper end of its range of normal'],
    recordCount: ['the number of records that make the era'],
    gapDays: ['the time without the drug inside the era', days]
  });

const TEXTS: Readonly<Record<TextKind, string>> = Object.freeze({
  stopReason: 'the reason why it ended',
  lotNumber: 'the lot number',
  uniqueDeviceId: 'the device identifier',
  valueText: 'the value, as text,',
  sourceId: 'the identifier at the source'
});

/** Attributes as clauses that all hold; a unit that is asked for stands beside its numbers. */
export function clauses(attributes: readonly Attribute[], dates: Dates, scope: Scope): string[] {
  const units = unitsAsked(attributes);
  const told = (attribute: Attribute): boolean =>
    (attribute.kind === 'unit' && units.value !== undefined) ||
    (attribute.kind === 'doseUnit' && units.dose !== undefined);
  return attributes.filter(each => !told(each)).map(each => clause(each, dates, units, scope));
}

/** Units that can stand beside the numbers that they belong to. */
interface Units {
  readonly value?: string;
  readonly dose?: string;
}

const VALUES: readonly Kind[] = ['value', 'rangeLow', 'rangeHigh'];

function unitsAsked(attributes: readonly Attribute[]): Units {
  const asks = (kinds: readonly Kind[]): boolean => attributes.some(({ kind }) => kinds.includes(kind));
  const only = (kind: 'unit' | 'doseUnit'): string | undefined => {
    const found = attributes.flatMap(each => (each.kind === kind && 'is' in each ? [each.is] : []));
    const [is] = found as ConceptChoice[];
    if (found.length !== 1 || is?.kind !== 'oneOf') return undefined;
    return joined(is.concepts.map(conceptName), 'or');
  };
  const value = asks(VALUES) ? only('unit') : undefined;
  const dose = asks(['dose']) ? only('doseUnit') : undefined;
  return { ...(value !== undefined && { value }), ...(dose !== undefined && { dose }) };
}

function clause(attribute: Attribute, dates: Dates, units: Units, scope: Scope): string {
  switch (attribute.kind) {
    case 'age':
      return `age ${agedAt(attribute.at, dates)} (whole years) ${numberIs(attribute.is)}`;
    case 'startDate':
      return `${dates.start} ${dateIs(attribute.is)}`;
    case 'endDate':
      return `${dates.end} ${dateIs(attribute.is)}`;
    case 'value':
    case 'rangeLow':
    case 'rangeHigh':
      return units.value === undefined
        ? `${NUMBERS[attribute.kind][0]} ${numberIs(attribute.is)} (whatever its unit)`
        : `${NUMBERS[attribute.kind][0]} ${numberIs(attribute.is, () => units.value!)}`;
    case 'dose':
      return `${NUMBERS.dose[0]} ${numberIs(attribute.is, () => units.dose ?? '')}`;
    case 'abnormal':
      return "the value is abnormal (outside the record's own range of normal, or recorded as abnormally low or high)";
    case 'valueInUnits': {
      const ranges = attribute.anyOf.map(({ unit, is }) =>
        numberIs(is, () => joined(unit.map(conceptName), 'or'))
      );
      return `the value ${ranges.join(', or ')}`;
    }
    case 'duration':
    case 'refills':
    case 'quantity':
    case 'daysSupply':
    case 'rangeLowRatio':
    case 'rangeHighRatio':
    case 'recordCount':
    case 'gapDays': {
      const [noun, unit] = NUMBERS[attribute.kind];
      return `${noun} ${numberIs(attribute.is, unit)}`;
    }
    case 'stopReason':
    case 'lotNumber':
    case 'uniqueDeviceId':
    case 'valueText':
    case 'sourceId':
      return `${TEXTS[attribute.kind]} ${textIs(attribute.is)}`;
    default:
      return `${CONCEPTS[attribute.kind]} ${choiceIs(attribute.is, scope)}`;
  }
}

function agedAt(at: 'start' | 'end' | 'cutOff', dates: Dates): string {
  return at === 'cutOff' ? 'on the last day of the release' : `at ${dates[at]}`;
}
