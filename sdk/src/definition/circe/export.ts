import { checkDefinition } from '../checks.js';
import type { EventsCohort, Limit } from '../cohort.js';
import type { InlineConceptSet } from '../concept-set.js';
import type { ResolvedCohort } from '../definition.js';
import type { Exit } from '../exit.js';
import type { Group } from '../group.js';
import type { Flaw } from '../problem.js';
import { inside, refuse, type At } from './shape.js';
import { writeEvent, writeSpan } from './write-events.js';
import { counts, writeGroup } from './write-groups.js';
import { writeConcept, type Circe, type SetNumbers } from './write-values.js';

/** A cohort expression as ATLAS takes it. */
export interface CirceExpression {
  readonly PrimaryCriteria: Circe;
  readonly ConceptSets: readonly Circe[];
  readonly [field: string]: unknown;
}

/**
 * Writes a cohort of kind `events` as a cohort expression of ATLAS (Circe JSON) with the same
 * meaning by Circe's SQL. What ATLAS cannot say is refused by name. Disabled nodes are left out, and
 * so are the names and notes that ATLAS has no field for: those of criteria, of groups that are not
 * steps, and the notes of the cohort.
 */
export function exportCirce(cohort: ResolvedCohort): CirceExpression | readonly Flaw[] {
  if (cohort.kind === 'people') {
    const message = 'ATLAS has no sets of people. Turn the cohort into one of events first.';
    return [{ path: '/kind', message }];
  }
  // What is wrong anyway is not worth a second sentence; and all sets that are named are there.
  const wrong = checkDefinition({ kind: 'cohort', cohort });
  if (wrong.length > 0) return wrong;
  const at: At = { path: [], flaws: [] };
  const expression = writeExpression(cohort, at);
  return at.flaws.length > 0 ? at.flaws : expression;
}

const LIMITS = {
  all: { Type: 'All' },
  first: { Type: 'First' },
  last: { Type: 'Last' }
} as const satisfies Record<Limit, Circe>;

function writeExpression(cohort: Extract<ResolvedCohort, { kind: 'events' }>, at: At): CirceExpression {
  const { entry, steps = [], exit, censoring, eraGapDays = 0, dates } = cohort;
  const sets: SetNumbers = new Map(cohort.conceptSets.map(({ id }, index) => [id, index]));
  const { qualifying } = entry;
  const qualified = qualifying !== undefined && counts(qualifying.group) ? qualifying : undefined;
  const strategy = exit && writeExit(exit, sets);
  return {
    cdmVersionRange: '>=5.0.0',
    Title: cohort.name,
    PrimaryCriteria: {
      CriteriaList: writeEvents(entry.events, inside(at, 'entry', 'events'), sets, 1),
      ObservationWindow: { PriorDays: entry.priorDays, PostDays: entry.laterDays },
      PrimaryCriteriaLimit: LIMITS[entry.limit]
    },
    ...(qualified === undefined
      ? {}
      : {
          AdditionalCriteria: writeGroup(qualified.group, inside(at, 'entry', 'qualifying', 'group'), sets)
        }),
    ConceptSets: cohort.conceptSets.map(writeConceptSet),
    QualifiedLimit: LIMITS[qualified?.limit ?? 'first'],
    ExpressionLimit: LIMITS[cohort.limit],
    InclusionRules: steps.flatMap((step, index) =>
      counts(step) ? [writeRule(step, inside(at, 'steps', index), sets)] : []
    ),
    ...(strategy === undefined ? {} : { EndStrategy: strategy }),
    CensoringCriteria: writeEvents(censoring ?? [], inside(at, 'censoring'), sets, 0),
    CollapseSettings: { CollapseType: 'ERA', EraPad: eraGapDays },
    CensorWindow: dates === undefined ? {} : writeSpan(dates)
  };
}

function writeEvents(
  events: EventsCohort['entry']['events'],
  at: At,
  sets: SetNumbers,
  least: number
): readonly Circe[] {
  const said = events.flatMap((event, index) =>
    counts(event) ? [writeEvent(event, inside(at, index), sets)] : []
  );
  if (said.length < least) refuse(at, 'Every entry event is disabled. Enable one.');
  return said;
}

function writeRule(step: Group, at: At, sets: SetNumbers): Circe {
  const { name = '', notes = '' } = step;
  return { name, ...(notes === '' ? {} : { description: notes }), expression: writeGroup(step, at, sets) };
}

/** Without a strategy, Circe ends at the end of observation. */
function writeExit(exit: Exit, sets: SetNumbers): Circe | undefined {
  switch (exit.kind) {
    case 'endOfObservation':
      return undefined;
    case 'fixedOffset':
      return {
        DateOffset: { DateField: exit.of === 'start' ? 'StartDate' : 'EndDate', Offset: exit.days }
      };
    case 'drugEra':
      return {
        CustomEra: {
          DrugCodesetId: sets.get(exit.conceptSet),
          GapDays: exit.gapDays,
          Offset: exit.offset,
          ...(exit.daysSupply === undefined ? {} : { DaysSupplyOverride: exit.daysSupply })
        }
      };
  }
}

function writeConceptSet({ name, items }: InlineConceptSet, index: number): Circe {
  return {
    id: index,
    name,
    expression: {
      items: items.map(({ descendants = false, mapped = false, excluded = false, ...concept }) => ({
        concept: writeConcept(concept),
        isExcluded: excluded,
        includeDescendants: descendants,
        includeMapped: mapped
      }))
    }
  };
}
