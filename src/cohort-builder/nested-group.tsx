import React from 'react';
import type { Group, TimedCriterion } from '@cohortlab/sdk';
import { useEditing } from './view-context';
import { GroupMembers } from './group-members';
import { JoinField } from './join-field';
import { criterionName } from './words';

export interface NestedGroupProps {
  readonly criterion: TimedCriterion;
  readonly group: Group;
}

/** What must hold around an event, with it as day 0. */
export function NestedGroup({ criterion, group }: NestedGroupProps): React.JSX.Element {
  const { trans, cohort } = useEditing();
  const name = criterionName(criterion, cohort.conceptSets, trans);
  const label = trans.__('Around %1', name);
  return (
    <div className="jp-Cohortlab-nested" role="group" aria-label={label}>
      <div className="jp-Cohortlab-group-head">
        <span className="jp-Cohortlab-label">{trans.__('and around “%1”', name)}</span>
        {group.of.length > 1 && <JoinField group={group} />}
      </div>
      <GroupMembers group={group} label={label} />
    </div>
  );
}
