import type { KeyboardEvent } from 'react';

/**
 * Arrow keys, Home and End go from row to row of a list whose rows are buttons; left folds and right
 * unfolds a row that can be folded. Tab goes on as ever.
 */
export function listKeys(rows: string): (event: KeyboardEvent<HTMLElement>) => void {
  return event => {
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(rows)];
    const at = all.findIndex(row => row === event.target);
    const row = all[at];
    if (!row || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const unfolded = row.getAttribute('aria-expanded');
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => all[at + 1]?.focus(),
      ArrowUp: () => all[at - 1]?.focus(),
      Home: () => all[0]?.focus(),
      End: () => all.at(-1)?.focus(),
      ...(unfolded === 'false' && { ArrowRight: () => row.click() }),
      ...(unfolded === 'true' && { ArrowLeft: () => row.click() })
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  };
}
