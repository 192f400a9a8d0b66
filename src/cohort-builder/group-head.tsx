import React, { useState } from 'react';
import { renameGroup, setFields, type Group } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { JoinField } from './join-field';
import { NameInput } from './name-input';
import { NodeTools } from './node-tools';
import { useNodeDrag } from './use-node-drag';
import { peopleOf, useEditing } from './view-context';

export interface GroupHeadProps {
  readonly group: Group;
  /** Its side and its place there, such as `Group 2`. */
  readonly place: string;
  /** It asks for one thing, which says it all: the tools of that thing do. */
  readonly plain: boolean;
}

/** What a group of criteria is as a whole: how they are joined, its name, its people, its tools. */
export function GroupHead({ group, place, plain }: GroupHeadProps): React.JSX.Element | null {
  const editing = useEditing();
  const { trans, edit, stale } = editing;
  const [tools, setTools] = useState(false);
  const drag = useNodeDrag(group.id);
  const off = group.disabled === true;
  if (plain && group.notes === undefined) {
    return null;
  }
  return (
    <>
      <div className="jp-Cohortlab-group-head">
        <span className="jp-Cohortlab-grip" title={trans.__('Drag to move')} {...drag}>
          <Icon name="grip" />
        </span>
        {!plain && <JoinField group={group} />}
        <NameInput
          label={trans.__('Name of %1', place)}
          name={group.name ?? ''}
          placeholder={trans.__('Name…')}
          onRename={name => edit(each => renameGroup(each, group.id, name))}
        />
        {off ? (
          <span className="jp-Cohortlab-tag">{trans.__('off')}</span>
        ) : (
          group.of.length > 1 && (
            <ShownCount trans={trans} shown={peopleOf(editing, group.id)} stale={stale} />
          )
        )}
        <IconButton
          icon="off"
          label={off ? trans.__('Switch %1 on', place) : trans.__('Leave out %1', place)}
          pressed={off}
          onClick={() => edit(each => setFields(each, group.id, { disabled: !off }))}
        />
        <IconButton
          icon="more"
          label={trans.__('Tools of %1', place)}
          pressed={tools}
          onClick={() => setTools(!tools)}
        />
      </div>
      {(tools || group.notes !== undefined) && (
        <div className="jp-Cohortlab-step-tools">
          {tools ? <NodeTools id={group.id} name={place} /> : <p>{group.notes}</p>}
        </div>
      )}
    </>
  );
}
