import { isGroup, nodesOf, type Cohort, type DayZero, type Member, type Statement } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { criterionName } from './words';

/** Where a node stands: what day 0 is for it, and what that is called in a sentence. */
export interface Place {
  readonly dayZero: DayZero;
  /** `day 0`, or the event that the node lies around. */
  readonly anchor: string;
  /** It lies around another event, not around day 0 of the cohort. */
  readonly around: boolean;
}

/** Where a node of a cohort stands. */
export function placeOf(cohort: Cohort, id: string, trans: Trans): Place {
  const nodes = nodesOf(cohort);
  const found = nodes.find(({ node }) => node.id === id);
  const dayZero = found?.dayZero ?? 'none';
  const at = found?.pointer.lastIndexOf('/nested') ?? -1;
  const holder = at < 0 ? undefined : nodes.find(({ pointer }) => pointer === found?.pointer.slice(0, at));
  const isEntry = holder?.pointer.startsWith('/entry/events/') && !holder.pointer.includes('/nested');
  if (!holder || isGroup(holder.node) || isEntry) {
    return { dayZero, anchor: trans.__('day 0'), around: false };
  }
  const name = criterionName(holder.node, cohort.conceptSets, trans);
  return { dayZero, anchor: trans.__('“%1”', name), around: true };
}

/** A statement on one line, with a capital. */
export function lineOf(statement: Statement): string {
  const text = flat(statement);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function flat({ text, list }: Statement): string {
  return list ? `${text} ${list.items.map(flat).join('; ')}` : text;
}

/** Those that a node stands beside: how many, and its own place among them. */
export function siblingsOf(cohort: Cohort, id: string): { readonly place: number; readonly count: number } {
  const nodes = nodesOf(cohort);
  const pointer = nodes.find(({ node }) => node.id === id)?.pointer ?? '';
  const list = pointer.slice(0, pointer.lastIndexOf('/') + 1);
  const beside: readonly Member[] = nodes
    .filter(each => each.pointer.startsWith(list) && !each.pointer.slice(list.length).includes('/'))
    .map(({ node }) => node);
  return { place: beside.findIndex(node => node.id === id), count: beside.length };
}
