import React from 'react';
import { isGroup, removeNode, type Member } from '@cohortlab/sdk';
import { IconButton, ShownCount } from '../components';
import { memberText } from './member-words';
import { peopleOf, useEditing } from './view-context';
import { eventWord } from './words';

export interface PlainRowProps {
  readonly member: Member;
}

/** What cannot be edited here yet, in words; it stays in the file as it is. */
export function PlainRow({ member }: PlainRowProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, cohort, edit, stale } = editing;
  const text = memberText(member, cohort.conceptSets, trans);
  return (
    <div>
      <div className="jp-Cohortlab-row">
        <span className="jp-Cohortlab-row-name">{text}</span>
        {!member.disabled && <ShownCount trans={trans} shown={peopleOf(editing, member.id)} stale={stale} />}
        <IconButton
          icon="close"
          label={trans.__('Remove %1', text)}
          onClick={() => edit(before => removeNode(before, member.id))}
        />
      </div>
      <div className="jp-Cohortlab-row-facts">
        {!isGroup(member) && member.kind !== 'demographics' && (
          <span className="jp-Cohortlab-tag">{eventWord(member.kind, trans)}</span>
        )}
        <span className="jp-Cohortlab-quiet">{trans.__('edited as text for now')}</span>
      </div>
    </div>
  );
}
