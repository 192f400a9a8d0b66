import React from 'react';
import type { EventsCohort, Limit } from '@cohortlab/sdk';
import { type Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import { memberText } from './member-words';
import type { CohortSession } from './session';
import { Total } from './total';
import { spanTexts } from './span-words';
import { eventWord } from './words';

export interface EventsViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: EventsCohort;
  readonly actions: CohortActions;
}

/** Spans of time, as ATLAS has them: shown and counted as they are, edited as text for now. */
export function EventsView({ trans, session, cohort, actions }: EventsViewProps): React.JSX.Element {
  const { entry, limit } = cohort;
  return (
    <div className="jp-Cohortlab-main">
      <div className="jp-Cohortlab-body">
        <div className="jp-Cohortlab-groups">
          <h2 className="jp-Cohortlab-heading">{trans.__('People enter with')}</h2>
          <div className="jp-Cohortlab-group">
            <ul>
              {entry.events.map((event, index) => (
                <li key={event.id} className="jp-Cohortlab-criterion">
                  {index > 0 && <p className="jp-Cohortlab-joint jp-mod-small">{trans.__('or')}</p>}
                  <div className="jp-Cohortlab-row">
                    <span className="jp-Cohortlab-row-name">
                      {memberText(event, cohort.conceptSets, trans)}
                    </span>
                  </div>
                  <div className="jp-Cohortlab-row-facts">
                    <span className="jp-Cohortlab-tag">{eventWord(event.kind, trans)}</span>
                  </div>
                </li>
              ))}
            </ul>
          </div>
          <p>
            {trans.__(
              'Observed for at least %1 days before the event, and %2 days after it.',
              entry.priorDays,
              entry.laterDays
            )}{' '}
            {entryText(entry.limit, limit, trans)}
          </p>
          {spanTexts(cohort, trans).map((text, index) => (
            <p key={index}>{text}</p>
          ))}
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

/** Which of a person's events count: chosen among all of them, or among those with the observation needed. */
function entryText(all: Limit, qualifying: Limit, trans: Trans): string {
  if (all !== 'all') {
    return all === 'first'
      ? trans.__('Only the first event of a person is looked at.')
      : trans.__('Only the last event of a person is looked at.');
  }
  const texts: Record<Limit, string> = {
    all: trans.__('Every such event of a person counts.'),
    first: trans.__('Of such events, the first of a person counts.'),
    last: trans.__('Of such events, the last of a person counts.')
  };
  return texts[qualifying];
}
