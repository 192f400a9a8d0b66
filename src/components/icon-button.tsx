import React from 'react';
import { Icon, type IconName } from './icons';

export interface IconButtonProps {
  readonly icon: IconName;
  /** The accessible name, also the tooltip. */
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  /** Print the label beside the icon instead of in the tooltip. */
  readonly text?: string;
  /** For a switch: whether it is on. */
  readonly pressed?: boolean;
}

/** A button of JupyterLab's toolbar size. */
export function IconButton(props: IconButtonProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="jp-Cohortlab-iconButton"
      title={props.label}
      aria-label={props.label}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      onClick={props.onClick}
    >
      <Icon name={props.icon} />
      {props.text && <span>{props.text}</span>}
    </button>
  );
}
