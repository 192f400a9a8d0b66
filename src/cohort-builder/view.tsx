import React, { useState } from 'react';
import { PanelFoot, ServiceBanner, useStateful, type Trans } from '../components';
import { VERSION } from '../service/version';
import type { CohortActions } from './actions';
import type { ConceptBook } from './concept-book';
import { EventsView } from './events-view';
import { Header } from './header';
import { PeopleView } from './people-view';
import type { CohortSession } from './session';
import { Unreadable } from './unreadable';

export interface CohortViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly book: ConceptBook;
  readonly actions: CohortActions;
}

/** A cohort, in the side panel or as a document: one tree, two sizes. */
export function CohortView(props: CohortViewProps): React.JSX.Element {
  const { trans, session, actions } = props;
  const { service } = session.choice;
  const state = useStateful(service);
  const [typing, setTyping] = useState(false);
  return (
    <div
      className="jp-Cohortlab jp-Cohortlab-builder"
      // Undo belongs to the text field while somebody types in one.
      data-cohortlab-undo={typing ? undefined : ''}
      onFocus={event => setTyping(isTextField(event.target))}
      onInput={event => setTyping(isTextField(event.target as Element))}
      onBlur={() => setTyping(false)}
    >
      <Header trans={trans} session={session} actions={actions} />
      <ServiceBanner
        trans={trans}
        service={state}
        version={VERSION}
        onRestart={() => void service.restart()}
        onRetry={() => service.refresh()}
      />
      <Content {...props} />
      <PanelFoot trans={trans} mode={state.status?.mode ?? null} />
    </div>
  );
}

function Content({ trans, session, book, actions }: CohortViewProps): React.JSX.Element {
  const { reading, text, canUndo } = useStateful(session.model);
  switch (reading.kind) {
    case 'people':
      return (
        <PeopleView trans={trans} session={session} cohort={reading.cohort} book={book} actions={actions} />
      );
    case 'events':
      return <EventsView trans={trans} session={session} cohort={reading.cohort} actions={actions} />;
    case 'problems':
      return (
        <Unreadable
          trans={trans}
          text={text}
          problems={reading.problems}
          canUndo={canUndo}
          onEditText={() => actions.editText(session)}
          onUndo={() => session.model.undo()}
        />
      );
  }
}

/** An empty field has nothing of its own to undo. */
function isTextField(element: Element): boolean {
  return element instanceof HTMLInputElement && element.type !== 'checkbox' && element.value !== '';
}
