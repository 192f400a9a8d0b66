import { z } from 'zod';
import { NodeId } from './names.js';

/** A concept named by its id. */
export const Concept = z
  .strictObject({
    conceptId: z.int().min(0).max(2_147_483_647).describe('OMOP concept id.'),
    name: z
      .string()
      .max(2_000)
      .optional()
      .describe('What the concept was called when it was picked; for people, no part of the meaning.')
  })
  .meta({ id: 'Concept', description: 'A concept named by its id.' });
export type Concept = z.infer<typeof Concept>;

const concepts = z.array(Concept).min(1).max(1_000).describe('Exactly these; their order has no meaning.');
const conceptSet = NodeId.describe('Id of a concept set of this file.');

/**
 * A condition on one concept. Where no concept is on record only `notRecorded` holds: neither
 * `noneOf` nor `notInSet` does, as in Circe.
 */
export const ConceptChoice = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('oneOf'), concepts }),
    z.strictObject({ kind: z.literal('noneOf'), concepts }),
    z.strictObject({ kind: z.literal('inSet'), conceptSet }),
    z.strictObject({ kind: z.literal('notInSet'), conceptSet }),
    z.strictObject({ kind: z.literal('recorded') }),
    z.strictObject({ kind: z.literal('notRecorded') })
  ])
  .meta({
    id: 'ConceptChoice',
    description: 'A condition on one concept; where none is on record only `notRecorded` holds.'
  });
export type ConceptChoice = z.infer<typeof ConceptChoice>;
