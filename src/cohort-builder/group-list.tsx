import React from 'react';
import type { Side } from '@cohortlab/sdk';
import { Icon } from '../components';
import { GroupCard } from './group-card';
import { MakeDayZero } from './make-day-zero';
import { PasteButton } from './paste-button';
import { usePeople } from './view-context';

/** Everybody whom all include groups hold for, and no exclude group. */
export function GroupList(): React.JSX.Element {
  const { trans, cohort, aim, askFacts } = usePeople();
  return (
    <>
      {cohort.include.length > 0 && (
        <SideList side="include" title={trans.__('People who have')} joint={trans.__('and')} />
      )}
      {cohort.exclude.length > 0 && (
        <SideList
          side="exclude"
          title={cohort.include.length > 0 ? trans.__('But not') : trans.__('Everyone but those who have')}
          joint={trans.__('nor')}
        />
      )}
      <div className="jp-Cohortlab-more" role="group" aria-label={trans.__('Add to the cohort')}>
        <MoreButton text={trans.__('and…')} onClick={() => aim({ kind: 'new', side: 'include' })} />
        <MoreButton text={trans.__('but not…')} onClick={() => aim({ kind: 'new', side: 'exclude' })} />
        <MoreButton text={trans.__('age, sex, race…')} onClick={() => askFacts()} />
        <PasteButton />
        <MakeDayZero />
      </div>
    </>
  );
}

interface SideListProps {
  readonly side: Side;
  readonly title: string;
  readonly joint: string;
}

function SideList({ side, title, joint }: SideListProps): React.JSX.Element {
  const { trans, cohort } = usePeople();
  return (
    <section className="jp-Cohortlab-side" data-side={side} aria-label={title}>
      <h2 className="jp-Cohortlab-heading">{title}</h2>
      <ol>
        {cohort[side].map((group, index) => (
          <li key={group.id}>
            {index > 0 && <p className="jp-Cohortlab-joint">{joint}</p>}
            <GroupCard
              group={group}
              place={
                side === 'include' ? trans.__('Group %1', index + 1) : trans.__('Exclusion %1', index + 1)
              }
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface MoreButtonProps {
  readonly text: string;
  readonly onClick: () => void;
}

function MoreButton({ text, onClick }: MoreButtonProps): React.JSX.Element {
  return (
    <button type="button" className="jp-Cohortlab-button" onClick={onClick}>
      <Icon name="add" />
      {text}
    </button>
  );
}
