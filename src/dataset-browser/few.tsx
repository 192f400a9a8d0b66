import React, { useId, useState } from 'react';
import type { TableCard } from '@cohortlab/sdk';
import { Icon, type Trans } from '../components';

export interface FewProps {
  readonly trans: Trans;
  /** Tables with too few people to tell, none included. */
  readonly few: readonly TableCard[];
  /** Their rows, as items of a list. */
  readonly children: React.ReactNode;
}

/** Keeps the tables that hold next to nothing, or nothing, out of sight until they are asked for. */
export function Few({ trans, few, children }: FewProps): React.JSX.Element | null {
  const [open, setOpen] = useState(false);
  const id = useId();
  const people = few[0]?.people;
  if (people?.kind !== 'hidden') {
    return null;
  }
  return (
    <>
      <button
        type="button"
        className="jp-Cohortlab-few"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name={open ? 'down' : 'right'} />
        {trans._n(
          '%1 more with fewer than %2 people',
          '%1 more with fewer than %2 people each',
          few.length,
          people.below
        )}
      </button>
      <ul id={id} hidden={!open}>
        {open && children}
      </ul>
    </>
  );
}
