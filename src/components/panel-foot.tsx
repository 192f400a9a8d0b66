import React from 'react';
import type { ServiceStatus } from '@cohortlab/sdk';
import type { Trans } from './trans';

export interface PanelFootProps {
  readonly trans: Trans;
  readonly mode: ServiceStatus['mode'] | null;
}

/** Which way the service runs and what that protects; said always, in plain words. */
export function PanelFoot({ trans, mode }: PanelFootProps): React.JSX.Element | null {
  if (mode === null) {
    return null;
  }
  return (
    <div className="jp-Cohortlab-foot">
      <span>
        {mode === 'spawn'
          ? trans.__('Runs under your own account: guard rails, not a boundary.')
          : trans.__('Runs under its own account, which alone reads the release: a boundary.')}
      </span>{' '}
      <span>{trans.__('Counts are rounded only; nothing protects against differencing.')}</span>
    </div>
  );
}
