import { isGroup, type Cohort, type EventsCohort, type Member } from '../definition/index.js';
import { memberWords } from './group.js';
import { NOUNS } from './noun.js';
import { aroundEvent, DAY_0, type Scope } from './scope.js';
import { after, bullets, type Section, type Statement } from './statement.js';
import { quoted } from './text.js';

/** Nodes that are disabled, each in its own words, so that nobody takes them for a part of the cohort. */
export function leftOutSection(cohort: Cohort, scope: Scope): Section[] {
  const items =
    cohort.kind === 'people'
      ? [...cohort.include, ...cohort.exclude].flatMap(node => leftOut(node, scope))
      : ofEvents(cohort, scope);
  if (items.length === 0) return [];
  return [
    {
      heading: 'Left out for now',
      statements: [{ text: 'Disabled, and no part of the cohort:', list: bullets(items) }]
    }
  ];
}

function ofEvents({ entry, steps = [], censoring = [] }: EventsCohort, scope: Scope): Statement[] {
  const around = { ...scope, anchor: DAY_0 };
  const qualifying = entry.qualifying === undefined ? [] : [entry.qualifying.group];
  return [
    ...entry.events.flatMap(node => leftOut(node, { ...scope, isEntry: true })),
    ...[...qualifying, ...steps].flatMap(node => leftOut(node, around)),
    ...censoring.flatMap(node => leftOut(node, scope))
  ];
}

/** A node with the name of the group that it is taken out of: alone it does not say what it was for. */
function leftOut(node: Member, scope: Scope, from = ''): Statement[] {
  if (node.disabled) return [after(from, memberWords(node, scope))];
  if (isGroup(node)) {
    const named = node.name === undefined ? from : `from ${quoted(node.name)}: `;
    return node.of.flatMap(member => leftOut(member, scope, named));
  }
  if (node.kind === 'demographics' || node.nested === undefined) return [];
  return leftOut(node.nested, aroundEvent(scope, NOUNS[node.kind]), from);
}
