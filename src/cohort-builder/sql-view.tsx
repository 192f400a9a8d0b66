import React, { useEffect, useState } from 'react';
import { ErrorState, Fold, Icon, useStateful, type Trans } from '../components';
import { failureOf, type Failure } from '../service/failure';
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
  const [sql, setSql] = useState('');
  const [fresh, setFresh] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const settle = (next: () => void): void => (signal.aborted ? undefined : next());
    setFresh(false);
    setFailure(null);
    session.sql(signal).then(
      answer =>
        settle(() => {
          setSql(answer);
          setFresh(true);
        }),
      error => settle(() => setFailure(failureOf(error)))
    );
    return () => controller.abort();
  }, [session, text, release?.id, ready, tries]);
  if (failure) {
    return <ErrorState trans={trans} failure={failure} onRetry={() => setTries(tries + 1)} />;
  }
  return (
    <div className={fresh ? undefined : 'jp-mod-stale'} aria-busy={!fresh}>
      <p className="jp-Cohortlab-quiet">
        {trans.__('One statement, for DuckDB: what the panel counts, and what Python and R get.')}
      </p>
      {sql !== '' && (
        <>
          <pre tabIndex={0} aria-label={trans.__('SQL of the cohort')}>
            <code>{sql}</code>
          </pre>
          <button
            type="button"
            className="jp-Cohortlab-button"
            disabled={!fresh}
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
