import React from 'react';
import { lineOf, type Problem } from '@cohortlab/sdk';
import { Icon, type Trans } from '../components';

export interface UnreadableProps {
  readonly trans: Trans;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly canUndo: boolean;
  readonly onEditText: () => void;
  readonly onUndo: () => void;
}

/** A text that is no cohort as it stands: what is wrong, where, and the way to mend it. Nothing is lost. */
export function Unreadable(props: UnreadableProps): React.JSX.Element {
  const { trans, text, problems, canUndo, onEditText, onUndo } = props;
  return (
    <div className="jp-Cohortlab-body">
      <div className="jp-Cohortlab-message jp-mod-error" role="alert">
        <Icon name="warning" />
        <div>
          <p className="jp-Cohortlab-message-title">{trans.__('This file cannot be read as a cohort.')}</p>
          <p>{trans.__('Mend the text; the cohort comes back by itself. Nothing was changed.')}</p>
          <ul className="jp-Cohortlab-problems">
            {problems.map((problem, index) => {
              const line = lineOf(text, problem.path);
              return (
                <li key={index}>
                  <span className="jp-Cohortlab-quiet">
                    {line === null ? problem.path || '/' : trans.__('Line %1', line)}
                  </span>{' '}
                  {line !== null && problem.path && <code>{problem.path}</code>} {problem.message}
                  {problem.value !== undefined && (
                    <>
                      {' '}
                      <code>{problem.value}</code>
                    </>
                  )}
                </li>
              );
            })}
          </ul>
          <button type="button" className="jp-Cohortlab-button" onClick={onEditText}>
            {trans.__('Open with Editor')}
          </button>{' '}
          {canUndo && (
            <button type="button" className="jp-Cohortlab-button" onClick={onUndo}>
              {trans.__('Undo the last change')}
            </button>
          )}
        </div>
      </div>
    </div>
  );
}
