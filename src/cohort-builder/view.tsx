import React from 'react';
import {
  CellRemark,
  PanelFoot,
  ReleaseRemark,
  ServiceBanner,
  Unreadable,
  useStateful,
  useTyping,
  type Trans
} from '../components';
import { VERSION } from '../service/version';
import type { CohortActions } from './actions';
import { CohortEditor } from './cohort-editor';
import type { ConceptBook } from './concept-book';
import { Header } from './header';
import type { CohortSession } from './session';

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
  const choice = useStateful(session.choice);
  const [typing, typingHandlers] = useTyping();
  return (
    <div
      className="jp-Cohortlab jp-Cohortlab-builder"
      // Undo belongs to the text field while somebody types in one.
      data-cohortlab-undo={typing ? undefined : ''}
      {...typingHandlers}
    >
      <Header trans={trans} session={session} actions={actions} />
      <ServiceBanner
        trans={trans}
        service={state}
        version={VERSION}
        onRestart={() => void service.restart()}
        onRetry={() => service.refresh()}
        onDismiss={() => service.dismiss()}
      />
      <ReleaseRemark trans={trans} choice={choice} releases={state.releases} />
      <CellRemark
        trans={trans}
        home={session.home}
        uses={actions.uses}
        onSave={() => actions.save(session)}
        onToFile={() => actions.toFile(session)}
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
    case 'events':
      return (
        <CohortEditor trans={trans} session={session} cohort={reading.cohort} book={book} actions={actions} />
      );
    case 'problems':
      return (
        <Unreadable
          trans={trans}
          title={trans.__('This file cannot be read as a cohort.')}
          text={text}
          problems={reading.problems}
          canUndo={canUndo}
          onEditText={() => actions.editText(session)}
          onUndo={() => session.model.undo()}
        />
      );
  }
}
