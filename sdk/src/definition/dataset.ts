import { z } from 'zod';
import { ConceptSet } from './concept-set.js';
import { Feature, PeriodFeature, Span, TableName } from './feature.js';
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

/** Every record of one OMOP table that belongs to a person of the cohort. */
export const RecordsTable = z
  .strictObject({
    kind: z.literal('records').optional().describe('May be left out.'),
    name: TableName.describe('What the table is called in the notebook.'),
    table: TableName.describe('OMOP table, such as measurement.'),
    columns: z.array(TableName).min(1).max(200).describe('OMOP columns, in the order wanted.'),
    conceptSet: NodeId.optional().describe(
      "Id of a concept set that the records' standard concept must be in; left out: every record."
    )
  })
  .meta({ id: 'RecordsTable', description: "Every record of one OMOP table, for a cohort's people." });
export type RecordsTable = z.infer<typeof RecordsTable>;

/** One row per person. Day 0 is the day on which a person first enters the cohort. */
export const PeopleTable = z
  .strictObject({
    kind: z.literal('people'),
    name: TableName.describe('What the table is called in the notebook.'),
    window: Span.describe('Days that features look at, unless they say others.'),
    features: z.array(Feature).min(1).max(400)
  })
  .meta({
    id: 'PeopleTable',
    description: 'One row per person. Day 0 is the day on which a person first enters the cohort.'
  });
export type PeopleTable = z.infer<typeof PeopleTable>;

const periodNumber = z.int().min(-1_200).max(1_200);

/** Months, quarters or years, numbered: 0 is the one that begins on day 0, or that day 0 lies in. */
export const Periods = z
  .strictObject({
    unit: z.enum(['month', 'quarter', 'year']),
    start: z
      .enum(['dayZero', 'calendar'])
      .describe(
        'Period 0 begins on day 0, or is the month, quarter or year of the calendar with day 0 in it.'
      ),
    from: periodNumber.describe('Number of the first period; negative: before period 0.'),
    to: periodNumber.describe('Number of the last period.')
  })
  .meta({
    id: 'Periods',
    description: 'Months, quarters or years, numbered; both ends included.'
  });
export type Periods = z.infer<typeof Periods>;

/** One row per person and period. Day 0 is the day on which a person first enters the cohort. */
export const PeriodsTable = z
  .strictObject({
    kind: z.literal('periods'),
    name: TableName.describe('What the table is called in the notebook.'),
    periods: Periods,
    features: z.array(PeriodFeature).min(1).max(400)
  })
  .meta({
    id: 'PeriodsTable',
    description: 'One row per person and period. Day 0 is the day on which a person first enters the cohort.'
  });
export type PeriodsTable = z.infer<typeof PeriodsTable>;

/** A table of a dataset, in one of three shapes. */
export const DatasetTable = z.discriminatedUnion('kind', [RecordsTable, PeopleTable, PeriodsTable]).meta({
  id: 'DatasetTable',
  description: 'A table in one of three shapes; without a kind it has every record.'
});
export type DatasetTable = z.infer<typeof DatasetTable>;

export const isRecords = (table: DatasetTable): table is RecordsTable =>
  table.kind === undefined || table.kind === 'records';

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
