import type { Concept, ConceptChoice } from '../concept-choice.js';
import type { DateRange, NumberRange, TextMatch } from '../range.js';
import { refuse, type At } from './shape.js';
import {
  fourDecimals,
  OPERATORS,
  SLASHED_QUOTE,
  TEXT_MATCHES,
  WILDCARD,
  type Asked,
  type Shape
} from './values.js';

/** A piece of Circe JSON. */
export type Circe = Readonly<Record<string, unknown>>;

/** The numbers of concept sets in Circe, by their ids here. */
export type SetNumbers = ReadonlyMap<string, number>;

/** A concept as Circe writes one of which the id and the name are known. */
export function writeConcept({ conceptId, name = '' }: Concept): Circe {
  return {
    CONCEPT_ID: conceptId,
    CONCEPT_NAME: name,
    STANDARD_CONCEPT: null,
    STANDARD_CONCEPT_CAPTION: 'Unknown',
    INVALID_REASON: null,
    INVALID_REASON_CAPTION: 'Unknown',
    CONCEPT_CODE: '',
    DOMAIN_ID: '',
    VOCABULARY_ID: '',
    CONCEPT_CLASS_ID: ''
  };
}

const OPERATOR_OF = Object.fromEntries(Object.entries(OPERATORS).map(([op, kind]) => [kind, op])) as Readonly<
  Record<NumberRange['kind'], string>
>;

function range(asked: NumberRange | DateRange): Circe {
  const Op = OPERATOR_OF[asked.kind];
  return 'value' in asked ? { Value: asked.value, Op } : { Value: asked.low, Op, Extent: asked.high };
}

/** A range of numbers that Circe compares with as they are. */
const numbers =
  (kept: (value: number) => boolean, rule: string) =>
  (asked: NumberRange, at: At): Circe | undefined => {
    const ends = 'value' in asked ? [asked.value] : [asked.low, asked.high];
    return ends.every(kept) ? range(asked) : refuse(at, `ATLAS compares this with ${rule}.`, asked);
  };

const wholeNumbers = numbers(
  value => Number.isInteger(value) && Math.abs(value) < 2 ** 31,
  'whole numbers of 32 bits: round it to one'
);
const decimals = numbers(
  value => value === fourDecimals(value),
  'numbers of four decimals: round it to four'
);

function textMatch(asked: TextMatch, at: At): Circe | undefined {
  if (asked.kind === 'like' || asked.kind === 'notLike') return patternMatch(asked, at);
  const { kind, text } = asked;
  if (WILDCARD.test(text)) {
    return refuse(at, 'In ATLAS, % and _ stand for any characters; say so with "like".', text);
  }
  return written(text, TEXT_MATCHES[kind], at);
}

function patternMatch({ kind, pattern }: Extract<TextMatch, { pattern: string }>, at: At): Circe | undefined {
  // What is left is a wildcard that was escaped, or a backslash that escapes nothing.
  if (/\\/.test(pattern.replaceAll('\\\\', ''))) {
    return refuse(
      at,
      'ATLAS has no pattern for the characters % and _ themselves; use _ for any character.',
      pattern
    );
  }
  if (!WILDCARD.test(pattern)) {
    return refuse(at, 'A pattern without % and _ is a text: say so with "is" or "isNot".', pattern);
  }
  return written(pattern.replaceAll('\\\\', '\\'), kind === 'like' ? 'eq' : '!eq', at);
}

function written(Text: string, Op: string, at: At): Circe | undefined {
  if (Text.search(SLASHED_QUOTE) === -1) return { Text, Op };
  return refuse(at, 'ATLAS drops a backslash before a quote; take it out.', Text);
}

function selection(asked: ConceptChoice, _at: At, sets: SetNumbers): Circe {
  const CodesetId = 'conceptSet' in asked ? sets.get(asked.conceptSet) : null;
  return { CodesetId, IsExclusion: asked.kind === 'notInSet' || asked.kind === 'notRecorded' };
}

/** A form of value: the kinds of question that it can say, and how. Undefined: a flaw was noted. */
interface Writer {
  readonly kinds: readonly string[];
  readonly write: (asked: Asked, at: At, sets: SetNumbers) => unknown;
}

const writer = <A extends Asked>(
  kinds: Writer['kinds'],
  write: (asked: A, at: At, sets: SetNumbers) => unknown
): Writer => ({ kinds, write: write as Writer['write'] });

const RANGES = Object.values(OPERATORS);

export const WRITERS: Readonly<Record<Shape, Writer>> = {
  concepts: writer<Extract<ConceptChoice, { concepts: unknown }>>(['oneOf'], ({ concepts }) =>
    concepts.map(writeConcept)
  ),
  selection: writer(['inSet', 'notInSet', 'recorded', 'notRecorded'], selection),
  codeset: writer<Extract<ConceptChoice, { conceptSet: string }>>(['inSet'], ({ conceptSet }, _at, sets) =>
    sets.get(conceptSet)
  ),
  whole: writer(RANGES, wholeNumbers),
  decimal: writer(RANGES, decimals),
  date: writer(RANGES, range),
  text: writer([...Object.keys(TEXT_MATCHES), 'like', 'notLike'], textMatch),
  flag: writer([], () => true)
};
