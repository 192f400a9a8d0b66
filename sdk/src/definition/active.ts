import type { Cohort, EventsCohort, PeopleCohort } from './cohort.js';
import type { Criterion } from './criterion.js';
import type { Group, Member } from './group.js';
import { isGroup } from './nodes.js';

/**
 * The cohort as it counts: without its disabled nodes. A disabled group takes its members with it,
 * and a group of which no member is left goes too; a list that is left empty is left out. Entry
 * events may be left empty: `checkDefinition` refuses such a cohort by name.
 */
export function active<C extends Cohort>(cohort: C): C;
export function active(cohort: Cohort): Cohort {
  return cohort.kind === 'people' ? activePeople(cohort) : activeEvents(cohort);
}

function activePeople(cohort: PeopleCohort): PeopleCohort {
  return { ...cohort, include: groups(cohort.include), exclude: groups(cohort.exclude) };
}

function activeEvents({ entry, steps, censoring, ...cohort }: EventsCohort): EventsCohort {
  const { qualifying, ...ways } = entry;
  const [group] = qualifying ? groups([qualifying.group]) : [];
  return {
    ...cohort,
    entry: {
      ...ways,
      events: entry.events.flatMap(criteria),
      ...(qualifying && group && { qualifying: { ...qualifying, group } })
    },
    ...filled('steps', groups(steps ?? [])),
    ...filled('censoring', (censoring ?? []).flatMap(criteria))
  };
}

function groups(list: readonly Group[]): Group[] {
  return list.flatMap(({ disabled, ...group }) => {
    const of = disabled ? [] : group.of.flatMap(member);
    return of.length > 0 ? [{ ...group, of }] : [];
  });
}

function member(node: Member): Member[] {
  return isGroup(node) ? groups([node]) : criteria(node);
}

/** The criterion alone in a list, or nothing. Its kind, and so its type, stays what it was. */
function criteria<C extends Criterion>(node: C): C[] {
  return enabled(node) as C[];
}

function enabled({ disabled, ...kept }: Criterion): Criterion[] {
  if (disabled) return [];
  if (kept.where?.length === 0) delete kept.where;
  if (kept.kind !== 'demographics' && kept.nested !== undefined) {
    const [nested] = groups([kept.nested]);
    if (nested) kept.nested = nested;
    else delete kept.nested;
  }
  return [kept];
}

/** The list under its name, or nothing when it is empty. */
function filled<K extends string, T>(name: K, list: readonly T[]): { [key in K]?: T[] } {
  return (list.length > 0 ? { [name]: [...list] } : {}) as { [key in K]?: T[] };
}
