import React, { useMemo } from 'react';
import { changesBetween, type Change, type Cohort, type Piece } from '@cohortlab/sdk';
import { Fold, Icon, useStateful, type Trans } from '../components';
import type { CohortSession } from './session';

export interface ChangesViewProps {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: Cohort;
}

/** What was changed since the cohort was saved, and the way back; nothing where nothing was. */
export function ChangesView({ trans, session, cohort }: ChangesViewProps): React.JSX.Element | null {
  const { dirty } = useStateful(session.home);
  const { saved } = session.home;
  if (!dirty || saved === null) {
    return null;
  }
  return (
    <Fold title={trans.__('Changes since saved')} className="jp-Cohortlab-changes">
      {() => (
        <>
          <Changes trans={trans} session={session} cohort={cohort} />
          <button type="button" className="jp-Cohortlab-button" onClick={() => session.revert()}>
            <Icon name="undo" />
            {trans.__('Revert to saved')}
          </button>
        </>
      )}
    </Fold>
  );
}

function Changes({ trans, session, cohort }: ChangesViewProps): React.JSX.Element {
  const { saved } = session.home;
  const before = useMemo(() => session.readSaved(), [session, saved]);
  const changes = useMemo(() => before && changesBetween(before, cohort), [before, cohort]);
  if (changes === null) {
    return <p>{trans.__('The saved version cannot be read as a cohort.')}</p>;
  }
  if (changes.length === 0) {
    return <p>{trans.__('Only the way it is written; it says the same.')}</p>;
  }
  return (
    <ul>
      {changes.map((change, index) => (
        <li key={index} data-what={change.what}>
          {change.place !== '' && <strong>{change.place}</strong>} <What trans={trans} change={change} />
        </li>
      ))}
    </ul>
  );
}

function What({ trans, change: { what, words } }: { readonly trans: Trans; readonly change: Change }) {
  const texts: Record<Change['what'], string> = {
    added: trans.__('added'),
    removed: trans.__('removed'),
    moved: trans.__('moved'),
    off: trans.__('switched off'),
    on: trans.__('switched on'),
    changed: ''
  };
  return (
    <>
      {what !== 'changed' && <span className="jp-Cohortlab-tag">{texts[what]}</span>}{' '}
      {words.map((piece, index) => (
        <React.Fragment key={index}>
          {piece.kind === 'new' && words[index - 1]?.kind === 'old' && <span> → </span>}
          {word(piece)}{' '}
        </React.Fragment>
      ))}
    </>
  );
}

function word({ kind, text }: Piece): React.JSX.Element {
  if (kind === 'same') {
    return <span>{text}</span>;
  }
  return kind === 'old' ? <del>{text}</del> : <ins>{text}</ins>;
}
