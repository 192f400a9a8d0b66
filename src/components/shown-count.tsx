import React from 'react';
import type { Shown } from '@cohortlab/sdk';
import { shownReason, shownText, spokenPeople, spokenRecords } from './shown';
import type { Trans } from './trans';

export interface ShownCountProps {
  readonly trans: Trans;
  /** Undefined while it is not known: a quiet dash keeps the place. */
  readonly shown: Shown | undefined;
  /** The number is of an earlier definition; a new one is on its way. */
  readonly stale?: boolean;
  /** Print `people` behind the number. */
  readonly noun?: boolean;
  /** What is counted; people unless said. */
  readonly of?: 'people' | 'records';
}

/** A count as it may be shown: `≈480` or `<40`, read out in words. */
export function ShownCount({ trans, shown, stale, noun, of = 'people' }: ShownCountProps): React.JSX.Element {
  if (!shown) {
    return (
      <span className="jp-Cohortlab-count" aria-hidden="true">
        –
      </span>
    );
  }
  const hidden = shown.kind === 'hidden' ? ' jp-mod-few' : '';
  return (
    <span
      className={`jp-Cohortlab-count${hidden}${stale ? ' jp-mod-stale' : ''}`}
      title={shownReason(shown, trans)}
    >
      <span aria-hidden="true">
        {shownText(shown)}
        {noun && <span className="jp-Cohortlab-count-noun"> {trans.__('people')}</span>}
      </span>
      <span className="jp-Cohortlab-spoken">
        {of === 'people' ? spokenPeople(shown, trans) : spokenRecords(shown, trans)}
      </span>
    </span>
  );
}
