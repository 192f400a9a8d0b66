import React, { useEffect, useRef } from 'react';
import { removeNode, setGroupKind, type Group } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { DemographicsRow } from './demographics-row';
import { EventRow } from './event-row';
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
  const { trans, cohort, edit, target, aim, added, stale } = editing;
  const aimed = target.kind === 'group' && target.id === group.id;
  const label = groupName(group, cohort, trans);
  const card = useRef<HTMLDivElement>(null);
  const size = group.of.length;
  useEffect(() => {
    if (added?.group === group.id) {
      card.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [added, group.id]);
  return (
    <div
      ref={card}
      className={`jp-Cohortlab-group${aimed ? ' jp-mod-aimed' : ''}`}
      role="group"
      aria-label={`${place}: ${label}`}
    >
      {(size > 1 || group.name) && (
        <div className="jp-Cohortlab-group-head">
          {size > 1 && (
            <select
              className="jp-Cohortlab-join"
              aria-label={trans.__('How the criteria are joined')}
              value={group.kind}
              onChange={event => {
                const kind = event.target.value as Group['kind'];
                edit(before => setGroupKind(before, group.id, kind));
              }}
            >
              <option value="any">{trans.__('any of')}</option>
              <option value="all">{trans.__('all of')}</option>
            </select>
          )}
          <span className="jp-Cohortlab-group-name">{group.name}</span>
          <span className="jp-Cohortlab-space" />
          {size > 1 && <ShownCount trans={trans} shown={peopleOf(editing, group.id)} stale={stale} />}
          <IconButton
            icon="close"
            label={trans.__('Remove group: %1', label)}
            onClick={() => edit(before => removeNode(before, group.id))}
          />
        </div>
      )}
      <ul>
        {group.of.map((criterion, index) => (
          <li key={criterion.id} className="jp-Cohortlab-criterion">
            {index > 0 && (
              <p className="jp-Cohortlab-joint jp-mod-small">
                {group.kind === 'any' ? trans.__('or') : trans.__('and')}
              </p>
            )}
            {criterion.kind === 'demographics' ? (
              <DemographicsRow criterion={criterion} />
            ) : (
              <EventRow criterion={criterion} />
            )}
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="jp-Cohortlab-link jp-Cohortlab-group-add"
        aria-label={
          group.kind === 'any' ? trans.__('Or…, beside %1', label) : trans.__('And…, beside %1', label)
        }
        onClick={() => aim({ kind: 'group', id: group.id })}
      >
        <Icon name="add" />
        {group.kind === 'any' ? trans.__('or…') : trans.__('and…')}
      </button>
    </div>
  );
}
