import React from 'react';
import type { EventsCohort } from '@cohortlab/sdk';
import type { Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import type { ConceptBook } from './concept-book';
import { DayZeroCard } from './day-zero-card';
import { InWords } from './in-words';
import { LeavingCard } from './leaving-card';
import { Oddities } from './oddities';
import { PickBox } from './pick-box';
import type { CohortSession } from './session';
import { StepList } from './step-list';
import { Total } from './total';
import { useEditingOf } from './use-editing-of';
import { EditingProvider } from './view-context';

export interface EventsViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: EventsCohort;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

/** Spans of time while they are built: day 0, the steps in their order, how people leave. */
export function EventsView({ trans, session, cohort, book, actions }: EventsViewProps): React.JSX.Element {
  const { editing, input } = useEditingOf({ trans, session, cohort, book });
  return (
    <EditingProvider value={editing}>
      <div className="jp-Cohortlab-pick">
        <PickBox session={session} inputRef={input} />
      </div>
      <div className="jp-Cohortlab-main">
        <div className="jp-Cohortlab-body">
          <div className="jp-Cohortlab-groups">
            <Oddities id="" />
            <DayZeroCard />
            <StepList />
            <LeavingCard />
            <InWords trans={trans} cohort={cohort} />
          </div>
          <Answers trans={trans} session={session} />
        </div>
        <Total trans={trans} session={session} actions={actions} />
      </div>
    </EditingProvider>
  );
}
