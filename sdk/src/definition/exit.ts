import { z } from 'zod';
import { NodeId } from './names.js';

const days = z.int().min(-100_000).max(100_000);

export const EndOfObservation = z
  .strictObject({ kind: z.literal('endOfObservation') })
  .meta({ id: 'EndOfObservation', description: 'When the observation period around the entry event ends.' });

export const FixedOffset = z
  .strictObject({
    kind: z.literal('fixedOffset'),
    of: z.enum(['start', 'end']).describe('Days after the start or the end of the entry event.'),
    days
  })
  .meta({
    id: 'FixedOffset',
    description: 'So many days after the entry event, at the latest when its observation period ends.'
  });

export const DrugEraExit = z
  .strictObject({
    kind: z.literal('drugEra'),
    conceptSet: NodeId.describe('Id of the concept set of the drugs, standard or source.'),
    gapDays: z.int().min(0).max(100_000).describe('Days between exposures that do not end the era.'),
    offset: days.describe('Days added to the end of each exposure.'),
    daysSupply: z
      .int()
      .min(0)
      .max(100_000)
      .optional()
      .describe(
        'Days that every exposure lasts; left out: as recorded, else the days of supply, else one day.'
      )
  })
  .meta({
    id: 'DrugEraExit',
    description:
      'When the era of exposure around the start of the entry event ends, at the latest when its observation period ends.'
  });

/** When a person leaves the cohort. */
export const Exit = z
  .discriminatedUnion('kind', [EndOfObservation, FixedOffset, DrugEraExit])
  .meta({ id: 'Exit', description: 'When a person leaves the cohort.' });
export type Exit = z.infer<typeof Exit>;
