import React, { useEffect, useRef } from 'react';
import { setFields, type Group } from '@cohortlab/sdk';
import { IconButton, ShownCount } from '../components';
import { GroupMembers } from './group-members';
import { JoinField } from './join-field';
import { Oddities } from './oddities';
import { peopleOf, useEditing } from './view-context';
import { groupName } from './words';

export interface GroupCardProps {
  readonly group: Group;
  /** Its side and its place there, such as `Group 2`. */
  readonly place: string;
}

/** Criteria joined by any or all, with the people whom the group holds for taken alone. */
export function GroupCard({ group, place }: GroupCardProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, cohort, edit, remove, target, added, stale } = editing;
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
      className={`jp-Cohortlab-group${aimed ? ' jp-mod-aimed' : ''}`}
      role="group"
      aria-label={`${place}: ${label}`}
    >
      {(size > 1 || group.name || !plain || group.disabled) && (
        <div className="jp-Cohortlab-group-head">
          {(size > 1 || !plain) && <JoinField group={group} />}
          {group.disabled && (
            <button
              type="button"
              className="jp-Cohortlab-tag"
              onClick={() => edit(before => setFields(before, group.id, { disabled: false }))}
            >
              {trans.__('off: switch on')}
            </button>
          )}
          <span className="jp-Cohortlab-group-name">{group.name}</span>
          <span className="jp-Cohortlab-space" />
          {size > 1 && <ShownCount trans={trans} shown={peopleOf(editing, group.id)} stale={stale} />}
          <IconButton
            icon="close"
            label={trans.__('Remove group: %1', label)}
            onClick={() => remove(group.id)}
          />
        </div>
      )}
      <Oddities id={group.id} />
      <GroupMembers group={group} label={label} />
    </div>
  );
}
