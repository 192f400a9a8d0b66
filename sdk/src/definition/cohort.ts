import { z } from 'zod';
import { ConceptSet } from './concept-set.js';
import { TimedCriterion } from './criterion.js';
import { Exit } from './exit.js';
import { Group } from './group.js';
import { Name, Notes, SCHEMAS } from './names.js';
import { DaySpan } from './range.js';

const mark = z.literal(SCHEMAS.cohort);
const title = { name: Name, notes: Notes.optional() };
const conceptSets = z.array(ConceptSet).describe('Concept sets that criteria name by id.');

/** A set of people. */
export const PeopleCohort = z
  .strictObject({
    $schema: mark,
    kind: z.literal('people'),
    ...title,
    include: z
      .array(Group)
      .describe(
        'Groups that must all hold. The first says when the time of a person begins. None: everyone.'
      ),
    exclude: z.array(Group).describe('Groups of which none may hold.'),
    conceptSets
  })
  .meta({
    id: 'PeopleCohort',
    description:
      'A set of people: everyone whom all include groups hold for and no exclude group. A record counts whether or ' +
      'not it lies in an observation period. A row starts at the earliest matching record of the first include ' +
      "group, else at the start of the first observation period, and ends at the release's cut-off."
  });
export type PeopleCohort = z.infer<typeof PeopleCohort>;

/** Which of a person's events are kept. */
export const Limit = z
  .enum(['all', 'first', 'last'])
  .meta({ id: 'Limit', description: "Which of a person's events are kept, by date, then record id." });
export type Limit = z.infer<typeof Limit>;

const days = z.int().min(0).max(100_000);

/** What an entry event must meet to qualify (Circe's additional criteria). */
export const Qualifying = z
  .strictObject({
    group: Group.describe('Must hold with the entry event as day 0.'),
    limit: Limit.describe('Which of the events that qualify count.')
  })
  .meta({ id: 'Qualifying', description: 'What an entry event must meet to qualify.' });

/** The events that a person can enter by, with the observation they need around them (whole days). */
export const Entry = z
  .strictObject({
    events: z.array(TimedCriterion).min(1).describe('Any of these is an entry.'),
    priorDays: days.describe('Days of observation needed before the event, the day itself not counted.'),
    laterDays: days.describe('Days of observation needed after the event.'),
    limit: Limit.describe('Which of the entry events count.'),
    qualifying: Qualifying.optional()
  })
  .meta({ id: 'Entry', description: 'Entry events and the observation needed around them.' });
export type Entry = z.infer<typeof Entry>;

/** Spans of time, with Circe's meaning. */
export const EventsCohort = z
  .strictObject({
    $schema: mark,
    kind: z.literal('events'),
    ...title,
    entry: Entry,
    steps: z
      .array(Group)
      .min(1)
      .optional()
      .describe(
        'Inclusion steps in the order of attrition: groups that must all hold with the entry event as day 0.'
      ),
    limit: Limit.describe("Which of the entry events that pass all steps count (Circe's ExpressionLimit)."),
    exit: Exit.optional().describe('When a person leaves; left out: at the end of observation.'),
    censoring: z
      .array(TimedCriterion)
      .min(1)
      .optional()
      .describe('Events that end the time in the cohort on the day they start.'),
    eraGapDays: z
      .int()
      .min(1)
      .max(100_000)
      .optional()
      .describe(
        'Spans of a person that lie at most so many days apart are joined; left out: those that overlap.'
      ),
    dates: DaySpan.optional().describe('Days to which spans are cut, both included.'),
    conceptSets
  })
  .meta({
    id: 'EventsCohort',
    description:
      "Spans of time, with Circe's meaning: entry events inside an observation period that pass every step, each " +
      'lasting to its exit, overlapping spans of a person joined.'
  });
export type EventsCohort = z.infer<typeof EventsCohort>;

/** The content of a `*.cohort.json` file. */
export const Cohort = z
  .discriminatedUnion('kind', [PeopleCohort, EventsCohort])
  .meta({ id: 'Cohort', description: 'The content of a *.cohort.json file.' });
export type Cohort = z.infer<typeof Cohort>;
