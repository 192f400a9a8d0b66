import React from 'react';
import type { ConceptSetAnswer } from '@cohortlab/sdk';
import { Icon, ShownCount, type AnswerState } from '../components';
import { useEditing } from './view-context';

export interface SetBringsProps {
  readonly resolved: AnswerState<ConceptSetAnswer>;
}

/** What a concept set comes to on the release: `Brings 312 concepts, ≈1,240 people`, and what became of its lines. */
export function SetBrings({ resolved: { answer, busy } }: SetBringsProps): React.JSX.Element | null {
  const { trans } = useEditing();
  if (!answer) {
    return null;
  }
  const { drift } = answer;
  const odd = [
    ...(drift.missing > 0
      ? [trans._n('%1 line is not in this release', '%1 lines are not in this release', drift.missing)]
      : []),
    ...(drift.invalid > 0
      ? [trans._n('%1 line is no longer valid', '%1 lines are no longer valid', drift.invalid)]
      : []),
    ...(drift.source > 0
      ? [trans._n('%1 line is a source code', '%1 lines are source codes', drift.source)]
      : [])
  ];
  return (
    <>
      <p className="jp-Cohortlab-quiet" aria-busy={busy}>
        {trans._n('Brings %1 concept,', 'Brings %1 concepts,', answer.concepts)}{' '}
        <ShownCount trans={trans} shown={answer.people} stale={busy} noun />
      </p>
      {odd.length > 0 && (
        <p className="jp-Cohortlab-note">
          <Icon name="warning" />
          {odd.join(trans.__('; '))}
        </p>
      )}
    </>
  );
}

export interface LineBringsProps {
  readonly line: ConceptSetAnswer['items'][number] | undefined;
  readonly stale: boolean;
}

/** What one line selects by itself, and what became of its concept where that is odd. */
export function LineBrings({ line, stale }: LineBringsProps): React.JSX.Element | null {
  const { trans } = useEditing();
  if (!line || line.state === 'missing') {
    return null;
  }
  return (
    <span title={trans.__('What this line selects by itself')}>
      {line.state === 'invalid' && (
        <span className="jp-Cohortlab-tag jp-mod-missing">{trans.__('no longer valid')}</span>
      )}{' '}
      {trans._n('%1 concept', '%1 concepts', line.concepts)}{' '}
      <ShownCount trans={trans} shown={line.people} stale={stale} />
    </span>
  );
}
