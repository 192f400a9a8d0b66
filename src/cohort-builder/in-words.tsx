import React, { useMemo, useState } from 'react';
import { inWords, lint, type Cohort } from '@cohortlab/sdk';
import { Icon, type Trans } from '../components';
import { RemarksView, WordsView } from './words-view';

export interface InWordsProps {
  readonly trans: Trans;
  readonly cohort: Cohort;
}

/** The whole definition in plain English with all remarks on it, when it is asked for. */
export function InWords({ trans, cohort }: InWordsProps): React.JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <section className="jp-Cohortlab-in-words" aria-label={trans.__('In words')}>
      <button
        type="button"
        className="jp-Cohortlab-link jp-Cohortlab-disclose"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'down' : 'right'} />
        {trans.__('In words')}
      </button>
      {open && <Text trans={trans} cohort={cohort} />}
    </section>
  );
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
