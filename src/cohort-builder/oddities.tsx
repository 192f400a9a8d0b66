import React from 'react';
import type { LintRemark } from '@cohortlab/sdk';
import { Icon } from '../components';
import { useEditing } from './view-context';

/** What is odd about one node, at its place; of the whole cohort under the empty id. */
export function Oddities({ id }: { readonly id: string }): React.JSX.Element | null {
  const { trans, oddities } = useEditing();
  const found = (oddities.get(id) ?? []).filter(({ severity }) => severity !== 'note');
  if (found.length === 0) {
    return null;
  }
  const words: Record<LintRemark['severity'], string> = {
    error: trans.__('Error'),
    warning: trans.__('Warning'),
    note: trans.__('Note')
  };
  return (
    <ul className="jp-Cohortlab-oddities" aria-label={trans.__('Remarks')}>
      {found.map(({ severity, message, wayOut }, index) => (
        <li key={index} data-severity={severity}>
          <Icon name="warning" />
          <span>
            <strong>{words[severity]}</strong>: {message} <span className="jp-Cohortlab-quiet">{wayOut}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
