import React from 'react';
import { ErrorState, InsertButton, ShownCount, spokenPeople, useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import type { CohortSession } from './session';

export interface TotalProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** The number that everything is about, and the way to take it into the notebook. */
export function Total({ trans, session, actions }: TotalProps): React.JSX.Element {
  const { count, countFresh, busy, failure } = useStateful(session.counts);
  const fresh = countFresh && count !== null;
  const retry = (): void => {
    const { service, state } = session.choice;
    const replaced = failure?.kind === 'service' && failure.code === 'releaseReplaced';
    void (replaced && state.release ? service.reload(state.release.name) : Promise.resolve())
      .catch(() => undefined)
      .then(() => session.counts.retry());
  };
  const spans = count?.kind === 'events';
  return (
    <section className="jp-Cohortlab-total" aria-label={trans.__('People in this cohort')} aria-busy={busy}>
      <div className="jp-Cohortlab-progress" hidden={!busy} />
      {failure && <ErrorState trans={trans} failure={failure} onRetry={retry} />}
      <div className="jp-Cohortlab-total-number">
        <ShownCount trans={trans} shown={count?.people} stale={!fresh} noun />
      </div>
      <p className="jp-Cohortlab-total-note">
        {spans && (
          <>
            <ShownCount trans={trans} shown={count.entries} stale={!fresh} of="records" />{' '}
            {trans.__('entries; ')}
          </>
        )}
        {trans.__('rounded here,')}{' '}
        <button
          type="button"
          className="jp-Cohortlab-link"
          title={trans.__('Insert a cell that counts this cohort exactly')}
          onClick={() => actions.insert(session, 'count')}
        >
          {trans.__('exact in your notebook')}
        </button>
      </p>
      <InsertButton
        trans={trans}
        title={trans.__('Insert a cell that loads these people into a data frame')}
        onInsert={() => actions.insert(session, 'frame')}
        onMenu={anchor => actions.insertMenu(session, anchor)}
      />
      <p className="jp-Cohortlab-spoken" role="status">
        {fresh ? trans.__('%1 in this cohort', spokenPeople(count.people, trans)) : ''}
      </p>
    </section>
  );
}
