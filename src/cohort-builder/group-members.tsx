import React from 'react';
import { isGroup, type Group, type Member } from '@cohortlab/sdk';
import { Icon } from '../components';
import { CriterionRow } from './criterion-row';
import { DemographicsRow } from './demographics-row';
import { GroupHead } from './group-head';
import { nodeMark } from './node-events';
import { Oddities } from './oddities';
import { PlainFacts } from './plain-facts';
import { simpleFacts } from './simple';
import { useNodeDrop } from './use-node-drag';
import { useEditing } from './view-context';
import { groupName } from './words';

export interface GroupMembersProps {
  readonly group: Group;
  /** What the group is called, for the buttons that add to it. */
  readonly label: string;
}

/** The members of a group with the word that joins them, and the ways to add more. */
export function GroupMembers({ group, label }: GroupMembersProps): React.JSX.Element {
  const { trans, cohort, aim, askFacts } = useEditing();
  const and = group.kind === 'all';
  const timed = cohort.kind === 'events';
  return (
    <>
      <ul>
        {group.of.map((member, index) => (
          <li key={member.id} className="jp-Cohortlab-criterion">
            {index > 0 && (
              <p className="jp-Cohortlab-joint jp-mod-small">{and ? trans.__('and') : trans.__('or')}</p>
            )}
            <MemberView member={member} />
          </li>
        ))}
      </ul>
      <div className="jp-Cohortlab-group-more">
        <button
          type="button"
          className="jp-Cohortlab-link jp-Cohortlab-group-add"
          aria-label={and ? trans.__('And…, beside %1', label) : trans.__('Or…, beside %1', label)}
          onClick={() => aim({ kind: 'group', id: group.id })}
        >
          <Icon name="add" />
          {and ? trans.__('and…') : trans.__('or…')}
        </button>
        {timed && (
          <>
            <button
              type="button"
              className="jp-Cohortlab-link jp-Cohortlab-group-add"
              aria-label={trans.__('Age, sex, race…, beside %1', label)}
              onClick={() => askFacts(group.id)}
            >
              {trans.__('age, sex…')}
            </button>
            <button
              type="button"
              className="jp-Cohortlab-link jp-Cohortlab-group-add"
              aria-label={trans.__('A group inside %1', label)}
              onClick={() => aim({ kind: 'inner', id: group.id })}
            >
              {trans.__('( … )')}
            </button>
          </>
        )}
      </div>
    </>
  );
}

function MemberView({ member }: { readonly member: Member }): React.JSX.Element {
  if (isGroup(member)) {
    return <InnerGroup group={member} />;
  }
  if (member.kind === 'demographics') {
    const facts = simpleFacts(member);
    return facts ? <DemographicsRow criterion={member} facts={facts} /> : <PlainFacts criterion={member} />;
  }
  return <CriterionRow criterion={member} />;
}

/** A group inside a group. */
function InnerGroup({ group }: { readonly group: Group }): React.JSX.Element {
  const { trans, cohort, target } = useEditing();
  const label = groupName(group, cohort, trans);
  const aimed = target.kind === 'group' && target.id === group.id;
  return (
    <div
      className={`jp-Cohortlab-group${aimed ? ' jp-mod-aimed' : ''}${group.disabled ? ' jp-mod-off' : ''}`}
      role="group"
      aria-label={label}
      {...nodeMark(group.id)}
      {...useNodeDrop(group.id)}
    >
      <GroupHead group={group} place={trans.__('group “%1”', label)} plain={false} />
      <Oddities id={group.id} />
      <GroupMembers group={group} label={label} />
    </div>
  );
}
