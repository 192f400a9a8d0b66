import { z } from 'zod';
import { FilePath, Name, NodeId, Notes, SCHEMAS } from './names.js';

/** One line of a concept set. */
export const ConceptItem = z
  .strictObject({
    conceptId: z.int().min(0).max(2_147_483_647).describe('OMOP concept id.'),
    name: z
      .string()
      .max(2_000)
      .optional()
      .describe('What the concept was called when it was picked; for people, no part of the meaning.'),
    descendants: z
      .boolean()
      .optional()
      .describe('With everything below the concept in concept_ancestor; left out: the concept alone.'),
    mapped: z
      .boolean()
      .optional()
      .describe(
        'With the source concepts that map to what the line selects (concept_relationship, Maps to).'
      ),
    excluded: z.boolean().optional().describe('Takes the line away from what the other lines select.')
  })
  .meta({ id: 'ConceptItem', description: 'One line of a concept set.' });
export type ConceptItem = z.infer<typeof ConceptItem>;

const items = z.array(ConceptItem).describe('Lines; their order has no meaning.');

/** A concept set written in the definition itself. */
export const InlineConceptSet = z
  .strictObject({
    id: NodeId,
    kind: z.literal('inline'),
    name: Name,
    items
  })
  .meta({ id: 'InlineConceptSet', description: 'A concept set written in the definition.' });
export type InlineConceptSet = z.infer<typeof InlineConceptSet>;

/** A concept set kept in a `*.concepts.json` file of its own. */
export const FileConceptSet = z
  .strictObject({
    id: NodeId,
    kind: z.literal('file'),
    path: FilePath
  })
  .meta({ id: 'FileConceptSet', description: 'A concept set kept in a file of its own.' });
export type FileConceptSet = z.infer<typeof FileConceptSet>;

/** A concept set that criteria of this definition name by its id. */
export const ConceptSet = z
  .discriminatedUnion('kind', [InlineConceptSet, FileConceptSet])
  .meta({ id: 'ConceptSet', description: 'A concept set that criteria name by its id.' });
export type ConceptSet = z.infer<typeof ConceptSet>;

/** The content of a `*.concepts.json` file. */
export const ConceptsFile = z
  .strictObject({
    $schema: z.literal(SCHEMAS.concepts),
    name: Name,
    notes: Notes.optional(),
    items
  })
  .meta({ id: 'ConceptsFile', description: 'The content of a *.concepts.json file.' });
export type ConceptsFile = z.infer<typeof ConceptsFile>;
