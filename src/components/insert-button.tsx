import React from 'react';
import { Icon } from './icons';
import type { Trans } from './trans';

export interface InsertButtonProps {
  readonly trans: Trans;
  readonly title: string;
  readonly disabled?: boolean;
  readonly onInsert: () => void;
  /** Opens the menu with the kinds of cell, at the button that was pressed. */
  readonly onMenu: (anchor: HTMLElement) => void;
}

/** The way into the notebook: the usual kind of cell at once, the others from a menu. */
export function InsertButton(props: InsertButtonProps): React.JSX.Element {
  const { trans, title, disabled, onInsert, onMenu } = props;
  const other = trans.__('Insert as…');
  return (
    <div className="jp-Cohortlab-split">
      <button
        type="button"
        className="jp-Cohortlab-button jp-mod-primary"
        title={title}
        disabled={disabled}
        onClick={onInsert}
      >
        <Icon name="insert" />
        {trans.__('Insert')}
      </button>
      <button
        type="button"
        className="jp-Cohortlab-button jp-mod-primary"
        title={other}
        aria-label={other}
        aria-haspopup="menu"
        aria-expanded="false"
        disabled={disabled}
        onClick={event => onMenu(event.currentTarget)}
      >
        <Icon name="down" />
      </button>
    </div>
  );
}
