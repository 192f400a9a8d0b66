import React, { useState } from 'react';
import { renameGroup, setFields, type Group } from '@cohortlab/sdk';
import { IconButton, ShownCount } from '../components';
import { GroupMembers } from './group-members';
import { JoinField } from './join-field';
import { LeftBar } from './left-bar';
import { NameInput } from './name-input';
import { nodeMark } from './node-events';
import { NodeTools } from './node-tools';
import { Oddities } from './oddities';
import { stageOf } from './stages';
import { useNodeDrag, useNodeDrop } from './use-node-drag';
import { useEvents } from './view-context';
import { groupName } from './words';

export interface StepCardProps {
  readonly step: Group;
  readonly number: number;
}

/** One step: what it asks for, and how many people are left after it. */
export function StepCard({ step, number }: StepCardProps): React.JSX.Element {
  const { trans, cohort, edit, target, stages, stale } = useEvents();
  const [tools, setTools] = useState(false);
  const drag = useNodeDrag(step.id);
  const label = groupName(step, cohort, trans);
  const name = trans.__('Step %1: %2', number, label);
  const left = stageOf(stages, { part: step.id })?.people;
  const aimed = target.kind === 'group' && target.id === step.id;
  const simple = step.of.length === 1 && (step.kind === 'all' || step.kind === 'any');
  return (
    <div
      className={`jp-Cohortlab-group jp-Cohortlab-step${aimed ? ' jp-mod-aimed' : ''}${step.disabled ? ' jp-mod-off' : ''}`}
      role="group"
      aria-label={name}
      {...nodeMark(step.id)}
      {...useNodeDrop(step.id)}
    >
      <div className="jp-Cohortlab-group-head">
        <span className="jp-Cohortlab-step-number" title={trans.__('Drag to reorder')} {...drag}>
          {number}
        </span>
        <NameInput
          label={trans.__('Name of step %1', number)}
          name={step.name ?? ''}
          placeholder={trans.__('Name…')}
          onRename={next => edit(each => renameGroup(each, step.id, next))}
        />
        {step.disabled ? (
          <span className="jp-Cohortlab-tag">{trans.__('off')}</span>
        ) : (
          <ShownCount trans={trans} shown={left} stale={stale} />
        )}
        <IconButton
          icon="off"
          label={
            step.disabled ? trans.__('Switch step %1 on', number) : trans.__('Leave out step %1', number)
          }
          pressed={step.disabled === true}
          onClick={() => edit(each => setFields(each, step.id, { disabled: !step.disabled }))}
        />
        <IconButton
          icon="more"
          label={trans.__('Tools of step %1', number)}
          pressed={tools}
          onClick={() => setTools(!tools)}
        />
      </div>
      {!step.disabled && <LeftBar id={step.id} title={trans.__('How many of those with a day 0 are left')} />}
      {(tools || step.notes !== undefined) && (
        <div className="jp-Cohortlab-step-tools">
          {tools ? <NodeTools id={step.id} name={trans.__('step %1', number)} /> : <p>{step.notes}</p>}
        </div>
      )}
      {!simple && (
        <div className="jp-Cohortlab-group-head">
          <JoinField group={step} />
        </div>
      )}
      <Oddities id={step.id} />
      <GroupMembers group={step} label={label} />
    </div>
  );
}
