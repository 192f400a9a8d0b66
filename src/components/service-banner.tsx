import React from 'react';
import { ERRORS, type ErrorCode, type ServiceStatus } from '@cohortlab/sdk';
import type { ServiceState } from '../service/service-model';
import { ErrorState } from './error-state';
import { IconButton } from './icon-button';
import { Icon } from './icons';
import type { Trans } from './trans';

export interface ServiceBannerProps {
  readonly trans: Trans;
  readonly service: ServiceState;
  /** The version of the panels. */
  readonly version: string;
  readonly onRestart: () => void;
  readonly onRetry: () => void;
  /** The person has read how the service ended. */
  readonly onDismiss: () => void;
}

/** The state of the query service, whenever it is not simply there. */
export function ServiceBanner(props: ServiceBannerProps): React.JSX.Element | null {
  const { trans, service, version, onRestart, onRetry } = props;
  const { status, unreachable } = service;
  if (unreachable) {
    return <ErrorState trans={trans} failure={unreachable} onRetry={onRetry} />;
  }
  if (!status) {
    return <Working text={trans.__('Connecting…')} />;
  }
  switch (status.state) {
    case 'starting':
      return <Working text={trans.__('The query service is starting…')} />;
    case 'restarting':
      return <Working text={`${ending(status, trans)} ${trans.__('It is being started again…')}`} />;
    case 'failed':
    case 'stopped':
      return <Stopped trans={trans} status={status} onRestart={onRestart} />;
    case 'ready':
      if (status.version !== version) {
        return <Mismatch trans={trans} panels={version} server={status.version} />;
      }
      return service.ended && <Recovered trans={trans} status={status} onDismiss={props.onDismiss} />;
  }
}

function Working({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-message" role="status">
      <span className="jp-Cohortlab-spinner" aria-hidden="true" />
      <p>{text}</p>
    </div>
  );
}

interface StoppedProps {
  readonly trans: Trans;
  readonly status: ServiceStatus;
  readonly onRestart: () => void;
}

function Stopped({ trans, status, onRestart }: StoppedProps): React.JSX.Element {
  const error = status.error !== null && status.error in ERRORS ? ERRORS[status.error as ErrorCode] : null;
  return (
    <div className="jp-Cohortlab-message jp-mod-error" role="alert">
      <Icon name="warning" />
      <div>
        <p className="jp-Cohortlab-message-title">{ending(status, trans)}</p>
        {error && (
          <p>
            {trans.__(error.message)} {trans.__(error.next)}
          </p>
        )}
        <button type="button" className="jp-Cohortlab-button" onClick={onRestart}>
          {trans.__('Restart')}
        </button>
      </div>
    </div>
  );
}

interface RecoveredProps {
  readonly trans: Trans;
  readonly status: ServiceStatus;
  readonly onDismiss: () => void;
}

function Recovered({ trans, status, onDismiss }: RecoveredProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-message" role="status">
      <Icon name="info" />
      <p>
        {ending(status, trans)} {trans.__('It runs again; nothing is lost.')}
      </p>
      <IconButton icon="close" label={trans.__('Dismiss')} onClick={onDismiss} />
    </div>
  );
}

function ending({ exit }: ServiceStatus, trans: Trans): string {
  if (exit?.signal) {
    return trans.__('The query service was ended by signal %1.', exit.signal);
  }
  if (exit && exit.code !== null) {
    return trans.__('The query service ended with exit code %1.', exit.code);
  }
  return trans.__('The query service is not running.');
}

interface MismatchProps {
  readonly trans: Trans;
  readonly panels: string;
  readonly server: string;
}

function Mismatch({ trans, panels, server }: MismatchProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-message jp-mod-warning" role="alert">
      <Icon name="warning" />
      <div>
        <p className="jp-Cohortlab-message-title">
          {trans.__('The panels are of version %1, the server is of version %2.', panels, server)}
        </p>
        <p>{trans.__('Install one version, restart JupyterLab, then reload this page:')}</p>
        <code className="jp-Cohortlab-command">{`pip install cohortlab==${newer(panels, server)}`}</code>
      </div>
    </div>
  );
}

function newer(a: string, b: string): string {
  return a.localeCompare(b, 'en', { numeric: true }) >= 0 ? a : b;
}
