import React, { useCallback, useEffect, useId, useRef, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { reviewCodes, takenOf, type AskCodes, type Meaning, type ReviewedLine } from './code-lines';
import { CodeLines } from './code-line';
import { ErrorState } from './error-state';
import { MOST_LINES } from './pasted-list';
import { Sheet } from './sheet';
import type { Trans } from './trans';
import { useAnswer } from './use-answer';

export interface CodeReviewProps {
  readonly trans: Trans;
  readonly lines: readonly string[];
  /** Keep its identity while answers stay true. */
  readonly codes: AskCodes;
  /** Which concepts can be added; others are shown and left out. */
  readonly choosable: (concept: ConceptMatch) => boolean;
  readonly onAdd: (concepts: readonly ConceptMatch[], descendants: boolean) => void;
  readonly onClose: () => void;
}

/** What each code of a pasted list became; what is in doubt is chosen here, then all are added at once. */
export function CodeReview(props: CodeReviewProps): React.JSX.Element {
  const { trans, lines, codes, onClose } = props;
  const question = useCallback(
    (signal: AbortSignal) => reviewCodes(codes, lines.slice(0, MOST_LINES), signal),
    [codes, lines]
  );
  const { answer, failure, retry } = useAnswer(question);
  return (
    <Sheet trans={trans} label={trans.__('Pasted codes')} onClose={onClose} busy={!answer && !failure}>
      {failure && <ErrorState trans={trans} failure={failure} onRetry={retry} />}
      {!answer && !failure && (
        <p className="jp-Cohortlab-sheet-part" role="status">
          {trans._n('Looking up %1 line…', 'Looking up %1 lines…', lines.length)}
        </p>
      )}
      {answer && <Choosing {...props} reviewed={answer} />}
    </Sheet>
  );
}

interface ChoosingProps extends CodeReviewProps {
  readonly reviewed: readonly ReviewedLine[];
}

function Choosing({ trans, lines, reviewed, choosable, onAdd }: ChoosingProps): React.JSX.Element {
  const [chosen, setChosen] = useState<ReadonlySet<Meaning>>(() => certain(reviewed, choosable));
  const [descendants, setDescendants] = useState(true);
  const add = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();
  const of = (kind: ReviewedLine['kind']) => reviewed.filter(line => line.kind === kind);
  const [found, ambiguous, unknown] = [of('found'), of('ambiguous'), of('unknown')];
  // In the order of the list, whatever was chosen first.
  const meanings = reviewed.flatMap(line => line.meanings).filter(meaning => chosen.has(meaning));
  const concepts = takenOf(meanings).filter(choosable);
  useEffect(() => {
    // To the first thing that is asked; when nothing is, Enter adds.
    const first = form.current?.querySelector<HTMLInputElement>('[data-kind="ambiguous"] input:enabled');
    (first ?? add.current)?.focus();
  }, []);
  const toggle = (meaning: Meaning): void => {
    const next = new Set(chosen);
    if (!next.delete(meaning)) {
      next.add(meaning);
    }
    setChosen(next);
  };
  const section = (title: string, kind: ReviewedLine['kind'], of: readonly ReviewedLine[]) =>
    of.length > 0 && (
      <CodeLines
        trans={trans}
        title={title}
        kind={kind}
        lines={of}
        chosen={chosen}
        choosable={choosable}
        onToggle={toggle}
      />
    );
  return (
    <form
      ref={form}
      className="jp-Cohortlab-sheet-form"
      onSubmit={event => {
        event.preventDefault();
        onAdd(concepts, descendants);
      }}
    >
      <p className="jp-Cohortlab-sheet-part" role="status" id={id}>
        {summary(found.length, ambiguous.length, unknown.length, trans)}
        {lines.length > MOST_LINES && ` ${trans.__('Only the first %1 lines are read.', MOST_LINES)}`}
      </p>
      <div className="jp-Cohortlab-sheet-scroll">
        {section(trans.__('Which of these?'), 'ambiguous', ambiguous)}
        {section(trans.__('Not in this release'), 'unknown', unknown)}
        {section(trans.__('Found'), 'found', found)}
      </div>
      <div className="jp-Cohortlab-sheet-foot">
        <label className="jp-Cohortlab-check">
          <input
            type="checkbox"
            checked={descendants}
            onChange={event => setDescendants(event.target.checked)}
          />
          {trans.__('with descendants')}
        </label>
        <button
          ref={add}
          type="submit"
          className="jp-Cohortlab-button jp-mod-primary"
          aria-describedby={id}
          disabled={concepts.length === 0}
        >
          {trans._n('Add %1 concept', 'Add %1 concepts', concepts.length)}
        </button>
      </div>
    </form>
  );
}

/** What nobody needs to be asked: the one meaning of each line that was found. */
function certain(
  reviewed: readonly ReviewedLine[],
  choosable: (concept: ConceptMatch) => boolean
): ReadonlySet<Meaning> {
  const found = reviewed.filter(({ kind }) => kind === 'found').flatMap(({ meanings }) => meanings);
  return new Set(found.filter(({ taken }) => taken.some(choosable)));
}

function summary(found: number, ambiguous: number, unknown: number, trans: Trans): string {
  return [
    trans._n('%1 line was found', '%1 lines were found', found),
    ...(ambiguous > 0 ? [trans._n('%1 is ambiguous', '%1 are ambiguous', ambiguous)] : []),
    ...(unknown > 0 ? [trans._n('%1 is unknown', '%1 are unknown', unknown)] : [])
  ].join(', ');
}
