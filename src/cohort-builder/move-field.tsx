import React, { useMemo } from 'react';
import { isGroup, moveInto, nodesOf, roomsFor, type Cohort, type Room } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { useEditing } from './view-context';
import { groupName } from './words';

export interface MoveFieldProps {
  readonly id: string;
  readonly name: string;
}

/** Moves a node into another group, or makes one of its own of it; only where it keeps all that was said. */
export function MoveField({ id, name }: MoveFieldProps): React.JSX.Element | null {
  const { trans, cohort, edit, open } = useEditing();
  const rooms = useMemo(() => roomsFor(cohort, id), [cohort, id]);
  if (rooms.length === 0) {
    return null;
  }
  return (
    <select
      className="jp-Cohortlab-select jp-Cohortlab-move"
      aria-label={trans.__('Move %1 to', name)}
      value=""
      onChange={event => {
        const room = rooms[Number(event.target.value)];
        if (room) {
          edit(each => moveInto(each, id, room));
          open(id);
        }
      }}
    >
      <option value="">{trans.__('Move to…')}</option>
      {rooms.map((room, index) => (
        <option key={index} value={index}>
          {roomText(room, cohort, trans)}
        </option>
      ))}
    </select>
  );
}

function roomText(room: Room, cohort: Cohort, trans: Trans): string {
  switch (room.kind) {
    case 'step':
      return trans.__('a step of its own');
    case 'include':
      return trans.__('a group of its own');
    case 'exclude':
      return trans.__('but not: an exclusion of its own');
    case 'group': {
      const placed = nodesOf(cohort).find(({ node }) => node.id === room.id);
      if (!placed || !isGroup(placed.node)) {
        return room.id;
      }
      const name = groupName(placed.node, cohort, trans);
      const [, list, place] = /^\/(include|exclude|steps)\/(\d+)$/.exec(placed.pointer) ?? [];
      const number = Number(place) + 1;
      switch (list) {
        case 'steps':
          return trans.__('step %1: %2', number, name);
        case 'include':
          return trans.__('group %1: %2', number, name);
        case 'exclude':
          return trans.__('exclusion %1: %2', number, name);
        default:
          return trans.__('inside: %1', name);
      }
    }
  }
}
