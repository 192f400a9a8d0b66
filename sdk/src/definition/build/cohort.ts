import type { Cohort, Entry, EventsCohort, Limit, PeopleCohort } from '../cohort.js';
import type { Exit } from '../exit.js';
import { SCHEMAS } from '../names.js';
import type { Problem } from '../problem.js';
import { readDefinition } from '../read.js';
import type { EventDraft, GroupDraft, SetDraft } from './drafts.js';
import { numbering } from './numbering.js';

/** A definition that was built but is not valid; the message names every place. */
export class InvalidDefinition extends Error {
  constructor(readonly problems: readonly Problem[]) {
    const places = problems.map(({ path, message }) => `${path || 'The definition'}: ${message}`);
    super(`The definition is not valid.\n${places.join('\n')}`);
    this.name = 'InvalidDefinition';
  }
}

export interface EntryDraft extends Omit<Entry, 'events' | 'qualifying'> {
  readonly events: readonly EventDraft[];
  readonly qualifying?: { readonly group: GroupDraft; readonly limit: Limit };
}

/**
 * Events that a person can enter by: any of them. Nothing said restricts nothing: no days of
 * observation around the event, and all events count.
 */
export function entry(
  events: EventDraft | readonly EventDraft[],
  options: Partial<Omit<EntryDraft, 'events'>> = {}
): EntryDraft {
  return { events: [events].flat() as EventDraft[], priorDays: 0, laterDays: 0, limit: 'all', ...options };
}

/** What an entry event must meet, with it as day 0, and which of those that do count. */
export function qualifying(group: GroupDraft, limit: Limit = 'all') {
  return { group, limit };
}

type ExitDraft =
  | Exclude<Exit, { kind: 'drugEra' }>
  | (Omit<Extract<Exit, { kind: 'drugEra' }>, 'conceptSet'> & { readonly conceptSet: SetDraft });

/** People leave when the observation period around the entry event ends. */
export function observationExit(): ExitDraft {
  return { kind: 'endOfObservation' };
}

/** People leave so many days after the start or the end of the entry event. */
export function fixedExit(of: 'start' | 'end', days: number): ExitDraft {
  return { kind: 'fixedOffset', of, days };
}

/** People leave when the era of exposure around the entry event ends. */
export function drugExit(
  set: SetDraft,
  { gapDays, offset = 0, daysSupply }: { gapDays: number; offset?: number; daysSupply?: number }
): ExitDraft {
  return {
    kind: 'drugEra',
    conceptSet: set,
    gapDays,
    offset,
    ...(daysSupply !== undefined && { daysSupply })
  };
}

/** What a cohort of spans says beside its name and its entry events. */
export type SpanOptions = Partial<Pick<EventsCohort, 'notes' | 'limit' | 'eraGapDays' | 'dates'>> & {
  readonly entry: EntryDraft;
  readonly steps?: readonly GroupDraft[];
  readonly exit?: ExitDraft;
  readonly censoring?: readonly EventDraft[];
};

/** Spans of time, as a panel saves them. Throws `InvalidDefinition`. */
export function cohort(
  name: string,
  {
    entry: { events, qualifying: around, ...ways },
    steps,
    exit,
    censoring,
    limit = 'all',
    ...rest
  }: SpanOptions
): EventsCohort {
  const { node, inside, conceptSets } = numbering();
  return valid({
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name,
    ...rest,
    entry: {
      ...ways,
      events: events.map(node),
      ...(around && { qualifying: { ...around, group: node(around.group) } })
    },
    ...(steps && { steps: steps.map(node) }),
    limit,
    ...(exit && { exit: inside(exit) }),
    ...(censoring && { censoring: censoring.map(node) }),
    conceptSets: conceptSets()
  }) as EventsCohort;
}

export interface PeopleOptions {
  readonly notes?: string;
  readonly include?: readonly GroupDraft[];
  readonly exclude?: readonly GroupDraft[];
}

/** A set of people, as a panel saves it. Throws `InvalidDefinition`. */
export function people(
  name: string,
  { include = [], exclude = [], ...rest }: PeopleOptions = {}
): PeopleCohort {
  const { node, conceptSets } = numbering();
  const sides = { include: include.map(node), exclude: exclude.map(node) };
  const whole = { $schema: SCHEMAS.cohort, kind: 'people', name, ...rest, ...sides };
  return valid({ ...whole, conceptSets: conceptSets() }) as PeopleCohort;
}

/** Through the same door as a file, so that what is built is refused in the same words. */
function valid(definition: object): Cohort {
  const reading = readDefinition({ path: 'cohort', text: JSON.stringify(definition) });
  if (reading.kind === 'cohort') return reading.cohort;
  throw new InvalidDefinition(reading.kind === 'problems' ? reading.problems : []);
}
