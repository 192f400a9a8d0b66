import React, { useMemo } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptSearch } from '../components';
import type { CohortSession } from './session';
import { targetsOf, targetText } from './target-words';
import { isBlank, type Target } from './targets';
import { useEditing } from './view-context';

export interface PickBoxProps {
  readonly session: CohortSession;
  readonly inputRef: React.RefObject<HTMLInputElement>;
}

/** The one search box, with where a pick will go standing in it. */
export function PickBox({ session, inputRef }: PickBoxProps): React.JSX.Element {
  const { trans, cohort, release, book, searchIn, target } = useEditing();
  const search = useMemo(() => searchIn(), [searchIn]);
  const pick = (match: ConceptMatch): void => {
    if (release !== null) {
      book.remember(release, match);
    }
    session.model.pick(match);
  };
  const bare = isBlank(cohort) && target.kind === 'new';
  return (
    <ConceptSearch
      trans={trans}
      search={search}
      onPick={pick}
      label={trans.__('Add a condition, drug, procedure or measurement')}
      placeholder={bare ? trans.__('Condition, drug, procedure…') : trans.__('Add…')}
      prefix={bare ? undefined : <TargetChip />}
      inputRef={inputRef}
      onEscape={() => session.model.aim()}
    />
  );
}

/** Where the next pick goes, as the word that joins it to what is there: and, or, but not. */
function TargetChip(): React.JSX.Element {
  const { trans, cohort, target, aim } = useEditing();
  const offered = targetsOf(cohort);
  const targets = offered.some(each => keyOf(each) === keyOf(target)) ? offered : [...offered, target];
  return (
    <select
      className="jp-Cohortlab-target"
      aria-label={trans.__('Where it goes')}
      data-side={sideOf(target)}
      value={keyOf(target)}
      onChange={event => {
        const chosen = targets.find(each => keyOf(each) === event.target.value);
        if (chosen) {
          aim(chosen);
        }
      }}
    >
      {targets.map(each => (
        <option key={keyOf(each)} value={keyOf(each)}>
          {targetText(each, cohort, trans)}
        </option>
      ))}
    </select>
  );
}

/** A target in a list of options; the two sides of a set of people by their name. */
const keyOf = (target: Target): string =>
  target.kind === 'new' ? target.side : 'id' in target ? `${target.kind} ${target.id}` : target.kind;

const sideOf = (target: Target): string => {
  if (target.kind === 'new') {
    return target.side;
  }
  return target.kind === 'without' ? 'exclude' : target.kind === 'step' ? 'include' : 'group';
};
