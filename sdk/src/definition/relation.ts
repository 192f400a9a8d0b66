import { z } from 'zod';

/**
 * How an event of a group relates to day 0: the event that the group is asked about. All ends of
 * a window are included.
 */
const days = z.int().min(-100_000).max(100_000);

/** One end of a window. */
export const WindowEnd = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('day'), day: days.describe('Days after day 0; negative: before it.') }),
    z.strictObject({ kind: z.literal('observationStart') }),
    z.strictObject({ kind: z.literal('observationEnd') }),
    z.strictObject({ kind: z.literal('open') })
  ])
  .meta({
    id: 'WindowEnd',
    description:
      'One end of a window: a day, the start or end of the observation period around day 0, or open.'
  });
export type WindowEnd = z.infer<typeof WindowEnd>;

/** A span of days around day 0 in which a date of the event must lie, both ends included. */
export const TimeWindow = z
  .strictObject({
    event: z.enum(['start', 'end']).describe('Which date of the event must lie in the window.'),
    index: z
      .enum(['start', 'end'])
      .describe('Day 0 is the start or the end of the event that the group is about.'),
    from: WindowEnd.describe('First day of the window.'),
    to: WindowEnd.describe('Last day of the window.')
  })
  .meta({
    id: 'TimeWindow',
    description: 'A span of days around day 0 in which a date of the event must lie, both ends included.'
  });
export type TimeWindow = z.infer<typeof TimeWindow>;

/** What is counted once however often it occurs. */
export const DISTINCT = [
  'concept',
  'startDate',
  'endDate',
  'visit',
  'duration',
  'value',
  'unit',
  'quantity',
  'daysSupply',
  'refills',
  'rangeLow',
  'rangeHigh',
  'recordCount',
  'gapDays'
] as const;

/** How many matching events there must be, across all selected concepts. */
export const Occurrences = z
  .strictObject({
    kind: z.enum(['atLeast', 'atMost', 'exactly']),
    count: z.int().min(0).max(1_000_000),
    distinct: z
      .enum(DISTINCT)
      .optional()
      .describe('Count different values of this instead of records; nulls count for nothing.')
  })
  .meta({ id: 'Occurrences', description: 'How many matching events there must be.' });
export type Occurrences = z.infer<typeof Occurrences>;

/** One date of an event moved. */
export const MovedDate = z
  .strictObject({ of: z.enum(['start', 'end']), days })
  .meta({ id: 'MovedDate', description: 'A date of the event, moved by whole days.' });

/** Other dates for an event, made of its own. */
export const DateAdjustment = z
  .strictObject({
    start: MovedDate.describe('Where the event starts instead.'),
    end: MovedDate.describe('Where the event ends instead.')
  })
  .meta({
    id: 'DateAdjustment',
    description:
      'Other dates for an event, made of its own; events that then end before they start are left out.'
  });
export type DateAdjustment = z.infer<typeof DateAdjustment>;
