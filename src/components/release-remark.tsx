import React from 'react';
import type { ReleaseSummary } from '@cohortlab/sdk';
import type { ReleaseState } from '../service/release-choice';
import { Icon } from './icons';
import type { Trans } from './trans';

export interface ReleaseRemarkProps {
  readonly trans: Trans;
  readonly choice: ReleaseState;
  readonly releases: readonly ReleaseSummary[] | null;
}

/**
 * What a person should know of the release that the panel works on without looking for it: that it is
 * not the server's default, that it is retired, or that there is none.
 */
export function ReleaseRemark(props: ReleaseRemarkProps): React.JSX.Element | null {
  if (props.releases === null) {
    return null;
  }
  const { title, lines, warning } = remarkOn(props.choice, props.releases, props.trans);
  if (title === null) {
    return null;
  }
  return (
    <div className={`jp-Cohortlab-message${warning ? ' jp-mod-warning' : ''}`} role="status">
      <Icon name={warning ? 'warning' : 'info'} />
      <div>
        <p className="jp-Cohortlab-message-title">{title}</p>
        {lines.map(line => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}

interface Remark {
  /** Null: nothing to say. */
  readonly title: string | null;
  readonly lines: readonly string[];
  readonly warning: boolean;
}

function remarkOn(choice: ReleaseState, releases: readonly ReleaseSummary[], trans: Trans): Remark {
  const { release, wanted, origin } = choice;
  if (release === null) {
    const help = trans.__('Choose another one here, or ask whoever runs this server for it.');
    if (wanted === null) {
      return { title: trans.__('No release is offered.'), lines: [], warning: true };
    }
    const title =
      origin === 'study'
        ? trans.__('This study is pinned to the release %1, which is not offered.', releaseWord(wanted))
        : trans.__('The release %1 is not offered any more.', releaseWord(wanted));
    return { title, lines: releases.length > 0 ? [help] : [], warning: true };
  }
  const usual = releases.find(each => each.default);
  const pinned = origin === 'study' && usual !== undefined && usual.id !== release.id;
  const pin = pinned
    ? trans.__(
        'This study is pinned to the release %1. The default of this server is %2.',
        release.name,
        usual.name
      )
    : null;
  if (release.retired === null) {
    return { title: pin, lines: [], warning: false };
  }
  const { replacedBy, reason, on } = release.retired;
  return {
    title: trans.__(
      'The release %1 is retired since %2. Use %3 instead.',
      release.name,
      on,
      releaseWord(replacedBy)
    ),
    lines: [reason, pin].filter(line => line !== null),
    warning: true
  };
}

/** A release's name as it is; of an id, the beginning. */
export function releaseWord(nameOrId: string): string {
  return /^[0-9a-f]{64}$/.test(nameOrId) ? nameOrId.slice(0, 12) : nameOrId;
}
