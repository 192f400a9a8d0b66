import type { ConceptChoice } from '../concept-choice.js';
import type { Attribute } from '../criterion.js';
import { Day, type DateRange, type DaySpan, type NumberRange, type TextMatch } from '../range.js';
import { subject } from '../wording.js';
import { codeset, concept, type ConceptSets } from './concept-sets.js';
import {
  choice,
  flag,
  list,
  needed,
  object,
  optional,
  refuse,
  text,
  type At,
  type Content,
  type Read
} from './shape.js';

/** Circe's operators of numbers and dates, by the kind of range that they are here. */
export const OPERATORS = {
  lt: 'less',
  lte: 'atMost',
  eq: 'equal',
  '!eq': 'notEqual',
  gt: 'greater',
  gte: 'atLeast',
  bt: 'between',
  '!bt': 'notBetween'
} as const;

/** A range of numbers or dates; `Extent` is the other end of a span, and nothing elsewhere. */
const range =
  <V, R>(end: Read<V>): Read<R> =>
  (value, at) => {
    const fields = {
      Op: needed(choice(OPERATORS)),
      Value: needed(end),
      Extent: optional<V | null>(end, null)
    };
    const read = object(fields)(value, at) as
      { Op: NumberRange['kind']; Value: V; Extent: V | null } | undefined;
    if (read === undefined) return undefined;
    const { Op: kind, Value, Extent } = read;
    if (kind !== 'between' && kind !== 'notBetween') return { kind, value: Value } as R;
    if (Extent === null) return refuse(at, `${subject(at.path)} needs an "Extent": its last value.`, value);
    return { kind, low: Value, high: Extent } as R;
  };

const number: Read<number> = (value, at) =>
  typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuse(at, `${subject(at.path)} must be a number.`, value);

/** Circe cuts these off at the point; beyond 32 bits it would compare with another number. */
const whole: Read<number> = (value, at) => {
  const given = number(value, at);
  if (given === undefined) return undefined;
  if (Math.abs(given) >= 2 ** 31) return refuse(at, `${subject(at.path)} must be within 32 bits.`, value);
  return Math.trunc(given) + 0;
};

/** Circe writes these with four decimals, halves rounded away from zero. */
const decimal: Read<number> = (value, at) => {
  const given = number(value, at);
  return given === undefined ? undefined : fourDecimals(given);
};

/** The number with four decimals. The shift is one of decimal digits: a product would not be exact. */
export function fourDecimals(value: number): number {
  const [digits, exponent = '0'] = String(Math.abs(value)).split('e');
  const shifted = Math.round(Number(`${digits}e${Number(exponent) + 4}`));
  // Beyond 2^53 there are no decimals to round.
  if (!Number.isSafeInteger(shifted)) return value;
  return Math.sign(value) * Number(`${shifted}e-4`) + 0;
}

/** A day as Circe splits it: year, month and day may be short. */
const day: Read<string> = (value, at) => {
  const parts = typeof value === 'string' ? /^(\d{1,4})-(\d{1,2})-(\d{1,2})$/.exec(value) : null;
  const [year = '', month = '', date = ''] = parts?.slice(1) ?? [];
  const full = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (Day.safeParse(full).success) return full;
  return refuse(at, `${subject(at.path)} must be a day as "YYYY-MM-DD".`, value);
};

const endDay = optional<string | null>((value, at) => (value === '' ? null : day(value, at)), null);

/** A period of Circe; null when neither end is given. */
export const span: Read<DaySpan | null> = (value, at) => {
  const read = object({ StartDate: endDay, EndDate: endDay })(value, at);
  if (read === undefined) return undefined;
  const { StartDate: from, EndDate: to } = read;
  if (from === null && to === null) return null;
  return { ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) };
};

