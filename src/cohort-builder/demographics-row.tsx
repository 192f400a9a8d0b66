import React, { useEffect, useRef } from 'react';
import { setFacts, type Demographics, type Facts } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { AgeField } from './age-field';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';
import { peopleOf, useEditing } from './view-context';
import { factsText } from './words';

export interface DemographicsRowProps {
  readonly criterion: Demographics;
  /** What it asks for, when that can be edited here. */
  readonly facts: Facts;
}

/** Facts about the person; every one that is given must hold. */
export function DemographicsRow({
  criterion: { id, disabled },
  facts
}: DemographicsRowProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, edit, remove, stale, cohort, opened, open, added } = editing;
  const change = (next: Facts): void => edit(cohort => setFacts(cohort, id, next));
  const titles: Record<DemographicFact, string> = {
    sex: trans.__('Sex recorded at birth'),
    race: trans.__('Race'),
    ethnicity: trans.__('Ethnicity')
  };
  const isOpen = opened === id;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (added?.id === id) {
      row.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [added, id]);
  const name = factsText(facts, trans);
  return (
    <div ref={row} className={disabled ? 'jp-mod-off' : undefined}>
      <div className="jp-Cohortlab-row">
        <button
          type="button"
          className="jp-Cohortlab-link jp-Cohortlab-row-name"
          aria-expanded={isOpen}
          onClick={() => open(isOpen ? null : id)}
        >
          <Icon name={isOpen ? 'down' : 'right'} />
          {name}
        </button>
        {disabled && <span className="jp-Cohortlab-tag">{trans.__('off')}</span>}
        {cohort.kind === 'people' && !disabled && (
          <ShownCount trans={trans} shown={peopleOf(editing, id)} stale={stale} />
        )}
        <IconButton icon="close" label={trans.__('Remove %1', name)} onClick={() => remove(id)} />
      </div>
      {isOpen && (
        <div className="jp-Cohortlab-person">
          <AgeField facts={facts} onChange={change} />
          {(Object.keys(titles) as DemographicFact[]).map(fact => (
            <ValueField key={fact} fact={fact} title={titles[fact]} facts={facts} onChange={change} />
          ))}
        </div>
      )}
    </div>
  );
}

interface ValueFieldProps {
  readonly fact: DemographicFact;
  readonly title: string;
  readonly facts: Facts;
  readonly onChange: (facts: Facts) => void;
}

/** Any of some values of one fact; nothing chosen asks for nothing. Values that are not listed are kept. */
function ValueField({ fact, title, facts, onChange }: ValueFieldProps): React.JSX.Element {
  const { trans } = useEditing();
  const chosen = facts[fact] ?? [];
  const listed: readonly number[] = DEMOGRAPHIC_VALUES[fact].map(({ conceptId }) => conceptId);
  const others = chosen.filter(conceptId => !listed.includes(conceptId));
  const values = [
    ...DEMOGRAPHIC_VALUES[fact],
    ...others.map(conceptId => ({ conceptId, name: trans.__('Concept %1', conceptId) }))
  ];
  const toggle = (conceptId: number): void => {
    const next = chosen.includes(conceptId)
      ? chosen.filter(each => each !== conceptId)
      : [...chosen, conceptId];
    const { [fact]: _, ...rest } = facts;
    onChange(next.length > 0 ? { ...rest, [fact]: next } : rest);
  };
  return (
    <div role="group" aria-label={title}>
      <span className="jp-Cohortlab-label">
        {title}
        {chosen.length === 0 && `: ${trans.__('any')}`}
      </span>
      <div className="jp-Cohortlab-choices">
        {values.map(({ conceptId, name }) => (
          <button
            key={conceptId}
            type="button"
            className="jp-Cohortlab-choice"
            aria-pressed={chosen.includes(conceptId)}
            onClick={() => toggle(conceptId)}
          >
            {name}
          </button>
        ))}
      </div>
    </div>
  );
}
