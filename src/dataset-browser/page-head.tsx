import React, { useEffect, useRef } from 'react';

export interface PageHeadProps {
  readonly title: string;
  readonly children: React.ReactNode;
}

/** A page of the walk: its heading takes the focus when it is opened. */
export function PageHead({ title, children }: PageHeadProps): React.JSX.Element {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  return (
    <article className="jp-Cohortlab-page" aria-label={title}>
      <h2 ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </article>
  );
}
