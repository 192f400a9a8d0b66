import React, { useCallback } from 'react';
import { folderOf, type Dataset } from '@cohortlab/sdk';
import { IconButton, Unreadable, useStateful, type Trans } from '../components';
import type { Stateful } from '../service';
import type { BrowserActions } from './actions';
import { CohortChoice, type OfferedCohort } from './cohort-choice';
import { CommitField } from './commit-field';
import { renameDataset } from './edit';
import { valueOf } from './loading';
import type { BrowserModel } from './model';
import { TableList } from './table-list';

export interface DatasetViewProps {
  readonly trans: Trans;
  readonly model: BrowserModel;
  readonly actions: BrowserActions;
  /** The cohort that the Cohort Builder has open, as far as it is saved. */
  readonly offered: Stateful<{ readonly cohort: OfferedCohort | null }>;
}

/** The dataset being made: its name, whose records, which tables. */
export function DatasetView(props: DatasetViewProps): React.JSX.Element {
  const { trans, model, actions } = props;
  const { session } = useStateful(model);
  const { reading, text, canUndo } = useStateful(session.model);
  return (
    <div className="jp-Cohortlab-dataset">
      <DatasetHead {...props} />
      {reading.kind === 'problems' ? (
        <Unreadable
          trans={trans}
          title={trans.__('This file cannot be read as a dataset.')}
          text={text}
          problems={reading.problems}
          canUndo={canUndo}
          onEditText={() => actions.editText()}
          onUndo={() => session.model.undo()}
        />
      ) : (
        <DatasetBody {...props} dataset={reading.dataset} />
      )}
    </div>
  );
}

function DatasetHead({ trans, model, actions }: DatasetViewProps): React.JSX.Element {
  const { session } = useStateful(model);
  const { reading, canUndo, canRedo } = useStateful(session.model);
  const { dirty, path, cell } = useStateful(session.home);
  const name = reading.kind === 'dataset' ? reading.dataset.name : '';
  return (
    <div className="jp-Cohortlab-dataset-head">
      <div className="jp-Cohortlab-dataset-title">
        <CommitField
          className="jp-Cohortlab-name"
          label={trans.__('Name of the dataset')}
          placeholder={trans.__('Dataset')}
          value={name}
          maxLength={300}
          readOnly={reading.kind === 'problems'}
          onCommit={text => session.model.edit(dataset => renameDataset(dataset, text))}
        />
        {dirty && (
          <span
            className="jp-Cohortlab-dirty"
            role="img"
            title={trans.__('Not saved yet')}
            aria-label={trans.__('Not saved yet')}
          />
        )}
      </div>
      <span className="jp-Cohortlab-dataset-path" title={path ?? undefined}>
        {path === null
          ? cell === undefined && trans.__('Not saved yet')
          : path.slice(folderOf(path).length).replace(/^\//, '')}
      </span>
      <div className="jp-Cohortlab-toolbar" role="toolbar" aria-label={trans.__('Dataset')}>
        {actions.create && <IconButton icon="add" label={trans.__('New dataset')} onClick={actions.create} />}
        {actions.open && <IconButton icon="open" label={trans.__('Open dataset…')} onClick={actions.open} />}
        <IconButton
          icon="save"
          label={saveLabel(path, cell, trans)}
          disabled={reading.kind === 'problems' || reading.missing !== null}
          onClick={() => actions.save()}
        />
        <IconButton
          icon="undo"
          label={trans.__('Undo')}
          disabled={!canUndo}
          onClick={() => session.model.undo()}
        />
        <IconButton
          icon="redo"
          label={trans.__('Redo')}
          disabled={!canRedo}
          onClick={() => session.model.redo()}
        />
      </div>
    </div>
  );
}

function saveLabel(path: string | null, cell: string | undefined, trans: Trans): string {
  if (cell !== undefined) {
    return trans.__('Write back to cell');
  }
  return path === null ? trans.__('Save dataset…') : trans.__('Save dataset');
}

function DatasetBody(props: DatasetViewProps & { readonly dataset: Dataset }): React.JSX.Element {
  const { trans, model, actions, offered, dataset } = props;
  const { session } = useStateful(model);
  const { unfolded } = useStateful(session.model);
  const { card } = useStateful(model.explore);
  const { path, facts } = useStateful(model.people);
  const { cohort } = useStateful(offered);
  const { release } = useStateful(model.choice);
  const search = useCallback(
    (text: string, signal: AbortSignal, table: string) => model.search(text, signal, table),
    // Answers are of a release: another one is asked anew.
    [model, release?.id]
  );
  const known = valueOf(card);
  const show = (conceptId: number): void => {
    model.explore.show(conceptId);
    model.turn('explore');
  };
  const browse = async (): Promise<void> => {
    const chosen = await actions.chooseCohortFile();
    if (chosen !== null) {
      session.chooseCohort(chosen);
    }
  };
  return (
    <>
      <CohortChoice
        trans={trans}
        cohort={dataset.cohort}
        path={path}
        facts={facts}
        everyone={release?.people}
        offered={cohort}
        onChoose={chosen => session.chooseCohort(chosen)}
        onBrowse={() => void browse()}
        onRetry={() => void model.people.retry()}
      />
      <TableList
        trans={trans}
        dataset={dataset}
        cards={known?.tables ?? []}
        known={known !== null}
        unfolded={unfolded}
        onUnfold={place => session.model.unfold(place)}
        edit={change => session.model.edit(change)}
        search={search}
        onShow={show}
      />
    </>
  );
}
