import React from 'react';

export interface SkeletonProps {
  readonly rows: number;
  /** What is being waited for, for those who listen. */
  readonly label: string;
}

/** Grey lines in the place of what is on its way. */
export function Skeleton({ rows, label }: SkeletonProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-skeleton" aria-busy={true}>
      <span role="status" className="jp-Cohortlab-spoken">
        {label}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <span key={row} aria-hidden="true" style={{ width: `${60 + ((row * 37) % 40)}%` }} />
      ))}
    </div>
  );
}
