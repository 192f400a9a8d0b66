import React, { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { PeopleCohort } from '@cohortlab/sdk';
import { useStateful, type Trans } from '../components';
import type { CohortActions } from './actions';
import { Answers } from './answers';
import type { ConceptBook } from './concept-book';
import { GroupList } from './group-list';
import type { Target } from './model';
import { PickBox } from './pick-box';
import type { CohortSession } from './session';
import { Starting } from './starting';
import { Total } from './total';
import { EditingProvider, type Editing } from './view-context';

export interface PeopleViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: PeopleCohort;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

/** A set of people while it is built: search on top, what was said, how many that is. */
export function PeopleView({ trans, session, cohort, book, actions }: PeopleViewProps): React.JSX.Element {
  const { target } = useStateful(session.model);
  const { count, countFresh } = useStateful(session.counts);
  const { release } = useStateful(session.choice);
  const input = useRef<HTMLInputElement>(null);
  const edit = useCallback<Editing['edit']>(change => void session.model.edit(change), [session]);
  const aim = useCallback(
    (wanted: Target) => {
      session.model.aim(wanted);
      input.current?.focus();
    },
    [session]
  );
  const [added, setAdded] = useState<Editing['added']>(null);
  useEffect(() => {
    const follow = (_: unknown, group: string): void => setAdded({ group });
    session.model.added.connect(follow);
    return () => {
      session.model.added.disconnect(follow);
    };
  }, [session]);
  const askFacts = useCallback(() => {
    session.model.aim();
    session.model.pickFacts({});
  }, [session]);
  const editing = useMemo<Editing>(
    () => ({
      trans,
      cohort,
      edit,
      target,
      aim,
      askFacts,
      added,
      book,
      release: release?.name ?? null,
      cutOff: release?.cutOff ?? null,
      parts: count?.parts ?? [],
      remarks: countFresh && count ? count.remarks : [],
      stale: !countFresh
    }),
    [trans, cohort, edit, target, aim, askFacts, added, book, release, count, countFresh]
  );
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
              <GroupList />
              <Answers trans={trans} session={session} />
            </>
          )}
        </div>
        {!blank && <Total trans={trans} session={session} actions={actions} />}
      </div>
    </EditingProvider>
  );
}
