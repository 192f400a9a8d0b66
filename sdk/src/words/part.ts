import { isGroup, type Cohort, type Member } from '../definition/index.js';
import { eventWords, factsWords, isCut } from './criterion.js';
import { groupWords } from './group.js';
import { NOUNS } from './noun.js';
import { aroundEvent, DAY_0, scopeOf, type Scope } from './scope.js';
import type { Statement } from './statement.js';

/**
 * One group or criterion of a cohort in words, with day 0 as it stands there; of an event, what must
 * hold around it is left out: that has words of its own. Null when the cohort has no such node.
 */
export function partWords(cohort: Cohort, id: string): Statement | null {
  for (const [nodes, scope] of rootsOf(cohort)) {
    for (const node of nodes) {
      const found = find(node, id, scope);
      if (found) return said(...found);
    }
  }
  return null;
}

function rootsOf(cohort: Cohort): [nodes: readonly Member[], scope: Scope][] {
  const scope = scopeOf(cohort);
  if (cohort.kind === 'people') return [[[...cohort.include, ...cohort.exclude], scope]];
  const { entry, steps = [], censoring = [] } = cohort;
  const qualifying = entry.qualifying ? [entry.qualifying.group] : [];
  return [
    [entry.events, { ...scope, isEntry: true }],
    [[...qualifying, ...steps], { ...scope, anchor: DAY_0 }],
    [censoring, scope]
  ];
}

function find(node: Member, id: string, scope: Scope): [Member, Scope] | null {
  if (node.id === id) return [node, scope];
  if (isGroup(node)) {
    for (const member of node.of) {
      const found = find(member, id, scope);
      if (found) return found;
    }
    return null;
  }
  if (node.kind === 'demographics' || node.nested === undefined) return null;
  return find(node.nested, id, aroundEvent(scope, NOUNS[node.kind], scope.isEntry && !isCut(node)));
}

function said(node: Member, scope: Scope): Statement {
  if (isGroup(node)) return groupWords(node, scope);
  if (node.kind === 'demographics') return factsWords(node, scope);
  const { nested: _, ...alone } = node;
  return eventWords(alone, scope);
}
