import { attributeColumn, type Beside, BESIDE, type DomainKind } from '../cdm/index.js';
import type { Attribute, ConceptChoice } from '../definition/index.js';
import {
  all,
  antiJoin,
  any,
  as,
  call,
  column,
  equal,
  type Expression,
  filter,
  integer,
  oneOf,
  type Relation,
  semiJoin
} from '../plan/index.js';
import { choose } from './concept-choice.js';
import type { Context } from './context.js';
import { bornForAge, inDates, inRange, matches } from './range.js';
import { omop, TableMissing } from './release.js';

/** What attributes are asked of. */
export interface Subject {
  /** The kind of event, where its records hold attributes of their own. */
  readonly kind: DomainKind | null;
  readonly table: string;
  readonly start: Expression;
  readonly end: Expression;
}

/** Concepts that say of a measurement that its value is abnormally low or high. */
const ABNORMAL = [4155142, 4155143];

/** Columns of the subject's own table that attributes read, beside its dates. */
export function columnsRead(kind: DomainKind, attributes: readonly Attribute[]): string[] {
  const own = (attribute: string): string => {
    const found = attributeColumn(kind, attribute);
    if (found === undefined) throw new Error(`Events of kind ${kind} have no attribute ${attribute}`);
    return found;
  };
  return attributes.flatMap(({ kind: attribute }) => {
    switch (attribute) {
      case 'startDate':
      case 'endDate':
      case 'duration':
      case 'age':
        return [];
      case 'rangeLowRatio':
        return [own('value'), own('rangeLow')];
      case 'rangeHighRatio':
        return [own('value'), own('rangeHigh')];
      case 'abnormal':
        return [own('value'), own('rangeLow'), own('rangeHigh'), own('valueConcept')];
      case 'valueInUnits':
        return [own('value'), own('unit')];
      default:
        return BESIDE[attribute]?.on.filter(name => name !== 'person_id') ?? [own(attribute)];
    }
  });
}

/** The rows that all attributes hold for; the rows have `person_id` and what `columnsRead` says. */
export function meeting(
  rows: Relation,
  attributes: readonly Attribute[],
  subject: Subject,
  context: Context
): Relation {
  return attributes.reduce((left, attribute) => meetingOne(left, attribute, subject, context), rows);
}

function meetingOne(rows: Relation, attribute: Attribute, subject: Subject, context: Context): Relation {
  const own = (name: string): string => {
    const found = subject.kind && attributeColumn(subject.kind, name);
    if (!found) throw new TableMissing(subject.table, name);
    return found;
  };
  const value = (name: string): Expression => column(own(name));
  switch (attribute.kind) {
    case 'startDate':
      return filter(rows, inDates(subject.start, attribute.is));
    case 'endDate':
      return filter(rows, inDates(subject.end, attribute.is));
    case 'duration':
      return filter(rows, inRange(call('daysBetween', subject.start, subject.end), attribute.is));
    case 'age':
      return ofAge(rows, attribute, subject, context);
    case 'sex':
    case 'race':
    case 'ethnicity':
    case 'visitType':
    case 'specialty':
    case 'placeOfService':
      return chosenBeside(rows, BESIDE[attribute.kind]!, attribute.is, context);
    case 'rangeLowRatio':
      return filter(rows, inRange(ratio(value('value'), value('rangeLow')), attribute.is));
    case 'rangeHighRatio':
      return filter(rows, inRange(ratio(value('value'), value('rangeHigh')), attribute.is));
    case 'abnormal':
      return filter(
        rows,
        any(
          call('less', value('value'), value('rangeLow')),
          call('greater', value('value'), value('rangeHigh')),
          oneOf(value('valueConcept'), ABNORMAL)
        )
      );
    case 'valueInUnits': {
      const ranges = attribute.anyOf.map(({ unit, is }) =>
        all(
          oneOf(
            value('unit'),
            unit.map(({ conceptId }) => conceptId)
          ),
          inRange(value('value'), is)
        )
      );
      return filter(rows, any(...ranges));
    }
    case 'stopReason':
    case 'lotNumber':
    case 'uniqueDeviceId':
    case 'valueText':
    case 'sourceId':
      return filter(rows, matches(value(attribute.kind), attribute.is));
    case 'refills':
    case 'quantity':
    case 'daysSupply':
    case 'dose':
    case 'value':
    case 'rangeLow':
    case 'rangeHigh':
    case 'recordCount':
    case 'gapDays':
      return filter(rows, inRange(value(attribute.kind), attribute.is));
    default:
      return choose(rows, own(attribute.kind), attribute.is, context);
  }
}

const ratio = (value: Expression, end: Expression): Expression =>
  call('divide', value, call('nullIf', end, integer(0)));

/** The rows whose person has an age in a range; a difference of calendar years, as Circe counts it. */
function ofAge(
  rows: Relation,
  { at, is }: Extract<Attribute, { kind: 'age' }>,
  subject: Subject,
  { release }: Context
): Relation {
  const born = as('p', omop(release, 'person', 'person_id', 'year_of_birth'));
  const same = equal(column('p.person_id'), column('person_id'));
  const year =
    at === 'cutOff'
      ? integer(Number(release.cutOff.slice(0, 4)))
      : call('year', at === 'start' ? subject.start : subject.end);
  if (is.kind !== 'notBetween') {
    return semiJoin(rows, born, all(same, bornForAge(column('p.year_of_birth'), year, is)));
  }
  // Two ends that need not meet cannot stand in one join: somebody of known age who is not between.
  const known = semiJoin(
    filter(rows, call('isNotNull', year)),
    filter(born, call('isNotNull', column('p.year_of_birth'))),
    same
  );
  const between = bornForAge(column('p.year_of_birth'), year, { ...is, kind: 'between' });
  return antiJoin(known, born, all(same, between));
}

/** The rows whose row in another table has a concept as chosen. */
function chosenBeside(rows: Relation, beside: Beside, choice: ConceptChoice, context: Context): Relation {
  const { table, on, column: concept, mayLack } = beside;
  const other = omop(context.release, table, ...on, concept);
  const same = all(...on.map(name => equal(column(`b.${name}`), column(name))));
  if (choice.kind === 'notRecorded' && mayLack) {
    return antiJoin(rows, as('b', filter(other, call('isNotNull', column(concept)))), same);
  }
  return semiJoin(rows, as('b', choose(other, concept, choice, context)), same);
}
