import type { EventCriterion } from '../criterion.js';
import type { Group } from '../group.js';
import type { DaySpan } from '../range.js';
import { didYouMean, listOf } from '../wording.js';
import { attributeFields, attributesOf } from './attributes.js';
import { codeset, type ConceptSets } from './concept-sets.js';
import { EVENTS, REGION, type EventRow } from './event-rows.js';
import { EMPTY, readGroup } from './groups.js';
import {
  beyond,
  flag,
  inside,
  isObject,
  object,
  optional,
  refuse,
  refuseBeyond,
  remark,
  type At,
  type Fields,
  type Read
} from './shape.js';
import { span } from './values.js';
import { dateAdjustment, type Adjustment } from './windows.js';

/** An event with the row of its kind. */
export interface ReadEvent {
  readonly event: EventCriterion;
  readonly row: EventRow;
}

/** Reads `{ "ConditionOccurrence": { … } }` as a criterion, whose id is given at the end. */
export const readEvent =
  (sets: ConceptSets): Read<ReadEvent> =>
  (value, at) => {
    const names = isObject(value) ? Object.keys(value) : [];
    const [name] = names;
    if (!isObject(value) || name === undefined || names.length > 1) {
      return refuse(at, `An event is an object with one field: ${listOf(Object.keys(EVENTS))}.`, value);
    }
    const place = inside(at, name);
    if (name === 'LocationRegion') return refuseBeyond(place, REGION, value[name]);
    const row = Object.hasOwn(EVENTS, name) ? EVENTS[name] : undefined;
    if (row === undefined) {
      const message = `ATLAS has no event "${name}". ${didYouMean(name, Object.keys(EVENTS))}`;
      return refuse(place, message, value[name]);
    }
    const read = object(fieldsOf(row, sets))(value[name], place);
    return read && { event: eventOf(row, read as Common, place), row };
  };

/** What events have beside attributes; null says nothing, and so does what an event has not. */
interface Common {
  readonly CodesetId?: string | null;
  readonly source?: string | null;
  readonly UserDefinedPeriod?: DaySpan | null;
  readonly First?: boolean;
  readonly DateAdjustment?: Adjustment | null;
  readonly CorrelatedCriteria?: Group | typeof EMPTY;
  readonly [field: string]: unknown;
}

function fieldsOf(row: EventRow, sets: ConceptSets): Fields {
  const set = optional<string | null>(codeset(sets), null);
  return {
    ...(row.standard ? { CodesetId: set } : {}),
    ...(row.source === undefined ? {} : { [row.source]: set }),
    ...(row.period ? { UserDefinedPeriod: optional<DaySpan | null>(span, null) } : {}),
    ...(row.first ? { First: optional(flag, false) } : {}),
    DateAdjustment: optional<Adjustment | null>(dateAdjustment, null),
    ...attributeFields(row.attributes, sets),
    ...Object.fromEntries(row.ignored?.map(field => [field, remark]) ?? []),
    ...Object.fromEntries(Object.entries(row.beyond ?? {}).map(([field, why]) => [field, beyond(why)])),
    CorrelatedCriteria: optional<Group | typeof EMPTY>(readGroup(sets), EMPTY)
  };
}

function eventOf(row: EventRow, read: Common, at: At): EventCriterion {
  const { CodesetId = null, UserDefinedPeriod: period = null, CorrelatedCriteria: nested = EMPTY } = read;
  const source = row.source === undefined ? null : (read[row.source] as string | null);
  const adjust = adjusted(row, read.DateAdjustment ?? null);
  const where = attributesOf(row.attributes, read, at);
  return {
    id: '',
    kind: row.kind,
    ...(CodesetId === null ? {} : { conceptSet: CodesetId }),
    ...(source === null ? {} : { sourceConceptSet: source }),
    ...(period === null ? {} : { period }),
    ...(read.First === true ? { firstEver: true } : {}),
    ...(adjust === null ? {} : { adjust }),
    ...(where.length === 0 ? {} : { where }),
    ...(nested === EMPTY ? {} : { nested })
  } as EventCriterion;
}

/** What Circe's SQL makes of an adjustment, which is not what it says for every event. */
function adjusted({ adjust }: EventRow, read: Adjustment | null): Adjustment | null {
  if (read === null || adjust === 'nothing') return null;
  if (adjust === 'any') return read;
  return { start: { ...read.start, of: 'start' }, end: { ...read.end, of: 'end' } };
}
