import { moveInto, moveNode, nodeOf, isGroup, nodesOf, type Cohort } from '@cohortlab/sdk';
import type React from 'react';
import { siblingsOf } from './place';
import { useEditing } from './view-context';

type Handlers = React.HTMLAttributes<HTMLElement>;

/** What the browser carries while a node is dragged; the view is named, because ids belong to one cohort. */
const typeOf = (view: string): string => `application/x-cohortlab-node${view}`;

/** Drags a node by what takes these handlers. */
export function useNodeDrag(id: string): Handlers {
  const { view } = useEditing();
  return {
    draggable: true,
    onDragStart: event => {
      event.stopPropagation();
      event.dataTransfer.setData(typeOf(view), id);
      event.dataTransfer.effectAllowed = 'move';
    }
  };
}

/** What is dropped on a group goes into it; a step or a group of the same list takes its place instead. */
export function useNodeDrop(id: string): Handlers {
  const { view, edit } = useEditing();
  return {
    onDragOver: event => {
      if (event.dataTransfer.types.includes(typeOf(view))) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    onDrop: event => {
      const dragged = event.dataTransfer.getData(typeOf(view));
      if (dragged !== '' && dragged !== id) {
        event.preventDefault();
        event.stopPropagation();
        edit(cohort => dropped(cohort, dragged, id));
      }
    }
  };
}

/** The cohort after a node was dropped on a group. */
export function dropped<C extends Cohort>(cohort: C, dragged: string, id: string): C {
  const node = nodeOf(cohort, dragged);
  const list = (of: string): string =>
    nodesOf(cohort)
      .find(each => each.node.id === of)
      ?.pointer.replace(/\/\d+$/, '') ?? '';
  if (node && isGroup(node) && list(dragged) === list(id)) {
    return moveNode(cohort, dragged, siblingsOf(cohort, id).place - siblingsOf(cohort, dragged).place);
  }
  const holder = nodeOf(cohort, id);
  const there = holder && isGroup(holder) && holder.of.some(member => member.id === dragged);
  return there ? cohort : moveInto(cohort, dragged, { kind: 'group', id });
}
