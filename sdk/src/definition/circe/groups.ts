import type { Criterion, Demographics } from '../criterion.js';
import type { Group, Member } from '../group.js';
import { LIMITS } from '../limits.js';
import { attributeFields, attributesOf } from './attributes.js';
import type { ConceptSets } from './concept-sets.js';
import { DEMOGRAPHICS } from './event-rows.js';
import { readEvent } from './events.js';
import {
  flag,
  inside,
  list,
  needed,
  object,
  optional,
  refuse,
  wholeNumber,
  word,
  type Read
} from './shape.js';
import { occurrence, occurrencesOf, WINDOWS, windowsOf } from './windows.js';

/** A group without members, of which Circe takes no notice at the top and which holds inside another. */
export const EMPTY = 'empty';

/** What always holds: facts about the person of which none is asked. Ids are given at the end. */
const ANYONE: Demographics = { id: '', kind: 'demographics' };

type GroupType = 'all' | 'any' | 'atLeast' | 'atMost';
const TYPES = word<GroupType>({ all: 'all', any: 'any', at_least: 'atLeast', at_most: 'atMost' });

/** Reads a `CriteriaGroup`. */
export const readGroup =
  (sets: ConceptSets): Read<Group | typeof EMPTY> =>
  (value, at) => {
    // Counted before anything is read: the readers call each other level by level.
    if (at.path.filter(key => key === 'Groups' || key === 'CorrelatedCriteria').length > LIMITS.depth) {
      return refuse(at, `Groups lie more than ${LIMITS.depth} levels deep.`);
    }
    const read = object({
      Type: optional<GroupType | null>(TYPES, null),
      Count: optional<number | null>(wholeNumber(0, 1_000), null),
      CriteriaList: optional(list(readRelated(sets)), []),
      DemographicCriteriaList: optional(list(readDemographics(sets)), []),
      Groups: optional(list(readGroup(sets)), [])
    })(value, at);
    if (read === undefined) return undefined;
    const { Type: kind, Count: count } = read;
    const members = [...read.CriteriaList, ...read.DemographicCriteriaList, ...read.Groups];
    if (members.length === 0) return EMPTY;
    if (kind === null) return refuse(inside(at, 'Type'), '"Type" is missing.');
    const of = said(members, kind);
    if (kind === 'all' || kind === 'any') return { id: '', kind, of };
    if (count === null) return refuse(inside(at, 'Count'), '"Count" is missing.');
    return { id: '', kind, count, of };
  };

/** Empty groups count as members that hold; among members that must all hold they say nothing. */
function said(members: readonly (Member | typeof EMPTY)[], kind: GroupType): Member[] {
  const full = members.filter(member => member !== EMPTY);
  if (kind === 'all' && full.length > 0) return full;
  return members.map(member => (member === EMPTY ? ANYONE : member));
}

/** Reads an event of a group, with its windows and how often it must occur. */
const readRelated =
  (sets: ConceptSets): Read<Criterion> =>
  (value, at) => {
    const read = object({
      Criteria: needed(readEvent(sets)),
      ...WINDOWS,
      Occurrence: needed(occurrence),
      RestrictVisit: optional(flag, false),
      IgnoreObservationPeriod: optional(flag, false)
    })(value, at);
    if (read === undefined) return undefined;
    const { nested, ...event } = read.Criteria.event;
    const occurrences = occurrencesOf(read.Occurrence, read.Criteria.row, inside(at, 'Occurrence'));
    const windows = windowsOf(read, read.IgnoreObservationPeriod);
    return {
      ...event,
      ...(occurrences === undefined ? {} : { occurrences }),
      ...(windows.length === 0 ? {} : { windows }),
      ...(read.RestrictVisit ? { sameVisit: true } : {}),
      ...(read.IgnoreObservationPeriod ? { outsideObservation: true } : {}),
      ...(nested === undefined ? {} : { nested })
    } as Criterion;
  };

const readDemographics =
  (sets: ConceptSets): Read<Demographics> =>
  (value, at) => {
    const read = object(attributeFields(DEMOGRAPHICS, sets))(value, at);
    if (read === undefined) return undefined;
    const where = attributesOf(DEMOGRAPHICS, read, at) as NonNullable<Demographics['where']>;
    return { ...ANYONE, ...(where.length === 0 ? {} : { where }) };
  };
