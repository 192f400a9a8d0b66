import React, { useMemo } from 'react';
import { ErrorState, Fold, Icon, useAnswer, useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import type { CohortSession } from './session';

export interface SqlViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** The SQL of the whole cohort, when it is asked for: what panel, Python and R run. */
export function SqlView(props: SqlViewProps): React.JSX.Element {
  return (
    <Fold title={props.trans.__('SQL')} className="jp-Cohortlab-sql">
      {() => <Sql {...props} />}
    </Fold>
  );
}

/** The SQL of one text; the last one stays, marked as such, until that of a newer text is there. */
function Sql({ trans, session, actions }: SqlViewProps): React.JSX.Element {
  const { text } = useStateful(session.model);
  const { release } = useStateful(session.choice);
  const { service } = session.choice;
  useStateful(service);
  const { ready } = service;
  const question = useMemo(
    () => (signal: AbortSignal) => session.sql(signal),
    [session, text, release?.id, ready]
  );
  const { answer: sql, failure, busy, retry } = useAnswer(question);
  if (failure) {
    return <ErrorState trans={trans} failure={failure} onRetry={retry} />;
  }
  return (
    <div className={busy ? 'jp-mod-stale' : undefined} aria-busy={busy}>
      <p className="jp-Cohortlab-quiet">
        {trans.__('One statement, for DuckDB: what the panel counts, and what Python and R get.')}
      </p>
      {sql !== null && (
        <>
          <pre tabIndex={0} aria-label={trans.__('SQL of the cohort')}>
            <code>{sql}</code>
          </pre>
          <button
            type="button"
            className="jp-Cohortlab-button"
            disabled={busy}
            onClick={() => actions.copyText(sql)}
          >
            <Icon name="copy" />
            {trans.__('Copy SQL')}
          </button>
        </>
      )}
    </div>
  );
}
