import React from 'react';
import type { ColumnCard } from '@cohortlab/sdk';
import type { Trans } from '../components';

export interface ColumnListProps {
  readonly trans: Trans;
  readonly columns: readonly ColumnCard[];
  /** The accessible name of the list. */
  readonly label: string;
}

/** The columns of a table: name, type, meaning. */
export function ColumnList({ trans, columns, label }: ColumnListProps): React.JSX.Element {
  if (columns.length === 0) {
    return <p className="jp-Cohortlab-quiet">{trans.__('This table has no columns in the release.')}</p>;
  }
  return (
    <ul className="jp-Cohortlab-columns" aria-label={label}>
      {columns.map(column => (
        <li key={column.name}>
          <ColumnFacts column={column} />
        </li>
      ))}
    </ul>
  );
}

/** One column in a line: its name, its type, and below them what it means. */
export function ColumnFacts({ column }: { readonly column: ColumnCard }): React.JSX.Element {
  return (
    <>
      <code className="jp-Cohortlab-column-name">{column.name}</code>{' '}
      <span className="jp-Cohortlab-column-type">{column.type.toLowerCase()}</span>{' '}
      {column.meaning && <span className="jp-Cohortlab-column-meaning">{column.meaning}</span>}
    </>
  );
}
