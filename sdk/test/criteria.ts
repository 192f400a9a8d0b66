import fc from 'fast-check';
import {
  attributesOf,
  countsDistinct,
  CRITERION_KINDS,
  DISTINCT,
  hasField,
  type Criterion,
  type CriterionKind,
  type DayZero,
  type Group,
  type Member,
  type TimedCriterion
} from '../src/definition/index.js';
import { attribute, conceptSet, daySpan, name, notes, sparse } from './attributes.js';

/**
 * Criteria and groups for property tests: drafts whose ids and concepts `numbering.ts` gives out.
 * What a criterion may say depends on what day 0 is where it stands.
 */
export interface Place {
  readonly dayZero: DayZero;
  /** How many groups may still lie inside each other. */
  readonly depth: number;
  /** Saved cohorts that criteria may name. */
  readonly paths: readonly string[];
}

const id = fc.constant('');
// Rare, so that most of a definition counts.
const disabled = fc.constantFrom(undefined, undefined, undefined, true as const);
const common = { notes, disabled };

const day = fc.oneof(fc.integer({ min: -400, max: 400 }), fc.constantFrom(-100_000, 0, 100_000));
const windowEnd = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('day' as const), day }) },
  fc.record({ kind: fc.constantFrom('observationStart', 'observationEnd', 'open') })
);
const startOrEnd = fc.constantFrom('start' as const, 'end' as const);
const timeWindow = fc.record({ event: startOrEnd, index: startOrEnd, from: windowEnd, to: windowEnd });

const moved = fc.record({ of: startOrEnd, days: fc.integer({ min: -60, max: 60 }) });
const adjust = fc.record({ start: moved, end: moved });

function occurrences(kind: CriterionKind) {
  const distinct = DISTINCT.filter(each => countsDistinct(kind, each));
  return sparse(
    { kind: fc.constantFrom('atLeast', 'atMost', 'exactly'), count: fc.nat(3) },
    { distinct: fc.constantFrom(...distinct) }
  );
}

function related(kind: CriterionKind, { dayZero }: Place) {
  const flag = fc.constant(true as const);
  switch (dayZero) {
    case 'none':
      return {};
    case 'person':
      return { occurrences: occurrences(kind) };
    case 'event':
      return {
        occurrences: occurrences(kind),
        windows: fc.array(timeWindow, { minLength: 1, maxLength: 2 }),
        sameVisit: flag,
        outsideObservation: flag
      };
  }
}

function ofKind(kind: CriterionKind, place: Place): fc.Arbitrary<Criterion> {
  const kinds = attributesOf(kind);
  const where = fc.array(attribute(kinds), { minLength: 1, maxLength: 3 });
  if (kind === 'demographics') return demographics(place);
  const concepts = {
    ...(hasField(kind, 'sourceConceptSet') && { sourceConceptSet: conceptSet }),
    ...(hasField(kind, 'period') && { period: daySpan })
  };
  const nested =
    place.depth > 0 ? { nested: group({ ...place, dayZero: 'event', depth: place.depth - 1 }) } : {};
  const path = kind === 'cohort' ? { path: fc.constantFrom(...place.paths) } : {};
  // What most definitions say is not rare here either.
  const usual = {
    ...(hasField(kind, 'conceptSet') && { conceptSet: fc.option(conceptSet, { nil: undefined, freq: 4 }) }),
    where: fc.option(where, { nil: undefined, freq: 2 })
  };
  return sparse(
    { id, kind: fc.constant(kind), ...path, ...usual },
    {
      ...common,
      ...concepts,
      firstEver: fc.constant(true as const),
      adjust,
      ...related(kind, place),
      ...nested
    }
  ) as fc.Arbitrary<Criterion>;
}

function demographics({ dayZero }: Place): fc.Arbitrary<Criterion> {
  const kinds = attributesOf('demographics');
  const asked =
    dayZero === 'person'
      ? attribute(kinds.filter(kind => kind !== 'startDate' && kind !== 'endDate')).map(each =>
          each.kind === 'age' ? { ...each, at: 'cutOff' as const } : each
        )
      : attribute(kinds);
  return sparse(
    { id, kind: fc.constant('demographics') },
    { ...common, where: fc.array(asked, { minLength: 1, maxLength: 3 }) }
  ) as fc.Arbitrary<Criterion>;
}

/** An event of any domain, or time in one of the saved cohorts. */
export function timed(place: Place): fc.Arbitrary<TimedCriterion> {
  const kinds = CRITERION_KINDS.filter(
    kind => kind !== 'demographics' && (kind !== 'cohort' || place.paths.length > 0)
  );
  return fc.oneof(...kinds.map(kind => ofKind(kind, place))) as fc.Arbitrary<TimedCriterion>;
}

function member(place: Place): fc.Arbitrary<Member> {
  const criterion = fc.oneof(
    { weight: 5, arbitrary: timed(place) },
    { weight: 1, arbitrary: ofKind('demographics', place) }
  );
  if (place.depth === 0) return criterion;
  return fc.oneof(
    { weight: 6, arbitrary: criterion },
    { weight: 1, arbitrary: group({ ...place, depth: place.depth - 1 }) }
  );
}

const groups = new Map<string, fc.Arbitrary<Group>>();

/** A group of any kind; made once for each place, since groups hold each other. */
export function group(place: Place): fc.Arbitrary<Group> {
  const key = JSON.stringify(place);
  const made = groups.get(key) ?? makeGroup(place);
  groups.set(key, made);
  return made;
}

function makeGroup(place: Place): fc.Arbitrary<Group> {
  const of = fc.array(member(place), { minLength: 1, maxLength: 3 });
  const rest = { name, ...common };
  return fc.oneof(
    { weight: 3, arbitrary: sparse({ id, kind: fc.constantFrom('any', 'all'), of }, rest) },
    {
      weight: 1,
      arbitrary: sparse({ id, kind: fc.constantFrom('atLeast', 'atMost'), count: fc.nat(3), of }, rest)
    }
  ) as fc.Arbitrary<Group>;
}
