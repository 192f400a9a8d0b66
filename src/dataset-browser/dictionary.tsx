import React, { useId, useState } from 'react';
import type { ColumnStatistics, TableCard, TableStatistics } from '@cohortlab/sdk';
import { Icon, type Trans } from '../components';
import { Answered } from './answered';
import { ColumnList } from './column-list';
import { Values, Years } from './figures';
import { DateChecks } from './plausibility-notes';
import { Percent, Share, ShareRows } from './share-rows';
import type { StatisticsModel } from './statistics-model';

export interface DictionaryProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  readonly table: TableCard;
  readonly onShow: (conceptId: number) => void;
}

/** The data dictionary of a table: since when there are records, and for each column how complete it is and what is in it. */
export function Dictionary({ trans, statistics, table, onShow }: DictionaryProps): React.JSX.Element {
  const label = trans.__('Columns of %1', table.domain);
  return (
    <Answered
      trans={trans}
      statistics={statistics}
      topic="table"
      about={table.name}
      without={<ColumnList trans={trans} columns={table.columns} label={label} />}
    >
      {answer => (
        <>
          {answer.people.kind === 'rounded' && <Years trans={trans} years={answer.years} />}
          <DateChecks trans={trans} statistics={statistics} table={table.name} />
          <Columns trans={trans} answer={answer} label={label} onShow={onShow} />
        </>
      )}
    </Answered>
  );
}

interface ColumnsProps {
  readonly trans: Trans;
  readonly answer: TableStatistics;
  readonly label: string;
  readonly onShow: (conceptId: number) => void;
}

function Columns({ trans, answer, label, onShow }: ColumnsProps): React.JSX.Element {
  return (
    <>
      <p className="jp-Cohortlab-dictionary-head">
        <span>{trans.__('Columns')}</span>
        <span>{trans.__('Filled')}</span>
      </p>
      <ul className="jp-Cohortlab-dictionary" aria-label={label}>
        {answer.columns.map(column => (
          <li key={column.name}>
            <Column trans={trans} column={column} onShow={onShow} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface ColumnProps extends Pick<ColumnsProps, 'trans' | 'onShow'> {
  readonly column: ColumnStatistics;
}

/** A column; it unfolds where there is more to say of its values. */
function Column({ trans, column, onShow }: ColumnProps): React.JSX.Element {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { name, type, meaning, percent, range, concepts, moreConcepts, histogram } = column;
  const facts = (
    <>
      <code className="jp-Cohortlab-column-name">{name}</code>
      <Percent trans={trans} percent={percent} />
    </>
  );
  return (
    <>
      {concepts.length > 0 || histogram ? (
        <button
          type="button"
          className="jp-Cohortlab-dictionary-row"
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <Icon name={open ? 'down' : 'right'} />
          {facts}
        </button>
      ) : (
        <div className="jp-Cohortlab-dictionary-row">
          <span />
          {facts}
        </div>
      )}
      <div className="jp-Cohortlab-dictionary-detail">
        <Share percent={percent} />
        <p>
          <span className="jp-Cohortlab-column-type">{type.toLowerCase()}</span>
          {range && (
            <span className="jp-Cohortlab-column-range"> {trans.__('%1 to %2', range.from, range.to)}</span>
          )}
        </p>
        {meaning && <p className="jp-Cohortlab-column-meaning">{meaning}</p>}
        <div id={id} hidden={!open}>
          {open && concepts.length > 0 && (
            <ShareRows
              trans={trans}
              label={trans.__('Most used in %1', name)}
              shares={concepts}
              onShow={onShow}
            />
          )}
          {open && moreConcepts && (
            <p className="jp-Cohortlab-quiet">{trans.__('There are more: search for them above.')}</p>
          )}
          {open && histogram && (
            <Values trans={trans} histogram={histogram} title={trans.__('Values of %1', name)} />
          )}
        </div>
      </div>
    </>
  );
}
