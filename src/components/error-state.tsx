import React from 'react';
import type { Failure } from '../service/failure';
import { failureText } from './failure-text';
import { Icon } from './icons';
import type { Trans } from './trans';

export interface ErrorStateProps {
  readonly trans: Trans;
  readonly failure: Failure;
  readonly onRetry?: () => void;
}

/** What went wrong and the way out, where the answer would stand. */
export function ErrorState({ trans, failure, onRetry }: ErrorStateProps): React.JSX.Element {
  const { message, next, command } = failureText(failure, trans);
  const problems = failure.kind === 'service' ? failure.problems : [];
  return (
    <div className="jp-Cohortlab-message jp-mod-error" role="alert">
      <Icon name="warning" />
      <div>
        <p className="jp-Cohortlab-message-title">{message}</p>
        <p>{next}</p>
        {command && <code className="jp-Cohortlab-command">{command}</code>}
        {problems.length > 0 && (
          <ul className="jp-Cohortlab-problems">
            {problems.map(problem => (
              <li key={`${problem.file}#${problem.path}`}>
                <code>{problem.path || '/'}</code> {problem.message}
              </li>
            ))}
          </ul>
        )}
        {onRetry && (
          <button type="button" className="jp-Cohortlab-button" onClick={onRetry}>
            {failure.kind === 'service' && failure.code === 'releaseReplaced'
              ? trans.__('Reload')
              : trans.__('Try again')}
          </button>
        )}
      </div>
    </div>
  );
}
