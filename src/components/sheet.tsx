import React, { useEffect, useRef } from 'react';
import { IconButton } from './icon-button';
import type { Trans } from './trans';

export interface SheetProps {
  readonly trans: Trans;
  /** What the sheet is for: its title and accessible name. */
  readonly label: string;
  readonly busy?: boolean;
  /** Escape, or the button that closes. Whoever opened the sheet takes the focus back. */
  readonly onClose: () => void;
  readonly children: React.ReactNode;
}

/** A sheet that lies over the panel until something was chosen or it was closed. It takes the focus. */
export function Sheet({ trans, label, busy, onClose, children }: SheetProps): React.JSX.Element {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!sheet.current?.contains(document.activeElement)) {
      sheet.current?.focus();
    }
  }, []);
  return (
    <section
      ref={sheet}
      role="dialog"
      aria-label={label}
      aria-busy={busy}
      tabIndex={-1}
      className="jp-Cohortlab-sheet"
      onKeyDown={event => {
        if (event.key === 'Escape') {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        }
      }}
    >
      <header className="jp-Cohortlab-sheet-head">
        <h2>{label}</h2>
        <IconButton icon="close" label={trans.__('Close: %1', label)} onClick={onClose} />
      </header>
      {children}
    </section>
  );
}
