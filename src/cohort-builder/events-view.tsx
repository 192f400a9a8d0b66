import React from 'react';
import { inWords, lint, type EventsCohort } from '@cohortlab/sdk';
import { type Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import type { CohortSession } from './session';
import { Total } from './total';
import { RemarksView, WordsView } from './words-view';

export interface EventsViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: EventsCohort;
  readonly actions: CohortActions;
}

/** Spans of time, as ATLAS has them: said and counted as they are, edited as text for now. */
export function EventsView({ trans, session, cohort, actions }: EventsViewProps): React.JSX.Element {
  const words = React.useMemo(() => inWords(cohort), [cohort]);
  const remarks = React.useMemo(() => lint(cohort), [cohort]);
  return (
    <div className="jp-Cohortlab-main">
      <div className="jp-Cohortlab-body">
        <div className="jp-Cohortlab-groups">
          <WordsView words={words} />
          <RemarksView trans={trans} remarks={remarks} />
          <p className="jp-Cohortlab-quiet">
            {trans.__(
              'This cohort is made of spans of time, as ATLAS has them. It is counted and inserted as it is; editing it here comes later.'
            )}{' '}
            <button type="button" className="jp-Cohortlab-link" onClick={() => actions.editText(session)}>
              {trans.__('Open as text')}
            </button>
          </p>
        </div>
        <Answers trans={trans} session={session} />
      </div>
      <Total trans={trans} session={session} actions={actions} />
    </div>
  );
}
