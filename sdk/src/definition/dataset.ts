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

/** A name that a table gets in the notebook: lower-case words joined by underscores. */
export const TableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, a letter first')
  .meta({ id: 'TableName', description: 'The name of a table in the notebook.' });

/** Every record of one OMOP table that belongs to a person of the cohort. */
export const DatasetTable = z
  .strictObject({
    name: TableName,
    /** OMOP table, such as `measurement`. */
    table: TableName,
    /** OMOP columns, in the order wanted. */
    columns: z.array(TableName).min(1).max(200),
    /** Id of a concept set that the records' standard concept must be in; left out: every record. */
    conceptSet: NodeId.optional()
  })
  .meta({ id: 'DatasetTable', description: "Every record of one OMOP table, for a cohort's people." });
export type DatasetTable = z.infer<typeof DatasetTable>;

/** The content of a `*.dataset.json` file: named tables over a cohort. */
export const Dataset = z
  .strictObject({
    $schema: z.literal(SCHEMAS.dataset),
    name: Name,
    notes: Notes.optional(),
    cohort: CohortReference,
    tables: z.array(DatasetTable).min(1).max(50),
    conceptSets: z.array(ConceptSet)
  })
  .meta({ id: 'Dataset', description: 'The content of a *.dataset.json file.' });
export type Dataset = z.infer<typeof Dataset>;
