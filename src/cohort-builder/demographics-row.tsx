import React from 'react';
import { removeNode, setFacts, type Demographics, type Facts } from '@cohortlab/sdk';
import { IconButton, ShownCount } from '../components';
import { AgeField } from './age-field';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';
import { peopleOf, useEditing } from './view-context';

export interface DemographicsRowProps {
  readonly criterion: Demographics;
}

/** Facts about the person; every one that is given must hold. */
export function DemographicsRow({ criterion }: DemographicsRowProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, edit, stale } = editing;
  const { id, kind: _, ...facts } = criterion;
  const change = (next: Facts): void => edit(cohort => setFacts(cohort, id, next));
  const titles: Record<DemographicFact, string> = {
    sex: trans.__('Sex recorded at birth'),
    race: trans.__('Race'),
    ethnicity: trans.__('Ethnicity')
  };
  return (
    <div className="jp-Cohortlab-event" role="group" aria-label={trans.__('Facts about the person')}>
      <div className="jp-Cohortlab-row">
        <span className="jp-Cohortlab-row-name">{trans.__('A person')}</span>
        <ShownCount trans={trans} shown={peopleOf(editing, id)} stale={stale} />
        <IconButton
          icon="close"
          label={trans.__('Remove facts about the person')}
          onClick={() => edit(cohort => removeNode(cohort, id))}
        />
      </div>
      <AgeField facts={facts} onChange={change} />
      {(Object.keys(titles) as DemographicFact[]).map(fact => (
        <ValueField key={fact} fact={fact} title={titles[fact]} facts={facts} onChange={change} />
      ))}
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
  const values = [
    ...DEMOGRAPHIC_VALUES[fact],
    ...chosen
      .filter(conceptId => !listed.includes(conceptId))
      .map(conceptId => ({ conceptId, name: trans.__('Concept %1', conceptId) }))
  ];
  const toggle = (conceptId: number): void => {
    const next = chosen.includes(conceptId)
      ? chosen.filter(each => each !== conceptId)
      : [...chosen, conceptId];
    const { [fact]: _, ...rest } = facts;
    onChange(next.length > 0 ? { ...rest, [fact]: next } : rest);
  };
  return (
    <details className="jp-Cohortlab-values" open={fact === 'sex' || chosen.length > 0}>
      <summary>
        {title}
        {chosen.length === 0 && <span className="jp-Cohortlab-quiet">: {trans.__('any')}</span>}
      </summary>
      <div role="group" aria-label={title} className="jp-Cohortlab-choices">
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
    </details>
  );
}
