import type { EventsCohort, Limit } from '../cohort.js';
import { SCHEMAS } from '../names.js';
import { conceptSets, type ConceptSets } from './concept-sets.js';
import { readEvent } from './events.js';
import { isEmptyGroup } from './groups.js';
import {
  allFields,
  isObject,
  later,
  list,
  needed,
  object,
  optional,
  remark,
  word,
  wholeNumber,
  type At,
  type Read
} from './shape.js';

const days = optional(wholeNumber(0, 100_000), 0);

/** `{ "Type": "First" }`; Circe's default is First, and a limit of null is none. */
const limit: Read<Limit> = (value, at) => {
  if (isObject(value) && value['Type'] === null) return 'all';
  const type = word<Limit>({ all: 'all', first: 'first', last: 'last' });
  return object({ Type: optional(type, 'first') })(value, at)?.Type;
};

const noDate = (value: unknown): boolean => value === null || value === '';

/** A cohort expression of Circe. Its concept sets are read before it, because criteria name them. */
const expression = (sets: ConceptSets) =>
  object({
    cdmVersionRange: remark,
    Title: remark,
    ConceptSets: remark,
    PrimaryCriteria: needed(
      object({
        CriteriaList: needed(list((value, at) => readEvent(value, at, sets), 1)),
        ObservationWindow: needed(object({ PriorDays: days, PostDays: days })),
        PrimaryCriteriaLimit: optional(limit, 'first')
      })
    ),
    AdditionalCriteria: later('additional criteria', isEmptyGroup),
    QualifiedLimit: optional(limit, 'first'),
    ExpressionLimit: optional(limit, 'first'),
    InclusionRules: later('inclusion rules'),
    EndStrategy: later('end strategies'),
    CensoringCriteria: later('censoring events'),
    CollapseSettings: later('era paddings', isPlainEra),
    CensorWindow: later('censor windows', value => allFields(value, noDate))
  });

function isPlainEra(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.entries(value).every(
      ([name, content]) =>
        (name === 'CollapseType' && content === 'ERA') || (name === 'EraPad' && content === 0)
    )
  );
}

/** Reads a cohort expression of Circe; undefined when it has flaws, which are noted. */
export function readExpression(value: unknown, at: At, name: string): EventsCohort | undefined {
  const given = isObject(value) && Object.hasOwn(value, 'ConceptSets') ? value['ConceptSets'] : [];
  const sets = conceptSets(given ?? [], { ...at, path: [...at.path, 'ConceptSets'] });
  // Where the concept sets cannot be used, no criterion is told that it names a missing one.
  const read = expression(sets ?? { sets: [], idOf: () => 's1' })(value, at);
  if (sets === undefined || read === undefined || at.flaws.length > 0) return undefined;
  const { CriteriaList, ObservationWindow, PrimaryCriteriaLimit } = read.PrimaryCriteria;
  // Circe applies the qualified limit only where additional criteria are given, empty ones included;
  // after a limit to one event it has nothing left to do.
  const qualified = isObject(value) && isObject(value['AdditionalCriteria']) ? read.QualifiedLimit : 'all';
  return {
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name,
    entry: {
      events: CriteriaList.map((event, index) => ({ id: `c${index + 1}`, ...event })),
      priorDays: ObservationWindow.PriorDays,
      laterDays: ObservationWindow.PostDays,
      limit: PrimaryCriteriaLimit === 'all' ? qualified : PrimaryCriteriaLimit
    },
    limit: read.ExpressionLimit,
    conceptSets: [...sets.sets]
  };
}
