import React, { useRef } from 'react';
import type { Trans } from '../components';
import type { Side } from './model';

export interface SideTabsProps {
  readonly trans: Trans;
  /** Tabs are `<id>-<side>-tab`, their panels `<id>-<side>`. */
  readonly id: string;
  readonly side: Side;
  /** Tables in the dataset. */
  readonly tables: number;
  readonly onTurn: (side: Side) => void;
}

/** Two tabs with the keys that tabs have: arrows, Home, End. */
export function SideTabs({ trans, id, side, tables, onTurn }: SideTabsProps): React.JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  const turn = (to: Side): void => {
    onTurn(to);
    list.current?.querySelector<HTMLElement>(`[data-side=${to}]`)?.focus();
  };
  const other = side === 'explore' ? 'dataset' : 'explore';
  const keys: Readonly<Record<string, Side>> = {
    ArrowLeft: other,
    ArrowRight: other,
    Home: 'explore',
    End: 'dataset'
  };
  const tab = (which: Side, label: string, badge?: number): React.JSX.Element => (
    <button
      type="button"
      role="tab"
      id={`${id}-${which}-tab`}
      data-side={which}
      aria-selected={side === which}
      aria-controls={`${id}-${which}`}
      tabIndex={side === which ? 0 : -1}
      onClick={() => onTurn(which)}
    >
      {label}
      {badge !== undefined && badge > 0 && (
        <span className="jp-Cohortlab-badge">
          <span aria-hidden="true">{badge}</span>
          <span className="jp-Cohortlab-spoken">{trans._n('%1 table', '%1 tables', badge)}</span>
        </span>
      )}
    </button>
  );
  return (
    <div
      ref={list}
      role="tablist"
      className="jp-Cohortlab-tabs"
      aria-label={trans.__('Dataset Browser')}
      onKeyDown={event => {
        const to = keys[event.key];
        if (to) {
          event.preventDefault();
          turn(to);
        }
      }}
    >
      {tab('explore', trans.__('Explore'))}
      {tab('dataset', trans.__('Dataset'), tables)}
    </div>
  );
}
