import { z } from 'zod';

const value = z.number();

/**
 * A condition on one number. Both ends of `between` are included; `notBetween` is its complement.
 * The unit is said by the attribute that holds the range.
 */
export const NumberRange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('equal'), value }),
    z.strictObject({ kind: z.literal('notEqual'), value }),
    z.strictObject({ kind: z.literal('less'), value }),
    z.strictObject({ kind: z.literal('atMost'), value }),
    z.strictObject({ kind: z.literal('greater'), value }),
    z.strictObject({ kind: z.literal('atLeast'), value }),
    z.strictObject({ kind: z.literal('between'), low: value, high: value }),
    z.strictObject({ kind: z.literal('notBetween'), low: value, high: value })
  ])
  .meta({ id: 'NumberRange', description: 'A condition on one number; both ends included.' });
export type NumberRange = z.infer<typeof NumberRange>;

/** A day of the calendar, `YYYY-MM-DD`, from year 1 to 9999. */
export const Day = z.iso
  .date({ error: 'a day as "YYYY-MM-DD"' })
  .refine(day => day >= '0001-01-01', { error: 'a day from "0001-01-01" on' })
  .meta({ id: 'Day', description: 'A day of the calendar, YYYY-MM-DD.' });

/** Days from one to another, both included; an end that is left out is open. */
export const DaySpan = z
  .strictObject({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => from !== undefined || to !== undefined, {
    error: 'a span with "from", "to" or both'
  })
  .meta({ id: 'DaySpan', description: 'Days from one to another, both included; an end left out is open.' });
export type DaySpan = z.infer<typeof DaySpan>;

/** A condition on one date. Both ends of `between` are included; `notBetween` is its complement. */
export const DateRange = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('equal'), value: Day }),
    z.strictObject({ kind: z.literal('notEqual'), value: Day }),
    z.strictObject({ kind: z.literal('less'), value: Day }),
    z.strictObject({ kind: z.literal('atMost'), value: Day }),
    z.strictObject({ kind: z.literal('greater'), value: Day }),
    z.strictObject({ kind: z.literal('atLeast'), value: Day }),
    z.strictObject({ kind: z.literal('between'), low: Day, high: Day }),
    z.strictObject({ kind: z.literal('notBetween'), low: Day, high: Day })
  ])
  .meta({ id: 'DateRange', description: 'A condition on one date; both ends included.' });
export type DateRange = z.infer<typeof DateRange>;

const text = z.string().min(1).max(1_000);

/**
 * A condition on one text, upper and lower case told apart. `like` takes a pattern of SQL: `%`
 * stands for any characters, `_` for one; `\%`, `\_` and `\\` stand for `%`, `_` and `\` themselves.
 */
export const TextMatch = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('is'), text }),
    z.strictObject({ kind: z.literal('isNot'), text }),
    z.strictObject({ kind: z.literal('startsWith'), text }),
    z.strictObject({ kind: z.literal('startsNotWith'), text }),
    z.strictObject({ kind: z.literal('endsWith'), text }),
    z.strictObject({ kind: z.literal('endsNotWith'), text }),
    z.strictObject({ kind: z.literal('contains'), text }),
    z.strictObject({ kind: z.literal('containsNot'), text }),
    z.strictObject({ kind: z.literal('like'), pattern: text }),
    z.strictObject({ kind: z.literal('notLike'), pattern: text })
  ])
  .meta({ id: 'TextMatch', description: 'A condition on one text; upper and lower case are told apart.' });
export type TextMatch = z.infer<typeof TextMatch>;
