import { isGroup, type Attribute, type Group } from '../definition/index.js';
import { excludes } from './attributes.js';
import type { Look } from './look.js';
import { error, type Remark } from './remark.js';

interface Fact {
  readonly attribute: Attribute;
  readonly path: string;
}

/** Steps that ask for what the entry events, or earlier steps, leave nobody for. */
export function checkFacts({ cohort }: Look): Remark[] {
  const groups =
    cohort.kind === 'people'
      ? placed(cohort.include, '/include')
      : [
          ...(cohort.entry.qualifying
            ? [{ group: cohort.entry.qualifying.group, path: '/entry/qualifying/group' }]
            : []),
          ...placed(cohort.steps ?? [], '/steps')
        ];
  const ways = cohort.kind === 'people' ? [] : entryFacts(cohort.entry.events);
  const known: Fact[] = [];
  return groups.flatMap(({ group, path }) => {
    const facts = factsIn(group, path);
    const remarks = facts.flatMap(fact => {
      const clash = (other: Attribute): boolean => excludes(other, fact.attribute);
      if (ways.length > 0 && ways.every(way => way.some(clash)))
        return [unreachable(fact, 'the entry events')];
      const before = known.find(({ attribute }) => clash(attribute));
      return before === undefined ? [] : [unreachable(fact, before.path)];
    });
    known.push(...facts);
    return remarks;
  });
}

const unreachable = ({ path }: Fact, other: string): Remark =>
  error(
    'factUnreachable',
    path,
    `Nobody is left: this contradicts ${other}.`,
    'Change one of the two, or take it out.'
  );

const placed = (groups: readonly Group[], at: string) =>
  groups.map((group, index) => ({ group, path: `${at}/${index}` }));

/** What each way of entry says of the person on day 0. */
function entryFacts(events: Extract<Look['cohort'], { kind: 'events' }>['entry']['events']): Attribute[][] {
  return events
    .filter(({ disabled }) => !disabled)
    .map(event =>
      // A period that is cut starts on another day than its record.
      'period' in event && event.period
        ? []
        : (event.where ?? []).filter(({ kind }) => kind === 'age' || kind === 'sex')
    );
}

/** Facts that must hold for the group to hold. */
function factsIn(group: Group, path: string): Fact[] {
  if (group.disabled) return [];
  const members = group.of
    .map((member, index) => ({ member, at: `${path}/of/${index}` }))
    .filter(({ member }) => !member.disabled);
  const every = group.kind === 'all' || (group.kind === 'any' && members.length === 1);
  if (!every) return [];
  return members.flatMap(({ member, at }) => {
    if (isGroup(member)) return factsIn(member, at);
    if (member.kind !== 'demographics') return [];
    return (member.where ?? []).map((attribute, index) => ({ attribute, path: `${at}/where/${index}` }));
  });
}
