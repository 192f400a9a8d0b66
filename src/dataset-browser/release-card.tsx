import React from 'react';
import type { ReleaseCard as Card, ReleaseSummary } from '@cohortlab/sdk';
import { ShownCount, type Trans } from '../components';

export interface ReleaseCardProps {
  readonly trans: Trans;
  readonly card: Card;
}

/** What a release is: whose records, how many people, how far in time, made of what. */
export function ReleaseCard({ trans, card }: ReleaseCardProps): React.JSX.Element {
  const { release, notes } = card;
  return (
    <section className="jp-Cohortlab-release" aria-label={trans.__('Release')}>
      <div className="jp-Cohortlab-release-head">
        <h2>{release.name}</h2>
        <span className="jp-Cohortlab-tag">{natureOf(release, trans)}</span>
      </div>
      <p className="jp-Cohortlab-release-people">
        <ShownCount trans={trans} shown={release.people} noun />
      </p>
      <dl className="jp-Cohortlab-facts">
        <div>
          <dt>{trans.__('Data to')}</dt>
          <dd>
            <time dateTime={release.cutOff}>{dayInWords(release.cutOff)}</time>
          </dd>
        </div>
        {release.madeOn && (
          <div>
            <dt>{trans.__('Made on')}</dt>
            <dd>
              <time dateTime={release.madeOn}>{dayInWords(release.madeOn)}</time>
            </dd>
          </div>
        )}
        <div>
          <dt>{trans.__('OMOP CDM')}</dt>
          <dd>{release.cdmVersion}</dd>
        </div>
        <div>
          <dt>{trans.__('Vocabulary')}</dt>
          <dd>{release.vocabularyVersion}</dd>
        </div>
      </dl>
      {notes.length > 0 && (
        <details className="jp-Cohortlab-notes">
          <summary>{trans.__('What to know about these data')}</summary>
          <ul>
            {notes.map(note => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Whose records these are, and for whom they were curated. */
function natureOf({ synthetic, tier }: ReleaseSummary, trans: Trans): string {
  if (synthetic) {
    return trans.__('synthetic data');
  }
  return tier === null ? trans.__("people's records") : trans.__("people's records, %1 tier", tier);
}

/** `2025-12-31` as the reader's language writes a day; what is no day stays as it is. */
export function dayInWords(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(date.getTime())
    ? day
    : new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
