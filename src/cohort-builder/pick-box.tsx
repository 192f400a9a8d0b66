import React, { useCallback, useMemo, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptSearch } from '../components';
import { factsFound } from './facts-found';
import { PickSheet, type PickSheetKind } from './pick-sheet';
import type { CohortSession } from './session';
import { targetsOf, targetText } from './target-words';
import { isBlank, type Target } from './targets';
import { useEditing } from './view-context';

export interface PickBoxProps {
  readonly session: CohortSession;
  readonly inputRef: React.RefObject<HTMLInputElement>;
}

/** The one search box, with where a pick will go standing in it. A pasted list of codes is reviewed first. */
export function PickBox({ session, inputRef }: PickBoxProps): React.JSX.Element {
  const { trans, cohort, release, book, searchIn, target, vocabulary } = useEditing();
  const [sheet, setSheet] = useState<PickSheetKind | null>(null);
  const search = useMemo(() => searchIn(), [searchIn]);
  const { model } = session;
  const at = cohort.kind === 'events' ? 'start' : 'cutOff';
  const offers = useCallback(
    (text: string) => factsFound(text, at, facts => model.pickFacts(facts), trans),
    [at, model, trans]
  );
  const pick = (match: ConceptMatch): void => {
    if (release !== null) {
      book.remember(release, match);
    }
    session.model.pick(match);
  };
  const close = (): void => {
    setSheet(null);
    inputRef.current?.focus();
  };
  const pickAll = (concepts: readonly ConceptMatch[], descendants: boolean): void => {
    if (release !== null) {
      concepts.forEach(match => book.remember(release, match));
    }
    const name = (first: string, more: number): string => trans.__('%1 and %2 more', first, more);
    session.model.pickAll({ concepts, descendants, name });
    close();
  };
  const bare = isBlank(cohort) && target.kind === 'new';
  return (
    <div className="jp-Cohortlab-pickBox">
      <ConceptSearch
        trans={trans}
        search={search}
        onPick={pick}
        offers={offers}
        label={trans.__('Add a condition, drug, procedure or measurement')}
        placeholder={bare ? trans.__('Condition, drug, procedure…') : trans.__('Add…')}
        prefix={bare ? undefined : <TargetChip />}
        inputRef={inputRef}
        onEscape={() => session.model.aim()}
        {...(vocabulary && {
          onPasteList: lines => setSheet({ kind: 'codes', lines }),
          onHierarchy: concept => setSheet({ kind: 'hierarchy', concept })
        })}
      />
      {sheet && <PickSheet sheet={sheet} onAdd={pickAll} onClose={close} />}
    </div>
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
