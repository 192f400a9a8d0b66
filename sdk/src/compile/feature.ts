import { domainOfTable, findColumn, findTable, holdsPeople, type Table } from '../cdm/index.js';
import type { Conversion, Feature, PeriodFeature, Take } from '../definition/index.js';
import {
  aggregate,
  all,
  as,
  call,
  called,
  cast,
  choose,
  chooseFirst,
  column,
  equal,
  type Expression,
  filter,
  group,
  innerJoin,
  integer,
  leftJoin,
  type Let,
  literal,
  nothing,
  project,
  type Relation,
  sameColumns,
  semiJoin
} from '../plan/index.js';
import type { ConceptSets } from './concept-sets.js';
import type { Frame } from './follow-up.js';
import { omop, type ReleaseFacts, releaseTable, TableMissing } from './release.js';

type AnyFeature = Feature | PeriodFeature;

/** What a column of each take is made of, once the records of a key are together. */
const OF_RECORDS: Readonly<Record<Take, (() => readonly [name: string, value: Expression]) | null>> = {
  first: () => ['first', aggregate('firstBy', column('value'), ORDER)],
  last: () => ['last', aggregate('lastBy', column('value'), ORDER)],
  minimum: () => ['minimum', aggregate('min', column('value'))],
  maximum: () => ['maximum', aggregate('max', column('value'))],
  mean: () => ['mean', aggregate('mean', column('value'))],
  list: () => ['list', aggregate('list', column('value'))],
  count: () => ['records', aggregate('countRows')],
  any: null,
  daysToFirst: () => ['first_date', aggregate('min', column('date'))],
  daysToLast: () => ['last_date', aggregate('max', column('date'))]
};

/** Records of one day are told apart by their time, without one by the day's beginning, then by their id. */
const ORDER = call('row', column('date'), column('moment'), column('id'));

/**
 * What a feature takes of the records on the days of a frame: its keys, then `first, last, …`; no row where there is
 * no record. Throws `TableMissing` for tables and columns that the release lacks or that hold no dated records of people.
 */
export function featureRows(
  feature: AnyFeature,
  frame: Frame,
  conceptSet: ConceptSets,
  release: ReleaseFacts
): Let {
  const { take, convert } = feature;
  const found = records(feature, frame, conceptSet, release);
  const made = take.flatMap(each => (OF_RECORDS[each]?.() ? [OF_RECORDS[each]!()] : []));
  const left = convert ? [['not_converted', aggregate('count', column('other_value'))] as const] : [];
  return called(feature.name, group(found, frame.keys, Object.fromEntries([...made, ...left])));
}

/** The column of one take, from the row of `featureRows` (`f`) beside the person (`p`) and what was observed (`w`). */
export function featureValue(
  take: Take | 'notConverted',
  f: string,
  w: string,
  keys: readonly string[]
): Expression {
  const observed = (value: Expression, type: 'bigint' | 'boolean'): Expression =>
    chooseFirst([[call('isNull', column(`${w}.observed_days`)), nothing(type)]], value);
  switch (take) {
    case 'count':
      return observed(call('coalesce', column(`${f}.records`), integer(0)), 'bigint');
    case 'notConverted':
      return observed(call('coalesce', column(`${f}.not_converted`), integer(0)), 'bigint');
    case 'any':
      return observed(call('isNotNull', column(`${f}.${keys[0]!}`)), 'boolean');
    case 'daysToFirst':
      return call('daysBetween', column('p.day_0'), column(`${f}.first_date`));
    case 'daysToLast':
      return call('daysBetween', column('p.day_0'), column(`${f}.last_date`));
    default:
      return column(`${f}.${take}`);
  }
}

/** The records of a feature on observed days: `…keys, date`, then `moment, id, value, other_value` where they are needed. */
function records(
  { name: feature, table: name, conceptSet: set, column: value, names, convert }: AnyFeature,
  { keys, spans }: Frame,
  conceptSet: ConceptSets,
  release: ReleaseFacts
): Relation {
  const { start, moment, key } = placesOf(name, release);
  const domain = domainOfTable(name);
  if (set !== undefined && typeof domain?.concept !== 'string')
    throw new TableMissing(name, 'with a standard concept');
  const read = [start, moment, key, value, convert && 'unit_concept_id', set && domain!.concept];
  const all_ = releaseTable(release, name, ['person_id', ...read.filter(each => typeof each === 'string')]);
  const chosen =
    set === undefined
      ? all_
      : semiJoin(all_, conceptSet(set), equal(column(domain!.concept!), column('concept_id')));
  const inFrame = innerJoin(
    as('r', chosen),
    as('s', spans),
    all(
      equal(column('s.person_id'), column('r.person_id')),
      call('between', column(`r.${start}`), column('s.first_day'), column('s.last_day'))
    )
  );
  const date = column(`r.${start}`);
  const made = (values: Record<string, Expression>, of: Relation): Relation =>
    project(of, {
      ...Object.fromEntries(keys.map(each => [each, column(`s.${each}`)])),
      date,
      ...values
    });
  if (value === undefined) return made({}, inFrame);
  const order = {
    moment:
      moment === null
        ? cast(date, 'datetime')
        : call('coalesce', column(`r.${moment}`), cast(date, 'datetime')),
    id: key === null ? integer(0) : column(`r.${key}`)
  };
  if (names === true) {
    // 0 is OMOP's "no matching concept": no answer that could be read.
    const concept = as(
      'c',
      filter(
        omop(release, 'concept', 'concept_id', 'concept_name'),
        call('notEqual', column('concept_id'), integer(0))
      )
    );
    const named = leftJoin(inFrame, concept, equal(column('c.concept_id'), column(`r.${value}`)));
    return made({ ...order, value: column('c.concept_name') }, named);
  }
  const recorded = column(`r.${value}`);
  if (convert === undefined) return made({ ...order, value: recorded }, inFrame);
  const unit = column('r.unit_concept_id');
  const known = call('coalesce', unit, integer(0));
  const inUnit = chooseFirst(conversions(convert, known, recorded), nothing('float'));
  const other = choose(call('isNull', column('value')), column('recorded'), nothing('float'));
  const converted = called(`${feature}_values`, made({ ...order, value: inUnit, recorded }, inFrame));
  return project(converted, { ...sameColumns(converted), other_value: other });
}

const conversions = ({ to, from }: Conversion, unit: Expression, value: Expression) => [
  [equal(unit, integer(to.unit)), value] as const,
  ...from.map(({ unit: other, factor, add = 0 }) => {
    const times = call('multiply', value, literal('float', factor));
    const moved = add === 0 ? times : call('add', times, literal('float', add));
    return [equal(unit, integer(other)), moved] as const;
  })
];

/** Where a table holds the day, the time and the id of its records. */
function placesOf(
  name: string,
  release: ReleaseFacts
): { start: string; moment: string | null; key: string | null } {
  const table = findTable(name);
  if (table === undefined || !holdsPeople(table)) throw new TableMissing(name, null);
  const domain = domainOfTable(name);
  const start = domain?.start ?? firstDate(table);
  if (start === undefined) throw new TableMissing(name, 'with a date');
  const there = (column: string | null | undefined): string | null =>
    typeof column === 'string' && release.columns[name]?.includes(column) ? column : null;
  const ownKey = findColumn(name, `${name}_id`)?.name;
  return { start, moment: there(domain?.startDatetime), key: there(domain?.key ?? ownKey) };
}

const firstDate = ({ columns }: Table): string | undefined =>
  columns.find(({ type }) => type === 'date')?.name;
