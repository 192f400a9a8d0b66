import { z } from 'zod';
import { NodeId } from './names.js';
import { WindowEnd } from './relation.js';

/** A name of a table or a column: lower-case words joined by underscores. */
export const TableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,62}$/, 'lower-case letters, digits and underscores, a letter first')
  .meta({ id: 'TableName', description: 'Lower-case words joined by underscores.' });

/** A name of a feature, short enough for what its columns are called. */
export const FeatureName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'up to 40 lower-case letters, digits and underscores, a letter first')
  .meta({ id: 'FeatureName', description: 'What the names of the columns of a feature begin with.' });

/**
 * What can be taken of the records of one person in one span of days. `suffix`: how the column is called after
 * the feature. `of`: what it needs of a record: a `value`, a `number`, a concept with a `name`, or only that it is there.
 */
export const TAKES = Object.freeze({
  first: { suffix: 'first', of: 'value' },
  last: { suffix: 'last', of: 'value' },
  minimum: { suffix: 'minimum', of: 'number' },
  maximum: { suffix: 'maximum', of: 'number' },
  mean: { suffix: 'mean', of: 'number' },
  list: { suffix: 'list', of: 'name' },
  count: { suffix: 'count', of: 'record' },
  any: { suffix: 'any', of: 'record' },
  daysToFirst: { suffix: 'days_to_first', of: 'record' },
  daysToLast: { suffix: 'days_to_last', of: 'record' }
} as const);
export type Take = keyof typeof TAKES;

const conceptId = z.int().min(0).max(2_147_483_647);

/** A unit as a concept; its name is for people. */
const unit = {
  unit: conceptId.describe('OMOP concept id of the unit.'),
  name: z.string().max(300).optional()
};

/** The unit that values are wanted in. */
export const WantedUnit = z
  .strictObject(unit)
  .meta({ id: 'WantedUnit', description: 'The unit that values are wanted in.' });

/** A unit whose values are turned into another: `value × factor + add`. */
export const ConvertedUnit = z
  .strictObject({
    ...unit,
    factor: z.number().refine(factor => factor !== 0, { error: 'a number other than 0' }),
    add: z.number().optional().describe('Added after multiplying; left out: nothing.')
  })
  .meta({ id: 'ConvertedUnit', description: 'A unit, and how its values become those of another.' });
export type ConvertedUnit = z.infer<typeof ConvertedUnit>;

/** A conversion that was asked for, with the numbers it is made with: they are part of the meaning. */
export const Conversion = z
  .strictObject({
    to: WantedUnit.describe('The unit wanted; values in it stay as they are.'),
    from: z.array(ConvertedUnit).max(50).describe('Units that are converted. Values in others are not.')
  })
  .meta({ id: 'Conversion', description: 'Values in one unit, with how each other unit is converted.' });
export type Conversion = z.infer<typeof Conversion>;

/** Days around day 0, both ends included. */
export const Span = z
  .strictObject({ from: WindowEnd.describe('First day.'), to: WindowEnd.describe('Last day.') })
  .meta({ id: 'Span', description: 'Days around day 0, both ends included.' });
export type Span = z.infer<typeof Span>;

const feature = {
  name: FeatureName,
  table: TableName.describe('OMOP table whose records are looked at, such as measurement.'),
  conceptSet: NodeId.optional().describe(
    "Id of a concept set that the records' standard concept must be in; left out: every record."
  ),
  column: TableName.optional().describe('OMOP column with the values; not needed to count records.'),
  names: z
    .boolean()
    .optional()
    .describe('The column holds concepts: read their names, such as the answers of a survey.'),
  convert: Conversion.optional().describe('The unit that values are turned into; left out: as recorded.')
};

const take = z
  .array(z.enum(Object.keys(TAKES) as [Take, ...Take[]]))
  .min(1)
  .max(Object.keys(TAKES).length)
  .describe('A column for each, in this order.');

/** Columns about the records of a person around day 0. */
export const Feature = z
  .strictObject({
    ...feature,
    window: Span.optional().describe(
      "Days that this feature looks at, in place of the table's; it then has observed_days and followup_ended_by of its own."
    ),
    take
  })
  .meta({ id: 'Feature', description: 'Columns about the records of a person around day 0.' });
export type Feature = z.infer<typeof Feature>;

/** Columns about the records of a person in each period. */
export const PeriodFeature = z
  .strictObject({ ...feature, take })
  .meta({ id: 'PeriodFeature', description: 'Columns about the records of a person in each period.' });
export type PeriodFeature = z.infer<typeof PeriodFeature>;