/** Circe's operators of texts: what they are here, and what they put around the text in LIKE. */
const TEXT_OPERATORS = {
  eq: { kind: 'is', like: 'like', before: '', after: '' },
  '!eq': { kind: 'isNot', like: 'notLike', before: '', after: '' },
  startsWith: { kind: 'startsWith', like: 'like', before: '', after: '%' },
  '!startsWith': { kind: 'startsNotWith', like: 'notLike', before: '', after: '%' },
  endsWith: { kind: 'endsWith', like: 'like', before: '%', after: '' },
  '!endsWith': { kind: 'endsNotWith', like: 'notLike', before: '%', after: '' },
  contains: { kind: 'contains', like: 'like', before: '%', after: '%' },
  '!contains': { kind: 'containsNot', like: 'notLike', before: '%', after: '%' }
} as const;

/** Circe's name for each kind of match that it has an operator for. */
export const TEXT_MATCHES = Object.fromEntries(
  Object.entries(TEXT_OPERATORS).map(([op, { kind }]) => [kind, op])
) as Readonly<Record<Exclude<TextMatch['kind'], 'like' | 'notLike'>, string>>;

/** In Circe's LIKE, % and _ stand for other characters, and a backslash only for itself. */
export const WILDCARD = /[%_]/;
/** Circe takes away backslashes before a quote. */
export const SLASHED_QUOTE = /\\+'/g;
const LONGEST = 1_000;

const textMatch: Read<TextMatch> = (value, at) => {
  const read = object({ Text: needed(text), Op: needed(choice(TEXT_OPERATORS)) })(value, at);
  if (read === undefined) return undefined;
  const { kind, like, before, after } = read.Op as (typeof TEXT_OPERATORS)[keyof typeof TEXT_OPERATORS];
  const words = read.Text.replace(SLASHED_QUOTE, "'");
  const plain = words !== '' && !WILDCARD.test(words);
  const asked = plain ? words : before + words.replaceAll('\\', '\\\\') + after;
  if (asked === '' || asked.length > LONGEST) {
    return refuse(at, `${subject(at.path)} needs a text of 1 to ${LONGEST} characters.`, value);
  }
  return plain ? { kind, text: asked } : { kind: like, pattern: asked };
};

const selectionFields = (sets: ConceptSets) => ({
  CodesetId: optional<string | null>(codeset(sets), null),
  IsExclusion: optional(flag, false)
});

/** A concept set in an attribute; without one, Circe asks whether there is a concept at all. */
function chosen({ CodesetId, IsExclusion }: Content<ReturnType<typeof selectionFields>>): ConceptChoice {
  if (CodesetId === null) return { kind: IsExclusion ? 'notRecorded' : 'recorded' };
  return { kind: IsExclusion ? 'notInSet' : 'inSet', conceptSet: CodesetId };
}

/** How the value of an attribute is written in Circe, and read; null says nothing. */
export const SHAPES = {
  concepts: () => (value: unknown, at: At) => {
    const concepts = list(concept, 0, 1_000)(value, at);
    return concepts && (concepts.length === 0 ? null : { kind: 'oneOf' as const, concepts });
  },
  selection: (sets: ConceptSets) => (value: unknown, at: At) => {
    const read = object(selectionFields(sets))(value, at);
    return read && chosen(read);
  },
  codeset: (sets: ConceptSets) => (value: unknown, at: At) => {
    const conceptSet = codeset(sets)(value, at);
    return conceptSet === undefined ? undefined : { kind: 'inSet' as const, conceptSet };
  },
  whole: () => range<number, NumberRange>(whole),
  decimal: () => range<number, NumberRange>(decimal),
  date: () => range<string, DateRange>(day),
  text: () => textMatch,
  flag: () => (value: unknown, at: At) => {
    const read = flag(value, at);
    return read === false ? null : read;
  }
} satisfies Record<string, (sets: ConceptSets) => Read<unknown>>;
export type Shape = keyof typeof SHAPES;

/** What an attribute of ours asks. */
export type Asked = ConceptChoice | NumberRange | DateRange | TextMatch | true;
export type AttributeKind = Attribute['kind'];
