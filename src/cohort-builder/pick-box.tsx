import React, { useCallback } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptSearch, useStateful } from '../components';
import { ServiceFailure } from '../service/failure';
import type { CohortSession } from './session';
import type { Target } from './model';
import { useEditing } from './view-context';
import { groupName } from './words';

export interface PickBoxProps {
  readonly session: CohortSession;
  readonly inputRef: React.RefObject<HTMLInputElement>;
}

/** The one search box, with where a pick will go standing in it. */
export function PickBox({ session, inputRef }: PickBoxProps): React.JSX.Element {
  const { trans, cohort, release, book } = useEditing();
  const { service } = session.choice;
  useStateful(service);
  const { api, ready } = service;
  const search = useCallback(
    (text: string, signal: AbortSignal) =>
      release === null || !ready
        ? Promise.reject(new ServiceFailure({ kind: 'service', code: 'serviceDown', problems: [] }))
        : api.search(release, { text }, signal),
    [api, release, ready]
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
      {[...cohort.include, ...cohort.exclude].map(group => (
        <option key={group.id} value={group.id}>
          {group.kind === 'any'
            ? trans.__('or, beside %1', groupName(group, cohort, trans))
            : trans.__('and, beside %1', groupName(group, cohort, trans))}
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
