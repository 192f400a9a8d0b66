import type { EventsCohort, Limit } from '../cohort.js';
import type { Exit } from '../exit.js';
import type { Group } from '../group.js';
import { SCHEMAS } from '../names.js';
import type { DaySpan } from '../range.js';
import { codeset, conceptSets, type ConceptSets } from './concept-sets.js';
import { readEvent } from './events.js';
import { EMPTY, readGroup } from './groups.js';
import { numbered } from './numbering.js';
import {
  choice,
  cut,
  inside,
  isObject,
  list,
  needed,
  object,
  optional,
  refuse,
  remark,
  text,
  wholeNumber,
  word,
  type At,
  type Read
} from './shape.js';
import { span } from './values.js';

const days = optional(wholeNumber(0, 100_000), 0);
const offset = optional(wholeNumber(-100_000, 100_000), 0);

/** `{ "Type": "First" }`; Circe's default is First, and a limit of null is none. */
const limit: Read<Limit> = (value, at) => {
  if (isObject(value) && value['Type'] === null) return 'all';
  const type = word<Limit>({ all: 'all', first: 'first', last: 'last' });
  return object({ Type: optional(type, 'first') })(value, at)?.Type;
};

const DATE_FIELDS = choice<'start' | 'end'>({ StartDate: 'start', EndDate: 'end' });

/** The era of the drugs of a concept set. */
const customEra =
  (sets: ConceptSets): Read<Exit> =>
  (value, at) => {
    const read = object({
      DrugCodesetId: needed(codeset(sets)),
      GapDays: days,
      Offset: offset,
      DaysSupplyOverride: optional<number | null>(wholeNumber(0, 100_000), null)
    })(value, at);
    if (read === undefined) return undefined;
    const { DrugCodesetId: conceptSet, GapDays: gapDays, Offset, DaysSupplyOverride: daysSupply } = read;
    const own = daysSupply === null ? {} : { daysSupply };
    return { kind: 'drugEra', conceptSet, gapDays, offset: Offset, ...own };
  };

const dateOffset: Read<Exit> = (value, at) => {
  const read = object({ DateField: optional(DATE_FIELDS, 'start'), Offset: offset })(value, at);
  return read && { kind: 'fixedOffset', of: read.DateField, days: read.Offset };
};

const endStrategy =
  (sets: ConceptSets): Read<Exit> =>
  (value, at) => {
    const read = object({
      DateOffset: optional<Exit | null>(dateOffset, null),
      CustomEra: optional<Exit | null>(customEra(sets), null)
    })(value, at);
    if (read === undefined) return undefined;
    const { DateOffset: fixed, CustomEra: era } = read;
    if ((fixed === null) !== (era === null)) return fixed ?? era ?? undefined;
    return refuse(at, 'An end strategy is an object with one field: "DateOffset" or "CustomEra".', value);
  };

const inclusionRule =
  (sets: ConceptSets): Read<Group | typeof EMPTY> =>
  (value, at) => {
    const read = object({
      name: optional(text, ''),
      description: optional(text, ''),
      expression: needed(readGroup(sets))
    })(value, at);
    if (read === undefined || read.expression === EMPTY) return read && EMPTY;
    const { id, kind, ...rest } = read.expression;
    return {
      id,
      kind,
      ...(read.name === '' ? {} : { name: cut(read.name, 300) }),
      ...(read.description === '' ? {} : { notes: cut(read.description, 20_000) }),
      ...rest
    } as Group;
  };

/** A cohort expression of Circe. Its concept sets are read before it, because criteria name them. */
const expression = (sets: ConceptSets) => {
  const group = optional<Group | typeof EMPTY>(readGroup(sets), EMPTY);
  const events = list(readEvent(sets));
  return object({
    cdmVersionRange: remark,
    Title: remark,
    ConceptSets: remark,
    PrimaryCriteria: needed(
      object({
        CriteriaList: needed(list(readEvent(sets), 1)),
        ObservationWindow: needed(object({ PriorDays: days, PostDays: days })),
        PrimaryCriteriaLimit: optional(limit, 'first')
      })
    ),
    AdditionalCriteria: group,
    QualifiedLimit: optional(limit, 'first'),
    ExpressionLimit: optional(limit, 'first'),
    InclusionRules: optional(list(inclusionRule(sets)), []),
    EndStrategy: optional<Exit | null>(endStrategy(sets), null),
    CensoringCriteria: optional(events, []),
    CollapseSettings: optional(
      object({ CollapseType: optional(choice({ ERA: 'ERA' }), 'ERA'), EraPad: days }),
      { CollapseType: 'ERA', EraPad: 0 }
    ),
    CensorWindow: optional<DaySpan | null>(span, null)
  });
};

/** Reads a cohort expression of Circe; undefined when it has flaws, which are noted. */
export function readExpression(value: unknown, at: At, name: string): EventsCohort | undefined {
  const given = isObject(value) && Object.hasOwn(value, 'ConceptSets') ? value['ConceptSets'] : [];
  const sets = conceptSets(given ?? [], inside(at, 'ConceptSets'));
  // Where the concept sets cannot be used, no criterion is told that it names a missing one.
  const read = expression(sets ?? { sets: [], idOf: () => 's1' })(value, at);
  if (sets === undefined || read === undefined || at.flaws.length > 0) return undefined;
  const { CriteriaList, ObservationWindow, PrimaryCriteriaLimit: primary } = read.PrimaryCriteria;
  const { AdditionalCriteria: group, QualifiedLimit, EndStrategy: exit, CensorWindow: dates } = read;
  // Circe applies the qualified limit only where additional criteria are given, empty ones included;
  // after a limit to one event it has nothing left to do.
  const folded = group === EMPTY && isObject(value) && isObject(value['AdditionalCriteria']);
  const steps = read.InclusionRules.filter(rule => rule !== EMPTY);
  const censoring = read.CensoringCriteria.map(({ event }) => event);
  const { EraPad: eraGapDays } = read.CollapseSettings;
  return numbered({
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name,
    entry: {
      events: CriteriaList.map(({ event }) => event),
      priorDays: ObservationWindow.PriorDays,
      laterDays: ObservationWindow.PostDays,
      limit: folded && primary === 'all' ? QualifiedLimit : primary,
      ...(group === EMPTY ? {} : { qualifying: { group, limit: QualifiedLimit } })
    },
    ...(steps.length === 0 ? {} : { steps }),
    limit: read.ExpressionLimit,
    ...(exit === null ? {} : { exit }),
    ...(censoring.length === 0 ? {} : { censoring }),
    ...(eraGapDays === 0 ? {} : { eraGapDays }),
    ...(dates === null ? {} : { dates }),
    conceptSets: [...sets.sets]
  });
}
