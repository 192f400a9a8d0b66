import React from 'react';

export interface SkeletonProps {
  readonly rows: number;
  /** What is being waited for, for those who listen. */
  readonly label: string;
  /** Nothing is on its way, so nothing is announced. */
  readonly quiet?: boolean;
}

/** Grey lines in the place of what is on its way. */
export function Skeleton({ rows, label, quiet }: SkeletonProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-skeleton" aria-busy={!quiet}>
      {!quiet && (
        <span role="status" className="jp-Cohortlab-spoken">
          {label}
        </span>
      )}
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden="true" style={{ width: `${60 + ((row * 37) % 40)}%` }} />
      ))}
    </div>
  );
}
