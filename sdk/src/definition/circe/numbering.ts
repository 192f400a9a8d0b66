import type { EventsCohort } from '../cohort.js';
import type { TimedCriterion } from '../criterion.js';
import type { Group, Member } from '../group.js';

/** Gives criteria and groups their ids: c1, c2, … and g1, g2, … in the order of the file. */
export function numbered(cohort: EventsCohort): EventsCohort {
  let [criteria, groups] = [0, 0];
  const group = (node: Group): Group => {
    const id = `g${(groups += 1)}`;
    return { ...node, id, of: node.of.map(member) };
  };
  const event = (node: TimedCriterion): TimedCriterion => {
    const id = `c${(criteria += 1)}`;
    return { ...node, id, ...(node.nested === undefined ? {} : { nested: group(node.nested) }) };
  };
  const member = (node: Member): Member => {
    if ('of' in node) return group(node);
    return node.kind === 'demographics' ? { ...node, id: `c${(criteria += 1)}` } : event(node);
  };
  const { entry, steps, censoring } = cohort;
  const { events, qualifying } = entry;
  return {
    ...cohort,
    entry: {
      ...entry,
      events: events.map(event),
      ...(qualifying === undefined ? {} : { qualifying: { ...qualifying, group: group(qualifying.group) } })
    },
    ...(steps === undefined ? {} : { steps: steps.map(group) }),
    ...(censoring === undefined ? {} : { censoring: censoring.map(event) })
  };
}
