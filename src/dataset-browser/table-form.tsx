import React, { useCallback, useId } from 'react';
import type { ConceptMatch, Dataset, RecordsTable, SearchAnswer, TableCard } from '@cohortlab/sdk';
import { domainOfTable } from '@cohortlab/sdk/cdm';
import { Icon, IconButton, type Trans } from '../components';
import { ColumnChoice } from './column-choice';
import { CommitField } from './commit-field';
import { ConceptChoice } from './concept-choice';
import { firstColumns } from './defaults';
import {
  addConcept,
  everyRecord,
  removeConcept,
  removeTable,
  renameTable,
  setColumns,
  setOf,
  tableNameProblem,
  toggleColumn,
  toggleDescendants
} from './edit';

export interface TableFormProps {
  readonly trans: Trans;
  readonly dataset: Dataset;
  /** Place of the table in the file. */
  readonly place: number;
  readonly table: RecordsTable;
  /** The same table in the release; undefined when the release lacks it, or is not known yet. */
  readonly card: TableCard | undefined;
  readonly open: boolean;
  readonly onUnfold: (place: number | null) => void;
  readonly edit: (change: (dataset: Dataset) => Dataset) => void;
  /** Finds concepts of a table's domain. */
  readonly search: (text: string, signal: AbortSignal, table: string) => Promise<SearchAnswer>;
  readonly onShow: (conceptId: number) => void;
}

/** One table of the dataset: a line that says what it takes, and below it everything to change. */
export function TableForm(props: TableFormProps): React.JSX.Element {
  const { trans, table, place, open, onUnfold, edit } = props;
  const detail = useId();
  return (
    <div className={`jp-Cohortlab-table${open ? ' jp-mod-open' : ''}`}>
      <div className="jp-Cohortlab-table-line">
        <button
          type="button"
          className="jp-Cohortlab-table-toggle"
          aria-expanded={open}
          aria-controls={detail}
          onClick={() => onUnfold(open ? null : place)}
        >
          <Icon name={open ? 'down' : 'right'} />
          <code>{table.name}</code>
          <span className="jp-Cohortlab-table-summary">{summary(props)}</span>
        </button>
        <IconButton
          icon="bin"
          label={trans.__('Remove table %1', table.name)}
          onClick={() => edit(dataset => removeTable(dataset, place))}
        />
      </div>
      <div id={detail} hidden={!open} className="jp-Cohortlab-table-detail">
        {open && <TableDetail {...props} />}
      </div>
    </div>
  );
}

function TableDetail(props: TableFormProps): React.JSX.Element {
  const { trans, dataset, place, table, card, edit, search, onShow } = props;
  const find = useCallback(
    (text: string, signal: AbortSignal) => search(text, signal, table.table),
    [search, table.table]
  );
  const offered = card?.columns ?? table.columns.map(name => ({ name, type: '', meaning: '' }));
  const order = offered.map(column => column.name);
  const nameProblem = (name: string): string | null => {
    const problem = tableNameProblem(dataset, place, name);
    if (problem === 'form') {
      return trans.__('Lower-case letters, digits and underscores, a letter first.');
    }
    return problem === 'taken' ? trans.__('Another table has this name.') : null;
  };
  return (
    <>
      <div className="jp-Cohortlab-table-name">
        <h4>{trans.__('Name in the notebook')}</h4>
        <CommitField
          className="jp-Cohortlab-input"
          label={trans.__('Name of the table in the notebook')}
          value={table.name}
          maxLength={63}
          problem={nameProblem}
          onCommit={name => edit(each => renameTable(each, place, name))}
        />
      </div>
      {domainOfTable(table.table)?.concept && (
        <ConceptChoice
          trans={trans}
          domain={card?.domain ?? table.table}
          set={setOf(dataset, place)}
          search={find}
          onAdd={(concept: ConceptMatch) => edit(each => addConcept(each, place, concept))}
          onRemove={id => edit(each => removeConcept(each, place, id))}
          onToggleDescendants={id => edit(each => toggleDescendants(each, place, id))}
          onEveryRecord={() => edit(each => everyRecord(each, place))}
          onShow={onShow}
        />
      )}
      <ColumnChoice
        trans={trans}
        columns={offered}
        chosen={table.columns}
        usual={card ? firstColumns(card) : table.columns}
        onToggle={column => edit(each => toggleColumn(each, place, column, order))}
        onSet={columns => edit(each => setColumns(each, place, columns))}
      />
    </>
  );
}

/** `5 of 20 columns · Hemoglobin A1c and 2 more`. */
function summary({ trans, dataset, place, table, card }: TableFormProps): string {
  const columns = card
    ? trans._n('%1 of %2 column', '%1 of %2 columns', table.columns.length, card.columns.length)
    : trans._n('%1 column', '%1 columns', table.columns.length);
  const set = setOf(dataset, place);
  if (set === undefined) {
    return trans.__('%1 · every record', columns);
  }
  if (set.kind === 'file') {
    return trans.__('%1 · concepts of a file', columns);
  }
  const [first, ...others] = set.items;
  const name = first?.name ?? set.name;
  return others.length === 0
    ? trans.__('%1 · %2', columns, name)
    : trans.__('%1 · %2 and %3 more', columns, name, others.length);
}
