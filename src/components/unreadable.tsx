import React from 'react';
import { lineOf, type Problem } from '@cohortlab/sdk';
import { Icon } from './icons';
import type { Trans } from './trans';

export interface UnreadableProps {
  readonly trans: Trans;
  /** What the file was to be read as, in a sentence. */
  readonly title: string;
  readonly text: string;
  readonly problems: readonly Problem[];
  readonly canUndo: boolean;
  readonly onEditText: () => void;
  readonly onUndo: () => void;
}

/** A text that is no definition as it stands: what is wrong, where, and the way to mend it. Nothing is lost. */
export function Unreadable(props: UnreadableProps): React.JSX.Element {
  const { trans, title, text, problems, canUndo, onEditText, onUndo } = props;
  return (
    <div className="jp-Cohortlab-body">
      <div className="jp-Cohortlab-message jp-mod-error" role="alert">
        <Icon name="warning" />
        <div>
          <p className="jp-Cohortlab-message-title">{title}</p>
          <p>{trans.__('Mend the text; it comes back here by itself. Nothing was changed.')}</p>
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
