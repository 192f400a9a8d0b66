import React from 'react';

export interface EmptyStateProps {
  readonly title: string;
  readonly children?: React.ReactNode;
}

/** What stands where nothing is yet: one sentence that says what to do, and the ways to do it. */
export function EmptyState({ title, children }: EmptyStateProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-empty">
      <p className="jp-Cohortlab-empty-title">{title}</p>
      {children}
    </div>
  );
}
