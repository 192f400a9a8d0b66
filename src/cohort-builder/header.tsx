import React, { useEffect, useState } from 'react';
import { IconButton, ReleaseChip, useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import type { CohortSession } from './session';
import { renameCohort } from '@cohortlab/sdk';
import { FileTools } from './file-tools';

export interface HeaderProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** The cohort's name, the release it is counted in, and what can be done with the file. */
export function Header({ trans, session, actions }: HeaderProps): React.JSX.Element {
  const { canUndo, canRedo, reading } = useStateful(session.model);
  const { dirty, path, cell } = useStateful(session.home);
  const choice = useStateful(session.choice);
  const { releases } = useStateful(session.choice.service);
  const [more, setMore] = useState(false);
  return (
    <div className="jp-Cohortlab-header">
      <div className="jp-Cohortlab-header-title">
        <NameField
          trans={trans}
          name={session.name}
          readOnly={reading.kind === 'problems'}
          onRename={name => session.model.edit(cohort => renameCohort(cohort, name))}
        />
        {dirty && (
          <span
            className="jp-Cohortlab-dirty"
            title={trans.__('Not saved yet')}
            role="img"
            aria-label={trans.__('Not saved yet')}
          />
        )}
      </div>
      <div className="jp-Cohortlab-header-tools">
        <ReleaseChip
          trans={trans}
          choice={choice}
          releases={releases}
          onChoose={release => session.choice.choose(release)}
        />
        <div className="jp-Cohortlab-toolbar" role="toolbar" aria-label={trans.__('Cohort')}>
          {actions.create && (
            <IconButton icon="add" label={trans.__('New cohort')} onClick={actions.create} />
          )}
          {actions.open && <IconButton icon="open" label={trans.__('Open cohort…')} onClick={actions.open} />}
          <IconButton
            icon="save"
            label={saveLabel(path, cell, trans)}
            disabled={reading.kind === 'problems'}
            onClick={() => actions.save(session)}
          />
          <IconButton
            icon="undo"
            label={trans.__('Undo')}
            disabled={!canUndo}
            onClick={() => session.model.undo()}
          />
          <IconButton
            icon="redo"
            label={trans.__('Redo')}
            disabled={!canRedo}
            onClick={() => session.model.redo()}
          />
          <IconButton
            icon="more"
            label={trans.__('More: save as, rename, data…')}
            pressed={more}
            onClick={() => setMore(!more)}
          />
        </div>
      </div>
      {more && <FileTools trans={trans} session={session} actions={actions} />}
    </div>
  );
}

function saveLabel(path: string | null, cell: string | undefined, trans: Trans): string {
  if (cell !== undefined) {
    return trans.__('Write back to cell');
  }
  return path === null ? trans.__('Save cohort…') : trans.__('Save cohort');
}

interface NameFieldProps {
  readonly trans: Trans;
  readonly name: string;
  readonly readOnly: boolean;
  readonly onRename: (name: string) => void;
}

/** One step of undo per name, not per letter: the name is taken on Enter or when the field is left. */
function NameField({ trans, name, readOnly, onRename }: NameFieldProps): React.JSX.Element {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  const take = (): void => {
    const wanted = text.trim();
    if (wanted === '' || wanted === name) {
      setText(name);
    } else {
      onRename(wanted);
    }
  };
  return (
    <input
      className="jp-Cohortlab-name"
      aria-label={trans.__('Name of the cohort')}
      title={text}
      placeholder={trans.__('Cohort')}
      maxLength={NAME_LENGTH}
      spellCheck={false}
      readOnly={readOnly}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={take}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          event.currentTarget.blur();
        } else if (event.key === 'Escape') {
          setText(name);
        }
      }}
    />
  );
}

/** The longest name that a definition may have (`Name` of the definition language). */
const NAME_LENGTH = 300;
