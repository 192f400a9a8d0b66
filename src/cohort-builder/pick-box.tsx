import React, { useCallback } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptSearch } from '../components';
import type { CohortSession } from './session';
import type { Target } from './model';
import { useEditing } from './view-context';

export interface PickBoxProps {
  readonly session: CohortSession;
  readonly inputRef: React.RefObject<HTMLInputElement>;
}

/** The one search box, with where a pick will go standing in it. */
export function PickBox({ session, inputRef }: PickBoxProps): React.JSX.Element {
  const { trans, cohort, release, book } = useEditing();
  const { api } = session.choice.service;
  const search = useCallback(
    (text: string, signal: AbortSignal) => api.search(release ?? '', { text }, signal),
    [api, release]
  );
  const pick = (match: ConceptMatch): void => {
    if (release !== null) {
      book.remember(release, match);
    }
    session.model.pick(match);
  };
  const blank = cohort.include.length + cohort.exclude.length === 0;
  return (
    <ConceptSearch
      trans={trans}
      search={search}
      onPick={pick}
      label={trans.__('Add a condition, drug, procedure or measurement')}
      placeholder={blank ? trans.__('Condition, drug, procedure…') : trans.__('Add…')}
      disabled={release === null}
      prefix={blank ? undefined : <TargetChip session={session} />}
      inputRef={inputRef}
      onEscape={() => session.model.aim()}
    />
  );
}

/** Where the next pick goes, as the word that joins it to what is there: and, or, but not. */
function TargetChip({ session }: { readonly session: CohortSession }): React.JSX.Element {
  const { trans, cohort, target } = useEditing();
  return (
    <select
      className="jp-Cohortlab-target"
      aria-label={trans.__('Where it goes')}
      data-side={target.kind === 'new' ? target.side : 'group'}
      value={target.kind === 'new' ? target.side : target.id}
      onChange={event => session.model.aim(targetOf(event.target.value))}
    >
      <option value="include">{trans.__('and')}</option>
      <option value="exclude">{trans.__('but not')}</option>
      {cohort.include.map((group, index) => (
        <option key={group.id} value={group.id}>
          {group.kind === 'any'
            ? trans.__('or, in group %1', index + 1)
            : trans.__('and, in group %1', index + 1)}
        </option>
      ))}
      {cohort.exclude.map((group, index) => (
        <option key={group.id} value={group.id}>
          {group.kind === 'any'
            ? trans.__('or, in exclusion %1', index + 1)
            : trans.__('and, in exclusion %1', index + 1)}
        </option>
      ))}
    </select>
  );
}

function targetOf(value: string): Target {
  return value === 'include' || value === 'exclude'
    ? { kind: 'new', side: value }
    : { kind: 'group', id: value };
}
