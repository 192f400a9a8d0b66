import React, { useEffect, useRef } from 'react';
import { removeNode, setGroupKind, type Group, type Joint, type Member } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { DemographicsRow } from './demographics-row';
import { EventRow } from './event-row';
import { jointText } from './member-words';
import { PlainRow } from './plain-row';
import { simpleEvent, simpleFacts } from './simple';
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
  const plain = group.kind === 'any' || group.kind === 'all';
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
      {(size > 1 || group.name || !plain || group.disabled) && (
        <div className="jp-Cohortlab-group-head">
          {!plain && <span className="jp-Cohortlab-tag">{jointText(group, trans)}</span>}
          {group.disabled && <span className="jp-Cohortlab-tag">{trans.__('disabled')}</span>}
          {size > 1 && plain && (
            <select
              className="jp-Cohortlab-join"
              aria-label={trans.__('How the criteria are joined')}
              value={group.kind}
              onChange={event => {
                const kind = event.target.value as Joint;
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
        {group.of.map((member, index) => (
          <li key={member.id} className="jp-Cohortlab-criterion">
            {index > 0 && (
              <p className="jp-Cohortlab-joint jp-mod-small">
                {group.kind === 'all' ? trans.__('and') : trans.__('or')}
              </p>
            )}
            <MemberRow member={member} />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="jp-Cohortlab-link jp-Cohortlab-group-add"
        aria-label={
          group.kind === 'all' ? trans.__('And…, beside %1', label) : trans.__('Or…, beside %1', label)
        }
        onClick={() => aim({ kind: 'group', id: group.id })}
      >
        <Icon name="add" />
        {group.kind === 'all' ? trans.__('and…') : trans.__('or…')}
      </button>
    </div>
  );
}

function MemberRow({ member }: { readonly member: Member }): React.JSX.Element {
  const event = simpleEvent(member);
  const facts = simpleFacts(member);
  if (event) {
    return <EventRow criterion={event} />;
  }
  if (facts && member.kind === 'demographics') {
    return <DemographicsRow criterion={member} facts={facts} />;
  }
  return <PlainRow member={member} />;
}
