import React from 'react';
import type { HomeState } from '../documents/home';
import { usersOf, type Uses } from '../notebook/uses';
import type { Stateful } from '../service/store';
import { Icon } from './icons';
import type { Trans } from './trans';
import { useStateful } from './use-stateful';

export interface CellRemarkProps {
  readonly trans: Trans;
  readonly home: Stateful<HomeState>;
  readonly uses: Stateful<Uses>;
  readonly onSave: () => void;
  readonly onToFile: () => void;
}

/**
 * What stands between a panel and the notebooks beside it: the definition stands in a cell, or cells
 * use the version that is saved and not the one in sight.
 */
export function CellRemark(props: CellRemarkProps): React.JSX.Element | null {
  const { trans, onSave, onToFile } = props;
  const { path, dirty, cell } = useStateful(props.home);
  const uses = useStateful(props.uses);
  const name = (notebook: string): string => notebook.slice(notebook.lastIndexOf('/') + 1);
  if (cell !== undefined) {
    return (
      <div className="jp-Cohortlab-message jp-mod-line" role="status">
        <Icon name="insert" />
        <p>{trans.__('In a cell of %1', name(cell))}</p>
        {dirty && <Action text={trans.__('Write back to cell')} onClick={onSave} />}
        <Action text={trans.__('Save as a file…')} onClick={onToFile} />
      </div>
    );
  }
  const users = dirty && path !== null ? usersOf(uses, path) : [];
  if (users.length === 0) {
    return null;
  }
  return (
    <div className="jp-Cohortlab-message jp-mod-line jp-mod-warning" role="status">
      <Icon name="warning" />
      <p>
        {trans._n(
          '%2 uses the saved version',
          '%1 notebooks use the saved version',
          users.length,
          name(users[0] ?? '')
        )}
      </p>
      <Action text={trans.__('Save')} onClick={onSave} />
    </div>
  );
}

function Action({
  text,
  onClick
}: {
  readonly text: string;
  readonly onClick: () => void;
}): React.JSX.Element {
  return (
    <button type="button" className="jp-Cohortlab-link" onClick={onClick}>
      {text}
    </button>
  );
}
