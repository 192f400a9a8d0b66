import React, { useMemo } from 'react';
import { inWords, lint, type Cohort } from '@cohortlab/sdk';
import { Fold, type Trans } from '../components';
import { RemarksView, WordsView } from './words-view';

export interface InWordsProps {
  readonly trans: Trans;
  readonly cohort: Cohort;
}

/** The whole definition in plain English with all remarks on it, when it is asked for. */
export function InWords({ trans, cohort }: InWordsProps): React.JSX.Element {
  return <Fold title={trans.__('In words')}>{() => <Text trans={trans} cohort={cohort} />}</Fold>;
}

function Text({ trans, cohort }: InWordsProps): React.JSX.Element {
  const words = useMemo(() => inWords(cohort), [cohort]);
  const remarks = useMemo(() => lint(cohort), [cohort]);
  return (
    <>
      <WordsView words={words} />
      <RemarksView trans={trans} remarks={remarks} />
    </>
  );
}
