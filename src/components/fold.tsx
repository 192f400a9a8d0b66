import React, { useState } from 'react';
import { Icon } from './icons';

export interface FoldProps {
  readonly title: string;
  /** Printed behind the title while it is closed. */
  readonly quiet?: string;
  readonly open?: boolean;
  readonly className?: string;
  /** Asked only while it is open. */
  readonly children: () => React.ReactNode;
}

/** Something that is read when it is asked for: a title that opens what belongs to it. */
export function Fold({
  title,
  quiet,
  open: opened = false,
  className,
  children
}: FoldProps): React.JSX.Element {
  const [open, setOpen] = useState(opened);
  return (
    <section className={className} aria-label={title.replace(/…$/, '')}>
      <button
        type="button"
        className="jp-Cohortlab-link jp-Cohortlab-disclose"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'down' : 'right'} />
        {title}
        {!open && quiet && <span className="jp-Cohortlab-quiet">{quiet}</span>}
      </button>
      {open && children()}
    </section>
  );
}
