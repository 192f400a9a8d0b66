import React from 'react';
import type { ReleaseSummary } from '@cohortlab/sdk';
import type { ReleaseState } from '../service/release-choice';
import { releaseWord } from './release-remark';
import { shownPeople } from './shown';
import type { Trans } from './trans';

export interface ReleaseChipProps {
  readonly trans: Trans;
  readonly choice: ReleaseState;
  readonly releases: readonly ReleaseSummary[] | null;
  /** A name, or null for what the study or the server says. */
  readonly onChoose: (release: string | null) => void;
}

/** The release that every number here is from; a menu when the service offers several. */
export function ReleaseChip({
  trans,
  choice,
  releases,
  onChoose
}: ReleaseChipProps): React.JSX.Element | null {
  if (releases === null) {
    return null;
  }
  const { release, wanted } = choice;
  const lost = release === null;
  const title = release
    ? describe(release, choice, trans)
    : trans.__('The service does not offer this release.');
  const mark = lost ? ' jp-mod-error' : release.retired !== null ? ' jp-mod-warning' : '';
  const className = `jp-Cohortlab-chip${mark}`;
  if (releases.length <= 1 && !lost && choice.origin !== 'user') {
    return (
      <span className={className} title={title}>
        {release.name}
        <span className="jp-Cohortlab-spoken">{title}</span>
      </span>
    );
  }
  return (
    <select
      className={className}
      aria-label={trans.__('Release')}
      title={title}
      value={release?.name ?? wanted ?? ''}
      onChange={event => {
        onChoose(event.target.value || null);
      }}
    >
      {lost && (
        <option value={wanted ?? ''} disabled>
          {wanted === null ? trans.__('No release') : trans.__('%1: not offered', releaseWord(wanted))}
        </option>
      )}
      {choice.origin === 'user' && <option value="">{trans.__('As the study or server says')}</option>}
      {releases.map(each => (
        <option key={each.id} value={each.name}>
          {each.retired === null ? each.name : trans.__('%1 (retired)', each.name)}
        </option>
      ))}
    </select>
  );
}

function describe(release: ReleaseSummary, choice: ReleaseState, trans: Trans): string {
  const origins = {
    user: trans.__('chosen here'),
    study: trans.__('pinned by the study'),
    server: trans.__("the server's default")
  };
  return [
    trans.__('Release %1, %2.', release.name, origins[choice.origin]),
    release.synthetic ? trans.__('Synthetic data.') : '',
    release.tier === null ? '' : trans.__('Curated for the %1 tier.', release.tier),
    release.retired === null
      ? ''
      : trans.__('Retired; %1 replaces it.', releaseWord(release.retired.replacedBy)),
    trans.__('%1, data up to %2.', shownPeople(release.people, trans), release.cutOff),
    trans.__('OMOP CDM %1, vocabulary %2.', release.cdmVersion, release.vocabularyVersion)
  ]
    .filter(Boolean)
    .join(' ');
}
