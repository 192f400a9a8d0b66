import React from 'react';
import { Icon } from '../components';
import { useEditing } from './view-context';

/** Pastes what was copied last, from this cohort or another one, as a group or a step of its own. */
export function PasteButton(): React.JSX.Element {
  const { trans, copying } = useEditing();
  return (
    <button
      type="button"
      className="jp-Cohortlab-button"
      title={trans.__('Paste a criterion, a group or a step that was copied')}
      onClick={() => copying.paste()}
    >
      <Icon name="copy" />
      {trans.__('Paste')}
    </button>
  );
}
