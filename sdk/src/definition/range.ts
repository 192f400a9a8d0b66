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
