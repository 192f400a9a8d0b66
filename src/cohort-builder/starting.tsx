import React from 'react';
import { EmptyState, Icon, useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import { EXAMPLES } from './examples';
import type { CohortSession } from './session';

export interface StartingProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** An empty cohort: what to do first, and two cohorts to look at. */
export function Starting({ trans, session, actions }: StartingProps): React.JSX.Element {
  const { release } = useStateful(session.choice);
  return (
    <EmptyState title={trans.__('Whom do you want to study?')}>
      <p>
        {trans.__(
          'Search above for something that people have had: a condition, a drug, a procedure, a measurement. Each thing you add narrows them down, and the number of people follows as you go.'
        )}
      </p>
      {release && <p>{trans.__('The release %1 holds records up to %2.', release.name, release.cutOff)}</p>}
      <p>{trans.__('Or begin from an example:')}</p>
      <ul className="jp-Cohortlab-examples">
        {EXAMPLES.map(({ id, cohort }) => (
          <li key={id}>
            <button
              type="button"
              className="jp-Cohortlab-button"
              onClick={() => actions.example(session, cohort)}
            >
              <Icon name="people" />
              {cohort.name}
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
