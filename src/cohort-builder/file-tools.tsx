import React from 'react';
import { setNotes } from '@cohortlab/sdk';
import { Icon, useStateful, type IconName, type Trans } from '../components';
import type { CohortActions } from './actions';
import type { CohortSession } from './session';

export interface FileToolsProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** What is done with a cohort less often: its file as a whole, its note, data of its people. */
export function FileTools({ trans, session, actions }: FileToolsProps): React.JSX.Element {
  const { path } = useStateful(session.home);
  const { reading } = useStateful(session.model);
  const readable = reading.kind !== 'problems';
  const { duplicate } = actions;
  const tool = (icon: IconName, text: string, onClick: () => void, enabled = readable): React.JSX.Element => (
    <button type="button" className="jp-Cohortlab-button" disabled={!enabled} onClick={onClick}>
      <Icon name={icon} />
      {text}
    </button>
  );
  return (
    <div className="jp-Cohortlab-file-tools" role="group" aria-label={trans.__('The cohort as a whole')}>
      {tool('data', trans.__('Add data…'), () => actions.addData(session))}
      {tool('save', trans.__('Save as…'), () => actions.saveAs(session))}
      {tool('file', trans.__('Rename file…'), () => actions.renameFile(session), path !== null)}
      {duplicate && tool('duplicate', trans.__('Duplicate'), () => duplicate(session))}
      {readable && (
        <textarea
          key={reading.cohort.notes}
          className="jp-Cohortlab-notes"
          aria-label={trans.__('Note on the cohort')}
          placeholder={trans.__('What this cohort is for, and where it comes from…')}
          rows={2}
          maxLength={20_000}
          defaultValue={reading.cohort.notes ?? ''}
          onBlur={event => {
            const notes = event.target.value.trim();
            if (notes !== (reading.cohort.notes ?? '')) {
              session.model.edit(cohort => setNotes(cohort, notes));
            }
          }}
        />
      )}
    </div>
  );
}
