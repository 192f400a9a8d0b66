import fc from 'fast-check';
import { eventsCohort } from '../../../test/definitions.js';
import {
  active,
  isGroup,
  type EventsCohort,
  type Group,
  type Member,
  type ResolvedCohort,
  type TimedCriterion,
  type TimeWindow,
  type WindowEnd
} from '../index.js';
import { exportCirce } from './export.js';
import { importCirce } from './import.js';
import { numbered } from './numbering.js';

function read(value: unknown): EventsCohort {
  const cohort = importCirce(JSON.parse(JSON.stringify(value)), 'no title');
  if (!('kind' in cohort)) throw new Error(JSON.stringify(cohort));
  return cohort;
}

/**
 * A definition as it comes back: nothing disabled, nothing that says what is meant anyway, members
 * in Circe's order, and only the names and notes that Circe has fields for. Written apart from the reader.
 */
function plain({ notes: _, ...cohort }: EventsCohort): EventsCohort {
  const { entry, steps, exit, censoring, ...rest } = active(cohort as EventsCohort);
  const { qualifying } = entry;
  return sorted(
    numbered({
      ...rest,
      name: rest.name,
      entry: {
        ...entry,
        events: entry.events.map(event),
        ...(qualifying && { qualifying: { ...qualifying, group: plainGroup(qualifying.group) } })
      },
      ...(steps && {
        steps: steps.map(step => ({
          ...(step.name && { name: step.name }),
          ...(step.notes && { notes: step.notes }),
          ...plainGroup(step)
        }))
      }),
      ...(exit && exit.kind !== 'endOfObservation' && { exit }),
      ...(censoring && { censoring: censoring.map(event) }),
      conceptSets: rest.conceptSets.map(set =>
        'items' in set ? { ...set, items: set.items.map(unnamed) } : set
      )
    })
  );
}

const unnamed = <T extends { name?: string | undefined }>({ name, ...rest }: T) =>
  name ? { ...rest, name } : rest;

function plainGroup({ name: _, notes: __, ...group }: Group): Group {
  const of = group.of.map(member);
  return { ...group, of: [0, 1, 2].flatMap(rank => of.filter(each => rankOf(each) === rank)) };
}

function rankOf(node: Member): number {
  if (isGroup(node)) return 2;
  return node.kind === 'demographics' ? 1 : 0;
}

function member(node: Member): Member {
  if (isGroup(node)) return plainGroup(node);
  if (node.kind !== 'demographics') return event(node);
  const { notes: _, ...demographics } = node;
  return demographics;
}

function event<E extends TimedCriterion>({ notes: _, ...node }: E): E {
  const { occurrences, windows, nested, outsideObservation, ...rest } = node as unknown as TimedCriterion;
  const { kind, count, distinct } = occurrences ?? { kind: 'atLeast', count: 1 };
  const usual = kind === 'atLeast' && count === 1 && distinct === undefined;
  const said = (windows ?? []).map(each => window(each, outsideObservation === true)).filter(isSaid);
  return {
    ...rest,
    ...(usual ? {} : { occurrences }),
    ...(said.length > 0 && { windows: said }),
    ...(outsideObservation && { outsideObservation }),
    ...(nested && { nested: plainGroup(nested) })
  } as unknown as E;
}

const isSaid = ({ from, to }: TimeWindow): boolean => from.kind !== 'open' || to.kind !== 'open';

function window({ from, to, ...rest }: TimeWindow, outside: boolean): TimeWindow {
  const idle = rest.event === 'start' && !outside;
  const end = (given: WindowEnd, kind: WindowEnd['kind']): WindowEnd =>
    idle && given.kind === kind ? { kind: 'open' } : given;
  return { ...rest, from: end(from, 'observationStart'), to: end(to, 'observationEnd') };
}

/** Attributes have no order. */
function sorted<T>(value: T): T {
  if (Array.isArray(value)) return value.map(sorted) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const content: unknown = sorted(each);
      if (key === 'concepts' && Array.isArray(content)) return [key, content.map(unnamed)];
      if (key !== 'where' || !Array.isArray(content)) return [key, content];
      return [key, content.map(item => JSON.stringify(item)).sort()];
    })
  ) as T;
}

test('what can be written comes back the same', () => {
  let [written, refused] = [0, 0];
  fc.assert(
    fc.property(eventsCohort, cohort => {
      const circe = exportCirce(cohort as ResolvedCohort);
      if (!('PrimaryCriteria' in circe)) {
        refused += 1;
        return;
      }
      written += 1;
      const back = read(circe);
      expect(plain(back)).toEqual(plain(cohort));
      expect(read(exportCirce(back as ResolvedCohort))).toEqual(back);
    }),
    { numRuns: 1_000 }
  );
  // Most random definitions ask something that ATLAS has no field for.
  expect(written).toBeGreaterThan(150);
  expect(refused).toBeGreaterThan(150);
});
