import { z } from 'zod';
import { ConceptSet } from './concept-set.js';
import { FilePath, Name, NodeId, Notes, SCHEMAS } from './names.js';

/** The people of a `*.cohort.json` file. */
export const FileCohort = z
  .strictObject({ kind: z.literal('file'), path: FilePath })
  .meta({ id: 'FileCohort', description: 'The people of a *.cohort.json file.' });

/** Everyone in the release. */
export const Everyone = z
  .strictObject({ kind: z.literal('everyone') })
  .meta({ id: 'Everyone', description: 'Everyone in the release.' });

/** Whom a dataset is about. */
export const CohortReference = z
  .discriminatedUnion('kind', [FileCohort, Everyone])
  .meta({ id: 'CohortReference', description: 'Whom a dataset is about.' });
export type CohortReference = z.infer<typeof CohortReference>;

/** A name of a table or a column: lower-case words joined by underscores. */
export const TableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, a letter first')
  .meta({ id: 'TableName', description: 'Lower-case words joined by underscores.' });

/** Every record of one OMOP table that belongs to a person of the cohort. */
export const DatasetTable = z
  .strictObject({
    name: TableName.describe('What the table is called in the notebook.'),
    table: TableName.describe('OMOP table, such as measurement.'),
    columns: z.array(TableName).min(1).max(200).describe('OMOP columns, in the order wanted.'),
    conceptSet: NodeId.optional().describe(
      "Id of a concept set that the records' standard concept must be in; left out: every record."
    )
  })
  .meta({ id: 'DatasetTable', description: "Every record of one OMOP table, for a cohort's people." });
export type DatasetTable = z.infer<typeof DatasetTable>;

/** The content of a `*.dataset.json` file: named tables over a cohort. */
export const Dataset = z
  .strictObject({
    $schema: z.literal(SCHEMAS.dataset),
    name: Name,
    notes: Notes.optional(),
    cohort: CohortReference.describe('Whom the tables are about.'),
    tables: z.array(DatasetTable).min(1).max(50),
    conceptSets: z.array(ConceptSet).describe('Concept sets that tables name by id.')
  })
  .meta({ id: 'Dataset', description: 'The content of a *.dataset.json file.' });
export type Dataset = z.infer<typeof Dataset>;
