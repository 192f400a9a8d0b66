import React, { useId } from 'react';
import type { ColumnCard } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { ColumnFacts } from './column-list';

export interface ColumnChoiceProps {
  readonly trans: Trans;
  /** Columns that the release has. */
  readonly columns: readonly ColumnCard[];
  readonly chosen: readonly string[];
  /** Those that the table started with. */
  readonly usual: readonly string[];
  readonly onToggle: (column: string) => void;
  readonly onSet: (columns: readonly string[]) => void;
}

/** The columns that a table takes, each with its type and meaning. */
export function ColumnChoice(props: ColumnChoiceProps): React.JSX.Element {
  const { trans, columns, chosen, usual, onToggle, onSet } = props;
  const heading = useId();
  const offered = columns.map(column => column.name);
  const lost = chosen.filter(name => !offered.includes(name));
  const sets: readonly (readonly [string, readonly string[]])[] = [
    [trans.__('All'), offered],
    [trans.__('Usual'), usual],
    [trans.__('None'), []]
  ];
  return (
    <div role="group" aria-labelledby={heading} className="jp-Cohortlab-columnChoice">
      <div className="jp-Cohortlab-columnChoice-head">
        <h4 id={heading}>{trans.__('Columns')}</h4>
        {sets.map(([label, set]) => (
          <button
            key={label}
            type="button"
            className="jp-Cohortlab-link"
            disabled={same(set, chosen)}
            onClick={() => onSet(set)}
          >
            {label}
          </button>
        ))}
      </div>
      {chosen.length === 0 && (
        <p className="jp-Cohortlab-dataset-warning" role="alert">
          {trans.__('Tick at least one column.')}
        </p>
      )}
      <ul className="jp-Cohortlab-columns">
        {columns.map(column => (
          <li key={column.name}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(column.name)}
                onChange={() => onToggle(column.name)}
              />
              <span>
                <ColumnFacts column={column} />
              </span>
            </label>
          </li>
        ))}
        {lost.map(name => (
          <li key={name} className="jp-mod-warning">
            <label>
              <input type="checkbox" checked onChange={() => onToggle(name)} />
              <span>
                <code className="jp-Cohortlab-column-name">{name}</code>{' '}
                <span className="jp-Cohortlab-column-meaning">
                  {trans.__('This release has no such column.')}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </div>
  );
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every(name => other.includes(name));
}
