import React, { useEffect, useRef } from 'react';
import type { Group } from '@cohortlab/sdk';
import { GroupHead } from './group-head';
import { GroupMembers } from './group-members';
import { LeftBar } from './left-bar';
import { nodeMark } from './node-events';
import { Oddities } from './oddities';
import { useNodeDrop } from './use-node-drag';
import { useEditing } from './view-context';
import { groupName } from './words';

export interface GroupCardProps {
  readonly group: Group;
  /** Its side and its place there, such as `Group 2`. */
  readonly place: string;
}

/** Criteria joined by any or all, with the people whom the group holds for taken alone. */
export function GroupCard({ group, place }: GroupCardProps): React.JSX.Element {
  const { trans, cohort, target, added, stages } = useEditing();
  const aimed = target.kind === 'group' && target.id === group.id;
  const label = groupName(group, cohort, trans);
  const card = useRef<HTMLDivElement>(null);
  const size = group.of.length;
  const plain = group.kind === 'any' || group.kind === 'all';
  useEffect(() => {
    if (group.of.some(({ id }) => id === added?.id)) {
      card.current?.scrollIntoView?.({ block: 'nearest' });
    }
    // Only when something was added, not when the group changes otherwise.
  }, [added]);
  return (
    <div
      ref={card}
      className={`jp-Cohortlab-group${aimed ? ' jp-mod-aimed' : ''}${group.disabled ? ' jp-mod-off' : ''}`}
      role="group"
      aria-label={`${place}: ${label}`}
      {...nodeMark(group.id)}
      {...useNodeDrop(group.id)}
    >
      <GroupHead group={group} place={place} plain={size === 1 && !group.name && plain && !group.disabled} />
      {!group.disabled && stages.length > 3 && (
        <LeftBar id={group.id} title={trans.__('How many people are left after this')} counted />
      )}
      <Oddities id={group.id} />
      <GroupMembers group={group} label={label} />
    </div>
  );
}
