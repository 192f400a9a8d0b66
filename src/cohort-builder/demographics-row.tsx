import React from 'react';
import { setFacts, type Demographics, type Facts } from '@cohortlab/sdk';
import { AgeField } from './age-field';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';
import { NodeRow } from './node-row';
import { NodeTools } from './node-tools';
import { useEditing } from './view-context';
import { factsText } from './words';

export interface DemographicsRowProps {
  readonly criterion: Demographics;
  /** What it asks for, when that can be edited here. */
  readonly facts: Facts;
}

/** Facts about the person; every one that is given must hold. */
export function DemographicsRow({ criterion, facts }: DemographicsRowProps): React.JSX.Element {
  const { trans, edit, cohort } = useEditing();
  const { id } = criterion;
  const change = (next: Facts): void => edit(before => setFacts(before, id, next));
  const titles: Record<DemographicFact, string> = {
    sex: trans.__('Sex recorded at birth'),
    race: trans.__('Race'),
    ethnicity: trans.__('Ethnicity')
  };
  const name = factsText(facts, trans);
  return (
    <NodeRow
      criterion={criterion}
      sentence={name}
      name={name}
      counted={cohort.kind === 'people'}
      form={() => (
        <div className="jp-Cohortlab-person">
          <AgeField facts={facts} onChange={change} />
          {(Object.keys(titles) as DemographicFact[]).map(fact => (
            <ValueField key={fact} fact={fact} title={titles[fact]} facts={facts} onChange={change} />
          ))}
          <NodeTools id={id} name={name} />
        </div>
      )}
    />
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
