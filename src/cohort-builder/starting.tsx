import React from 'react';
import { EmptyState, Icon, useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import { EXAMPLES } from './examples';
import type { CohortSession } from './session';
import { useEditing } from './view-context';

export interface StartingProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly actions: CohortActions;
}

/** An empty cohort: what to do first, and cohorts to begin from. */
export function Starting({ trans, session, actions }: StartingProps): React.JSX.Element {
  const { release } = useStateful(session.choice);
  const { aim, target } = useEditing();
  const timed = target.kind === 'dayZero';
  return (
    <EmptyState title={timed ? trans.__('When does it begin?') : trans.__('Whom do you want to study?')}>
      <p>
        {timed
          ? trans.__(
              'Search above for the event that is day 0, such as a first diagnosis or a first prescription. What must hold before and after it comes next.'
            )
          : trans.__(
              'Search above for something that people have had: a condition, a drug, a procedure, a measurement. Each thing you add narrows them down, and the number of people follows as you go.'
            )}
      </p>
      {release && <p>{trans.__('The release %1 holds records up to %2.', release.name, release.cutOff)}</p>}
      <p>{trans.__('Or begin otherwise:')}</p>
      <ul className="jp-Cohortlab-examples">
        <li>
          <button
            type="button"
            className="jp-Cohortlab-button"
            aria-pressed={timed}
            onClick={() => aim(timed ? { kind: 'new', side: 'include' } : { kind: 'dayZero' })}
          >
            <Icon name="clock" />
            {trans.__('With a day 0: what comes before and after it')}
          </button>
        </li>
        {actions.openAtlas && (
          <li>
            <button type="button" className="jp-Cohortlab-button" onClick={actions.openAtlas}>
              <Icon name="open" />
              {trans.__('From a file of ATLAS…')}
            </button>
          </li>
        )}
      </ul>
      <p>{trans.__('Or from an example:')}</p>
      <ul className="jp-Cohortlab-examples">
        {EXAMPLES.map(({ id, cohort }) => (
          <li key={id}>
            <button
              type="button"
              className="jp-Cohortlab-button"
              onClick={() => actions.example(session, cohort)}
            >
              <Icon name={cohort.kind === 'people' ? 'people' : 'clock'} />
              {cohort.name}
            </button>
          </li>
        ))}
      </ul>
    </EmptyState>
  );
}
