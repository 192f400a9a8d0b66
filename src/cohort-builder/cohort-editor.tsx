import React from 'react';
import type { Cohort } from '@cohortlab/sdk';
import type { Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import { ChangesView } from './changes-view';
import type { ConceptBook } from './concept-book';
import { DayZeroCard } from './day-zero-card';
import { GroupList } from './group-list';
import { InWords } from './in-words';
import { LeavingCard } from './leaving-card';
import { nodeEvents } from './node-events';
import { Oddities } from './oddities';
import { PickBox } from './pick-box';
import type { CohortSession } from './session';
import { SqlView } from './sql-view';
import { Starting } from './starting';
import { StepList } from './step-list';
import { isBlank } from './targets';
import { Total } from './total';
import { useEditingOf } from './use-editing-of';
import { EditingProvider } from './view-context';

export interface CohortEditorProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: Cohort;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

/**
 * A cohort while it is built: search on top, what was said, how many that is. One tree for both kinds,
 * so that the search box keeps the focus when a set of people takes a day 0.
 */
export function CohortEditor({
  trans,
  session,
  cohort,
  book,
  actions
}: CohortEditorProps): React.JSX.Element {
  const { editing, input, told } = useEditingOf({ trans, session, cohort, book, actions });
  const blank = isBlank(cohort);
  return (
    <EditingProvider value={editing}>
      <div className="jp-Cohortlab-editor" {...nodeEvents(editing)}>
        <div className="jp-Cohortlab-pick">
          <PickBox session={session} inputRef={input} />
        </div>
        <div className="jp-Cohortlab-main">
          <div className="jp-Cohortlab-body">
            {blank ? (
              <Starting trans={trans} session={session} actions={actions} />
            ) : (
              <>
                <div className="jp-Cohortlab-groups">
                  <Oddities id="" />
                  {cohort.kind === 'people' ? <GroupList /> : <Spans />}
                  <ChangesView trans={trans} session={session} cohort={cohort} />
                  <InWords trans={trans} cohort={cohort} />
                  <SqlView trans={trans} session={session} actions={actions} />
                </div>
                <Answers trans={trans} session={session} />
              </>
            )}
          </div>
          {!blank && <Total trans={trans} session={session} actions={actions} />}
        </div>
        <p className="jp-Cohortlab-told" role="status">
          {told}
        </p>
      </div>
    </EditingProvider>
  );
}

/** Spans of time: day 0, the steps in their order, how people leave. */
function Spans(): React.JSX.Element {
  return (
    <>
      <DayZeroCard />
      <StepList />
      <LeavingCard />
    </>
  );
}
