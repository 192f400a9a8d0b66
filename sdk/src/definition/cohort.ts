import { z } from 'zod';
import { ConceptSet } from './concept-set.js';
import { EventCriterion } from './criterion.js';
import { Group } from './group.js';
import { Name, Notes, SCHEMAS } from './names.js';

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

/** The events that a person can enter by, with the observation they need around them (whole days). */
export const Entry = z
  .strictObject({
    events: z.array(EventCriterion).min(1).describe('Any of these is an entry.'),
    priorDays: days.describe('Days of observation needed before the event, the day itself not counted.'),
    laterDays: days.describe('Days of observation needed after the event.'),
    limit: Limit.describe('Which of the entry events count.')
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
    limit: Limit.describe("Which of the qualifying entry events count (Circe's ExpressionLimit)."),
    conceptSets
  })
  .meta({
    id: 'EventsCohort',
    description:
      "Spans of time, with Circe's meaning: entry events inside an observation period, each lasting to the end of " +
      'that period, overlapping spans of a person joined.'
  });
export type EventsCohort = z.infer<typeof EventsCohort>;

/** The content of a `*.cohort.json` file. */
export const Cohort = z
  .discriminatedUnion('kind', [PeopleCohort, EventsCohort])
  .meta({ id: 'Cohort', description: 'The content of a *.cohort.json file.' });
export type Cohort = z.infer<typeof Cohort>;
