import fc from 'fast-check';
import type { Attribute, ConceptChoice } from '../src/definition/index.js';
import type { Concept, DateRange, NumberRange, TextMatch } from '../src/definition/index.js';

/**
 * Attributes of criteria for property tests. They are drafts: `NEW_CONCEPT` stands for a concept of
 * its own, and a concept set stands where its id will (`numbering.ts` gives both out).
 */
export const NEW_CONCEPT = -1;

export const name = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
export const notes = fc.string({ maxLength: 60, unit: 'grapheme' });

/** A record whose optional fields are mostly absent, so that definitions stay small. */
export function sparse<R extends object, O extends object>(
  required: { [K in keyof R]: fc.Arbitrary<R[K]> },
  optional: { [K in keyof O]: fc.Arbitrary<O[K]> }
): fc.Arbitrary<R & Partial<O>> {
  const rare = Object.entries<fc.Arbitrary<unknown>>(optional).map(([key, each]) => [
    key,
    fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: each })
  ]);
  return fc
    .record({ ...required, ...Object.fromEntries(rare) })
    .map(value =>
      Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined))
    ) as fc.Arbitrary<R & Partial<O>>;
}

const SIMPLE = ['equal', 'notEqual', 'less', 'atMost', 'greater', 'atLeast'] as const;

function range<T>(value: fc.Arbitrary<T>) {
  return fc.oneof(
    fc.record({ kind: fc.constantFrom(...SIMPLE), value }),
    fc.record({ kind: fc.constantFrom('between' as const, 'notBetween' as const), low: value, high: value })
  );
}

// Quarters are exact in every engine's decimal and binary numbers; `+ 0` takes the sign off -0.
const quarters = fc.integer({ min: -40, max: 4_000 }).map(n => n / 4 + 0);
export const numberRange: fc.Arbitrary<NumberRange> = range(quarters);
export const wholeRange: fc.Arbitrary<NumberRange> = range(fc.integer({ min: 0, max: 120 }));

export const day: fc.Arbitrary<string> = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2025-12-31'), noInvalidDate: true })
  .map(date => date.toISOString().slice(0, 10));
export const dateRange: fc.Arbitrary<DateRange> = range(day);

export const daySpan = fc.oneof(
  fc.record({ from: day }),
  fc.record({ to: day }),
  fc.record({ from: day, to: day })
);

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.constantFrom("'; drop table person; --", '%', '_', '\\', '$1', '"', '{{x}}')
);
const pattern = text.map(each => `%${each.replaceAll('\\', '\\\\')}_\\%`);
export const textMatch: fc.Arbitrary<TextMatch> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(
      'is' as const,
      'isNot' as const,
      'startsWith' as const,
      'startsNotWith' as const,
      'endsWith' as const,
      'endsNotWith' as const,
      'contains' as const,
      'containsNot' as const
    ),
    text
  }),
  fc.record({ kind: fc.constantFrom('like' as const, 'notLike' as const), pattern })
);

const item = sparse(
  { conceptId: fc.constant(NEW_CONCEPT) },
  {
    name: fc.string({ maxLength: 30, unit: 'grapheme' }),
    descendants: fc.constant(true as const),
    mapped: fc.constant(true as const),
    excluded: fc.constant(true as const)
  }
);

/** A concept set, standing where its id will; the type is that of the id. */
export const conceptSet = fc.record({
  name,
  items: fc.array(item, { minLength: 1, maxLength: 3 })
}) as unknown as fc.Arbitrary<string>;

const named = (conceptId: fc.Arbitrary<number>): fc.Arbitrary<Concept> =>
  sparse({ conceptId }, { name: fc.string({ maxLength: 20, unit: 'grapheme' }) });
const concepts = fc.array(named(fc.constant(NEW_CONCEPT)), { minLength: 1, maxLength: 3 });

const choice: fc.Arbitrary<ConceptChoice> = fc.oneof(
  fc.record({ kind: fc.constantFrom('oneOf' as const, 'noneOf' as const), concepts }),
  fc.record({ kind: fc.constantFrom('inSet' as const, 'notInSet' as const), conceptSet }),
  fc.record({ kind: fc.constantFrom('recorded' as const, 'notRecorded' as const) })
);

/** About the person there are few concepts, and they are the real ones. */
const choiceAmong = (...ids: number[]): fc.Arbitrary<ConceptChoice> =>
  fc.oneof(
    fc.record({
      kind: fc.constantFrom('oneOf' as const, 'noneOf' as const),
      concepts: fc.uniqueArray(named(fc.constantFrom(...ids)), {
        minLength: 1,
        maxLength: ids.length,
        selector: each => each.conceptId
      })
    }),
    choice
  );

type Kind = Attribute['kind'];
type Content<K extends Kind> = Omit<Extract<Attribute, { kind: K }>, 'kind'>;

const byNumber = fc.record({ is: numberRange });
const byWhole = fc.record({ is: wholeRange });
const byDate = fc.record({ is: dateRange });
const byText = fc.record({ is: textMatch });
const byConcept = fc.record({ is: choice });

/** What stands beside the kind of each attribute; a new attribute is a type error until it is here. */
const CONTENTS: { readonly [K in Kind]: fc.Arbitrary<Content<K>> } = {
  sex: fc.record({ is: choiceAmong(8507, 8532, 0) }),
  race: fc.record({ is: choiceAmong(8527, 8516, 8515) }),
  ethnicity: fc.record({ is: choiceAmong(38003563, 38003564) }),
  age: fc.record({ at: fc.constantFrom('start', 'end', 'cutOff'), is: wholeRange }),
  startDate: byDate,
  endDate: byDate,
  duration: byWhole,
  recordType: byConcept,
  status: byConcept,
  stopReason: byText,
  specialty: byConcept,
  visitType: byConcept,
  placeOfService: byConcept,
  refills: byWhole,
  quantity: byNumber,
  daysSupply: byWhole,
  route: byConcept,
  dose: byNumber,
  doseUnit: byConcept,
  lotNumber: byText,
  uniqueDeviceId: byText,
  modifier: byConcept,
  operator: byConcept,
  value: byNumber,
  valueConcept: byConcept,
  valueText: byText,
  unit: byConcept,
  qualifier: byConcept,
  rangeLow: byNumber,
  rangeHigh: byNumber,
  rangeLowRatio: byNumber,
  rangeHighRatio: byNumber,
  abnormal: fc.constant({}),
  valueInUnits: fc.record({
    anyOf: fc.array(fc.record({ unit: concepts, is: numberRange }), { minLength: 1, maxLength: 2 })
  }),
  anatomicSite: byConcept,
  diseaseStatus: byConcept,
  sourceId: byText,
  recordCount: byWhole,
  gapDays: byWhole,
  payer: byConcept,
  plan: byConcept,
  sponsor: byConcept,
  planStopReason: byConcept,
  payerSource: byConcept,
  planSource: byConcept,
  sponsorSource: byConcept,
  planStopReasonSource: byConcept
};

/** An attribute of one of the kinds. */
export function attribute(kinds: readonly Kind[]): fc.Arbitrary<Attribute> {
  return fc.oneof(
    ...kinds.map(kind => (CONTENTS[kind] as fc.Arbitrary<object>).map(content => ({ kind, ...content })))
  ) as fc.Arbitrary<Attribute>;
}
