import React from 'react';
import type { ConceptShare, NamedConcept } from '@cohortlab/sdk';
import { ShownCount, type Trans } from '../components';

export interface ShareRowsProps {
  readonly trans: Trans;
  /** The accessible name of the list. */
  readonly label: string;
  readonly shares: readonly ConceptShare[];
  /** Opens a concept; without it names are text. */
  readonly onShow?: (conceptId: number) => void;
  /** What concept 0 is. */
  readonly nothing?: string;
}

/** Concepts with their shares, as bars in a list. Those of few people are not listed at all. */
export function ShareRows({ trans, label, shares, onShow, nothing }: ShareRowsProps): React.JSX.Element {
  return (
    <ul className="jp-Cohortlab-shares" aria-label={label}>
      {shares.map(share => {
        const name = conceptName(share, trans, nothing);
        return (
          <li key={share.conceptId}>
            {onShow && share.conceptId !== 0 && share.name !== null ? (
              <button type="button" className="jp-Cohortlab-link" onClick={() => onShow(share.conceptId)}>
                {name}
              </button>
            ) : (
              <span>{name}</span>
            )}
            <ShownCount trans={trans} shown={share.people} />
            <Percent trans={trans} percent={share.percent} />
            <Share percent={share.percent} />
          </li>
        );
      })}
    </ul>
  );
}

/** A share in whole percent; a dash where it may not be told. */
export function Percent(props: {
  readonly trans: Trans;
  readonly percent: number | null;
}): React.JSX.Element {
  const { trans, percent } = props;
  return percent === null ? (
    <span className="jp-Cohortlab-percent" title={trans.__('Of too few people to be told.')}>
      <span aria-hidden="true">—</span>
      <span className="jp-Cohortlab-spoken">{trans.__('share not told')}</span>
    </span>
  ) : (
    <span className="jp-Cohortlab-percent">{trans.__('%1 %', percent)}</span>
  );
}

/** A thin line as long as a share. */
export function Share({ percent }: { readonly percent: number | null }): React.JSX.Element {
  return (
    <span className="jp-Cohortlab-track" aria-hidden="true">
      <span style={{ width: `${percent ?? 0}%` }} />
    </span>
  );
}

/** The name of a concept, or why it has none. */
export function conceptName({ conceptId, name }: NamedConcept, trans: Trans, nothing?: string): string {
  if (name !== null) {
    return name;
  }
  return conceptId === 0
    ? (nothing ?? trans.__('no matching concept'))
    : trans.__('concept %1, which the vocabulary lacks', conceptId);
}
