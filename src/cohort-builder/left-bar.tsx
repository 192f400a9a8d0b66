import React from 'react';
import { ShownCount } from '../components';
import { changeText, shareOf, stageOf } from './stages';
import { useEditing } from './view-context';

export interface LeftBarProps {
  /** The step or the group. */
  readonly id: string;
  readonly title: string;
  /** Print the number of people who are left, where nothing above says it. */
  readonly counted?: boolean;
}

/** How much is left after a step or a group, and what it changed; from shown numbers only. */
export function LeftBar({ id, title, counted }: LeftBarProps): React.JSX.Element {
  const { trans, stages, stale } = useEditing();
  const left = stageOf(stages, { part: id })?.people;
  return (
    <div className="jp-Cohortlab-left" title={title}>
      <span style={{ width: `${100 * shareOf(stages, left)}%` }} />
      <em>
        {stale ? '' : changeText(stages, id, trans)}
        {counted && left && (
          <>
            {' → '}
            <ShownCount trans={trans} shown={left} stale={stale} />
          </>
        )}
      </em>
    </div>
  );
}
