import { moveNode } from '@cohortlab/sdk';
import type React from 'react';
import { siblingsOf } from './place';
import { useEvents } from './view-context';

type Handlers = React.HTMLAttributes<HTMLElement>;

/** What the browser carries while a step is dragged. */
const TYPE = 'application/x-cohortlab-step';

/** Drags a step by its handle and drops it on another, whose place it takes. */
export function useStepDrag(id: string): { readonly handle: Handlers; readonly over: Handlers } {
  const { cohort, edit } = useEvents();
  return {
    handle: {
      draggable: true,
      onDragStart: event => {
        event.dataTransfer.setData(TYPE, id);
        event.dataTransfer.effectAllowed = 'move';
      }
    },
    over: {
      onDragOver: event => {
        if (event.dataTransfer.types.includes(TYPE)) {
          event.preventDefault();
        }
      },
      onDrop: event => {
        const dragged = event.dataTransfer.getData(TYPE);
        if (dragged !== '' && dragged !== id) {
          event.preventDefault();
          const places = siblingsOf(cohort, id).place - siblingsOf(cohort, dragged).place;
          edit(each => moveNode(each, dragged, places));
        }
      }
    }
  };
}
