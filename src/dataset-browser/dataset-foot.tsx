import React from 'react';
import { columnNames } from '@cohortlab/sdk';
import { InsertButton, useStateful, type Trans } from '../components';
import type { BrowserActions } from './actions';
import type { BrowserModel } from './model';

export interface DatasetFootProps {
  readonly trans: Trans;
  readonly model: BrowserModel;
  readonly actions: BrowserActions;
}

/** What the dataset comes to, said as it changes, and the way into the notebook. */
export function DatasetFoot({ trans, model, actions }: DatasetFootProps): React.JSX.Element | null {
  const { session } = useStateful(model);
  const { reading } = useStateful(session.model);
  if (reading.kind === 'problems') {
    return null;
  }
  const { dataset, missing } = reading;
  const columns = dataset.tables.reduce((sum, table) => sum + columnNames(table).length, 0);
  const words = {
    tables: trans.__('Tick the tables that you need.'),
    columns: trans.__('A table has no columns yet.')
  };
  return (
    <div className="jp-Cohortlab-dataset-foot">
      <p role="status">
        {missing === null
          ? trans.__(
              '%1, %2',
              trans._n('%1 table', '%1 tables', dataset.tables.length),
              trans._n('%1 column', '%1 columns', columns)
            )
          : words[missing]}
      </p>
      <InsertButton
        trans={trans}
        disabled={missing !== null}
        title={trans.__('Load the tables in the notebook; no record is shown')}
        onInsert={() => actions.insert()}
        onMenu={anchor => actions.insertMenu(anchor)}
      />
    </div>
  );
}
