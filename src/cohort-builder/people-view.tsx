import React from 'react';
import type { PeopleCohort } from '@cohortlab/sdk';
import type { Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import type { ConceptBook } from './concept-book';
import { GroupList } from './group-list';
import { InWords } from './in-words';
import { Oddities } from './oddities';
import { PickBox } from './pick-box';
import type { CohortSession } from './session';
import { Starting } from './starting';
import { Total } from './total';
import { useEditingOf } from './use-editing-of';
import { EditingProvider } from './view-context';

export interface PeopleViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: PeopleCohort;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

/** A set of people while it is built: search on top, what was said, how many that is. */
export function PeopleView({ trans, session, cohort, book, actions }: PeopleViewProps): React.JSX.Element {
  const { editing, input } = useEditingOf({ trans, session, cohort, book });
  const blank = cohort.include.length + cohort.exclude.length === 0;
  return (
    <EditingProvider value={editing}>
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
                <GroupList />
                <InWords trans={trans} cohort={cohort} />
              </div>
              <Answers trans={trans} session={session} />
            </>
          )}
        </div>
        {!blank && <Total trans={trans} session={session} actions={actions} />}
      </div>
    </EditingProvider>
  );
}
