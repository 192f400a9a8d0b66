import React, { useEffect, useRef } from 'react';
import { removeNode, setGroupKind, type Group, type Side } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { DemographicsRow } from './demographics-row';
import { EventRow } from './event-row';
import { peopleOf, useEditing } from './view-context';

export interface GroupCardProps {
  readonly group: Group;
  readonly side: Side;
  /** Its place among the groups of its side, from 1. */
  readonly number: number;
}

/** Criteria joined by any or all, with the people whom the group holds for taken alone. */
export function GroupCard({ group, side, number }: GroupCardProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, edit, target, aim, stale } = editing;
  const aimed = target.kind === 'group' && target.id === group.id;
  const label =
    group.name ?? (side === 'include' ? trans.__('Group %1', number) : trans.__('Exclusion %1', number));
  const card = useRef<HTMLDivElement>(null);
  const size = group.of.length;
  useEffect(() => card.current?.scrollIntoView?.({ block: 'nearest' }), [size]);
  return (
    <div
      ref={card}
      className={`jp-Cohortlab-group${aimed ? ' jp-mod-aimed' : ''}`}
      role="group"
      aria-label={label}
    >
      <div className="jp-Cohortlab-group-head">
        <span className="jp-Cohortlab-group-name">{label}</span>
        {size > 1 && (
          <select
            className="jp-Cohortlab-join"
            aria-label={trans.__('How the criteria of %1 are joined', label)}
            value={group.kind}
            onChange={event =>
              edit(cohort => setGroupKind(cohort, group.id, event.target.value as Group['kind']))
            }
          >
            <option value="any">{trans.__('any of')}</option>
            <option value="all">{trans.__('all of')}</option>
          </select>
        )}
        <span className="jp-Cohortlab-space" />
        {size > 1 && <ShownCount trans={trans} shown={peopleOf(editing, group.id)} stale={stale} />}
        <IconButton
          icon="close"
          label={trans.__('Remove %1', label)}
          onClick={() => edit(cohort => removeNode(cohort, group.id))}
        />
      </div>
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
          group.kind === 'any' ? trans.__('Add “or…” to %1', label) : trans.__('Add “and…” to %1', label)
        }
        onClick={() => aim({ kind: 'group', id: group.id })}
      >
        <Icon name="add" />
        {group.kind === 'any' ? trans.__('or…') : trans.__('and…')}
      </button>
    </div>
  );
}
