import { isGroup, moveNode, nodesOf, type Cohort, type Member } from '@cohortlab/sdk';
import type React from 'react';
import { MIME } from './copied';
import { siblingsOf } from './place';
import type { Editing } from './view-context';

/** Marks the element of a node, so that keys and the clipboard know what they are about. */
export const nodeMark = (id: string): object => ({ 'data-cohortlab-node': id });

type Handlers = React.HTMLAttributes<HTMLElement>;

/**
 * Keys and clipboard of all nodes of a view: Alt with the arrow keys moves the step or criterion in
 * focus, Ctrl+C copies it, Ctrl+V pastes into the group in focus, else as a group or step of its own.
 */
export function nodeEvents(editing: Editing): Handlers {
  const { cohort, edit, copying } = editing;
  return {
    onKeyDown: event => {
      const places = event.altKey ? { ArrowUp: -1, ArrowDown: 1 }[event.key] : undefined;
      const id = nodeAt(event.target);
      if (places !== undefined && id !== null) {
        event.preventDefault();
        event.stopPropagation();
        edit(each => moveNode(each, carrierOf(each, id), places));
      }
    },
    onCopy: event => {
      const id = nodeAt(event.target);
      if (id !== null && !isTyping(event.target) && document.getSelection()?.isCollapsed !== false) {
        copying.dataOf(id).forEach((data, type) => event.clipboardData.setData(type, data));
        event.preventDefault();
      }
    },
    onPasteCapture: event => {
      const own = event.clipboardData.getData(MIME);
      const data = own || (isTyping(event.target) ? '' : event.clipboardData.getData('text/plain'));
      const group = groupAt(event.target, cohort);
      if (data !== '' && copying.pasteData(data, group === null ? undefined : { kind: 'group', id: group })) {
        event.preventDefault();
        event.stopPropagation();
      }
    }
  };
}

/** What is moved when a node is: the innermost thing around it that has something beside it. */
export function carrierOf(cohort: Cohort, id: string): string {
  if (siblingsOf(cohort, id).count > 1) {
    return id;
  }
  const nodes = nodesOf(cohort);
  const holder = nodes.find(({ node }) => isGroup(node) && holds(node, id))?.node;
  return holder && nodes.some(({ node, depth }) => node === holder && depth === 1) ? holder.id : id;
}

const holds = (node: Member, id: string): boolean =>
  isGroup(node) && node.of.some(member => member.id === id);

const nodeAt = (target: EventTarget): string | null =>
  (target as Element).closest?.('[data-cohortlab-node]')?.getAttribute('data-cohortlab-node') ?? null;

function groupAt(target: EventTarget, cohort: Cohort): string | null {
  const groups = new Set(nodesOf(cohort).flatMap(({ node }) => (isGroup(node) ? [node.id] : [])));
  let element = (target as Element).closest?.('[data-cohortlab-node]');
  while (element) {
    const id = element.getAttribute('data-cohortlab-node') ?? '';
    if (groups.has(id)) {
      return id;
    }
    element = element.parentElement?.closest('[data-cohortlab-node]') ?? null;
  }
  return null;
}

const isTyping = (target: EventTarget): boolean =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'checkbox');
