import React, { useId } from 'react';
import type { Shown, TableCard } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount, shownText, shownValue, type Trans } from '../components';
import { Dictionary } from './dictionary';
import { Few } from './few';
import { listKeys } from './list-keys';
import type { StatisticsModel } from './statistics-model';

export interface DomainListProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  /** What the list is headed by. */
  readonly title: string;
  readonly tables: readonly TableCard[];
  /** People of the whole release: what a full bar stands for. */
  readonly people: Shown;
  /** Tables whose columns are shown. */
  readonly unfolded: ReadonlySet<string>;
  /** Tables that the dataset takes. */
  readonly taken: ReadonlySet<string>;
  readonly onToggle: (table: string) => void;
  /** Opens a concept. */
  readonly onShow: (conceptId: number) => void;
  /** Take the table into the dataset, or look at it there. */
  readonly onTake: (table: string) => void;
}

const keys = listKeys('.jp-Cohortlab-domain-toggle, .jp-Cohortlab-few');

/** What the release holds, one row a domain: how many people, how many records, and which columns. */
export function DomainList(props: DomainListProps): React.JSX.Element {
  const { trans, title, tables } = props;
  const heading = useId();
  const rows = (some: readonly TableCard[]): React.JSX.Element[] =>
    some.map(table => <DomainRow key={table.name} {...props} table={table} />);
  const few = tables.filter(table => table.people.kind === 'hidden');
  return (
    <section className="jp-Cohortlab-domains" aria-labelledby={heading} onKeyDown={keys}>
      <div className="jp-Cohortlab-domains-head">
        <h3 id={heading} className="jp-Cohortlab-heading">
          {title}
        </h3>
        <span aria-hidden="true">{trans.__('People')}</span>
        <span className="jp-Cohortlab-domain-records" aria-hidden="true">
          {trans.__('Records')}
        </span>
      </div>
      <ul>{rows(tables.filter(table => !few.includes(table)))}</ul>
      <Few trans={trans} few={few}>
        {rows(few)}
      </Few>
    </section>
  );
}

function recordsInWords(records: Shown, trans: Trans): string {
  return trans.__('%1 records', shownText(records));
}

function DomainRow(props: DomainListProps & { readonly table: TableCard }): React.JSX.Element {
  const { trans, statistics, table, people, unfolded, taken, onToggle, onShow, onTake } = props;
  const id = useId();
  const open = unfolded.has(table.name);
  const inDataset = taken.has(table.name);
  const share = Math.min(1, shownValue(table.people) / Math.max(1, shownValue(people)));
  return (
    <li className={`jp-Cohortlab-domain${open ? ' jp-mod-open' : ''}`}>
      <div className="jp-Cohortlab-domain-row">
        <button
          type="button"
          className="jp-Cohortlab-domain-toggle"
          aria-expanded={open}
          aria-controls={id}
          title={table.meaning}
          onClick={() => onToggle(table.name)}
        >
          <Icon name={open ? 'down' : 'right'} />
          <span className="jp-Cohortlab-domain-name">{table.domain}</span>
          <ShownCount trans={trans} shown={table.people} />
          <span className="jp-Cohortlab-domain-records">
            <ShownCount trans={trans} shown={table.records} of="records" />
          </span>
          <span className="jp-Cohortlab-track" aria-hidden="true">
            <span style={{ width: `${100 * share}%` }} />
          </span>
        </button>
        <IconButton
          icon={inDataset ? 'check' : 'add'}
          label={
            inDataset
              ? trans.__('%1: in the dataset, show it there', table.domain)
              : trans.__('Add %1 to the dataset', table.domain)
          }
          onClick={() => onTake(table.name)}
        />
      </div>
      <div id={id} hidden={!open} className="jp-Cohortlab-domain-detail">
        {open && (
          <>
            <p className="jp-Cohortlab-quiet">{table.meaning}</p>
            <p className="jp-Cohortlab-quiet">
              <code>{table.name}</code>: {recordsInWords(table.records, trans)}
            </p>
            <Dictionary trans={trans} statistics={statistics} table={table} onShow={onShow} />
          </>
        )}
      </div>
    </li>
  );
}
