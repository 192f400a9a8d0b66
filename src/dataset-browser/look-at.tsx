import React from 'react';
import type { TableCard } from '@cohortlab/sdk';
import { Icon, type IconName, type Trans } from '../components';
import type { Page } from './places';
import { wearablesOf } from './wearables-page';

export interface LookAtProps {
  readonly trans: Trans;
  readonly tables: readonly TableCard[];
  readonly onPage: (page: Page) => void;
}

/** The ways to pages about the release; only those that it has something for. */
export function LookAt({ trans, tables, onPage }: LookAtProps): React.JSX.Element {
  const has = (name: string): boolean =>
    tables.some(table => table.name === name && table.people.kind === 'rounded');
  const pages: readonly (readonly [Page, IconName, string, boolean])[] = [
    ['surveys', 'note', trans.__('Surveys'), has('observation')],
    ['physical', 'people', trans.__('Physical measurements'), has('measurement')],
    ['wearables', 'clock', trans.__('Wearables'), wearablesOf(tables).length > 0],
    ['plausibility', 'warning', trans.__('What is odd'), true]
  ];
  return (
    <nav className="jp-Cohortlab-lookAt" aria-label={trans.__('About these data')}>
      {pages.flatMap(([page, icon, label, there]) =>
        there
          ? [
              <button key={page} type="button" className="jp-Cohortlab-button" onClick={() => onPage(page)}>
                <Icon name={icon} />
                {label}
              </button>
            ]
          : []
      )}
    </nav>
  );
}
