import { z } from 'zod';

/** Fewer than `below` people, zero included: the number itself is not told. */
export const Hidden = z
  .strictObject({ kind: z.literal('hidden'), below: z.int() })
  .meta({ id: 'Hidden', description: 'Too few people to tell, zero included.' });

/** A number rounded to a multiple of `base`. */
export const Rounded = z
  .strictObject({ kind: z.literal('rounded'), value: z.int(), base: z.int() })
  .meta({ id: 'Rounded', description: 'A number rounded to a multiple of base.' });

/** A count as it may be shown: the only form in which a count reaches a browser or a display. */
export const Shown = z
  .discriminatedUnion('kind', [Hidden, Rounded])
  .meta({ id: 'Shown', description: 'A count as it may be shown.' });
export type Shown = z.infer<typeof Shown>;
