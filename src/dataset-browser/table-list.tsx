import React, { useId } from 'react';
import { isRecords, type Dataset, type RecordsTable, type TableCard } from '@cohortlab/sdk';
import { Icon, ShownCount } from '../components';
import { addTable, removeTable } from './edit';
import { Few } from './few';
import { TableForm, type TableFormProps } from './table-form';

export interface TableListProps extends Pick<
  TableFormProps,
  'trans' | 'dataset' | 'edit' | 'search' | 'onShow' | 'onUnfold'
> {
  /** Tables of the release; empty while unknown. */
  readonly cards: readonly TableCard[];
  /** The release is known, so that a table it does not list is one it lacks. */
  readonly known: boolean;
  readonly unfolded: number | null;
}

/** The tables of the release, ticked where the dataset takes them. */
export function TableList(props: TableListProps): React.JSX.Element {
  const { trans, dataset, cards, known } = props;
  const heading = useId();
  const lost = [...new Set(dataset.tables.filter(isRecords).map(table => table.table))].filter(
    name => !cards.some(card => card.name === name)
  );
  const rows = (some: readonly TableCard[]): React.JSX.Element[] =>
    some.map(card => <TableRow key={card.name} {...props} name={card.name} card={card} />);
  const few = cards.filter(
    card => card.people.kind === 'hidden' && placesOf(dataset, card.name).length === 0
  );
  return (
    <section aria-labelledby={heading}>
      <div className="jp-Cohortlab-tables-head">
        <h3 id={heading} className="jp-Cohortlab-heading">
          {trans.__('Tables')}
        </h3>
        <span aria-hidden="true">{trans.__('People in the release')}</span>
      </div>
      <ul className="jp-Cohortlab-tables">
        {rows(cards.filter(card => !few.includes(card)))}
        {lost.map(name => (
          <li key={name} className="jp-Cohortlab-tables-item">
            {known && (
              <p className="jp-Cohortlab-dataset-warning">
                <Icon name="warning" /> {trans.__('This release has no table %1.', name)}
              </p>
            )}
            <Forms {...props} name={name} card={undefined} />
          </li>
        ))}
      </ul>
      <Few trans={trans} few={few}>
        {rows(few)}
      </Few>
    </section>
  );
}

type RowProps = TableListProps & { readonly name: string; readonly card: TableCard };

function TableRow(props: RowProps): React.JSX.Element {
  const { trans, dataset, edit, name, card } = props;
  const places = placesOf(dataset, name);
  const taken = places.length > 0;
  const toggle = (): void =>
    edit(each =>
      taken
        ? placesOf(each, name).reduceRight((left, place) => removeTable(left, place), each)
        : addTable(each, card)
    );
  return (
    <li className={`jp-Cohortlab-tables-item${taken ? ' jp-mod-taken' : ''}`}>
      <div className="jp-Cohortlab-tables-row">
        <label title={card.meaning}>
          <input type="checkbox" checked={taken} onChange={toggle} />
          <span className="jp-Cohortlab-domain-name">{card.domain}</span>
        </label>
        {taken ? (
          <button
            type="button"
            className="jp-Cohortlab-link"
            title={trans.__('Another table of %1, with concepts and columns of its own', card.domain)}
            onClick={() => edit(each => addTable(each, card))}
          >
            {trans.__('Add another')}
          </button>
        ) : (
          <ShownCount trans={trans} shown={card.people} />
        )}
      </div>
      <Forms {...props} />
    </li>
  );
}

function Forms(props: TableListProps & { readonly name: string; readonly card: TableCard | undefined }) {
  const { dataset, name, unfolded } = props;
  return (
    <>
      {placesOf(dataset, name).map(place => (
        <TableForm
          key={place}
          {...props}
          place={place}
          table={dataset.tables[place] as RecordsTable}
          open={unfolded === place}
        />
      ))}
    </>
  );
}

function placesOf(dataset: Dataset, name: string): number[] {
  return dataset.tables.flatMap((table, place) => (isRecords(table) && table.table === name ? [place] : []));
}
