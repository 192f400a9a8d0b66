import React, { useState } from 'react';
import { duplicateNode, moveNode, nodeOf, setFields } from '@cohortlab/sdk';
import { IconButton } from '../components';
import { MoveField } from './move-field';
import { carrierOf } from './node-events';
import { siblingsOf } from './place';
import { useEditing } from './view-context';

export interface NodeToolsProps {
  readonly id: string;
  /** What the node is called. */
  readonly name: string;
}

/** What can be done with a step or a criterion as a whole; each is one step of undo. */
export function NodeTools({ id, name }: NodeToolsProps): React.JSX.Element {
  const { trans, cohort, edit, remove, copying } = useEditing();
  const node = nodeOf(cohort, id);
  const carrier = carrierOf(cohort, id);
  const { place, count } = siblingsOf(cohort, carrier);
  const [noting, setNoting] = useState(false);
  const off = node?.disabled === true;
  return (
    <>
      <div className="jp-Cohortlab-tools" role="toolbar" aria-label={trans.__('%1: tools', name)}>
        {count > 1 && (
          <>
            <IconButton
              icon="up"
              label={trans.__('Move up')}
              disabled={place <= 0}
              onClick={() => edit(each => moveNode(each, carrier, -1))}
            />
            <IconButton
              icon="downward"
              label={trans.__('Move down')}
              disabled={place >= count - 1}
              onClick={() => edit(each => moveNode(each, carrier, 1))}
            />
          </>
        )}
        <IconButton
          icon="off"
          label={off ? trans.__('Switch on') : trans.__('Switch off')}
          pressed={off}
          onClick={() => edit(each => setFields(each, id, { disabled: !off }))}
        />
        <IconButton
          icon="duplicate"
          label={trans.__('Duplicate')}
          onClick={() => edit(each => duplicateNode(each, id))}
        />
        <IconButton icon="copy" label={trans.__('Copy')} onClick={() => copying.copy(id)} />
        <IconButton
          icon="note"
          label={trans.__('Note')}
          pressed={noting}
          onClick={() => setNoting(!noting)}
        />
        <span className="jp-Cohortlab-space" />
        <IconButton icon="bin" label={trans.__('Remove %1', name)} onClick={() => remove(id)} />
      </div>
      <MoveField id={id} name={name} />
      {(noting || node?.notes !== undefined) && <Notes id={id} notes={node?.notes ?? ''} focus={noting} />}
    </>
  );
}

interface NotesProps {
  readonly id: string;
  readonly notes: string;
  readonly focus: boolean;
}

/** A note, taken when the field is left; an empty one is none. */
function Notes({ id, notes, focus }: NotesProps): React.JSX.Element {
  const { trans, edit } = useEditing();
  return (
    <textarea
      key={notes}
      className="jp-Cohortlab-notes"
      aria-label={trans.__('Note')}
      placeholder={trans.__('Why it is so…')}
      rows={2}
      autoFocus={focus}
      maxLength={20_000}
      defaultValue={notes}
      onBlur={event => {
        const { value } = event.target;
        if (value !== notes) {
          edit(each => setFields(each, id, { notes: value.trim() }));
        }
      }}
    />
  );
}
