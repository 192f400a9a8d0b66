import React from 'react';
import { setFields, setFirstEver, setUsesOf, type TimedCriterion } from '@cohortlab/sdk';
import { Icon } from '../components';
import { AttributeFields } from './attribute-fields';
import { ConceptItems } from './concept-items';
import { NodeTools } from './node-tools';
import { OccurrencesField } from './occurrences-field';
import { placeOf } from './place';
import { SetBrings } from './set-brings';
import { useResolved } from './use-set-facts';
import { useEditing } from './view-context';
import { WhenField } from './when-field';

export interface CriterionFormProps {
  readonly criterion: TimedCriterion;
  readonly name: string;
}

/** All that can be asked of one event; what the form has no field for stays as it is. */
export function CriterionForm({ criterion, name }: CriterionFormProps): React.JSX.Element {
  const { trans, cohort, edit, aim } = useEditing();
  const { id } = criterion;
  const { dayZero, anchor } = placeOf(cohort, id, trans);
  const setId = 'conceptSet' in criterion ? criterion.conceptSet : undefined;
  const set = cohort.conceptSets.find(each => each.id === setId);
  const resolved = useResolved(set);
  const uses = setUsesOf(cohort).filter(use => use.id === setId).length;
  return (
    <div className="jp-Cohortlab-form" role="group" aria-label={trans.__('%1: what is asked', name)}>
      {set?.kind === 'inline' && (
        <div role="group" className="jp-Cohortlab-field" aria-label={trans.__('Concepts')}>
          {(set.items.length > 1 || uses > 1) && (
            <span className="jp-Cohortlab-field-name">
              {trans.__('Concepts')}
              {uses > 1 && <span className="jp-Cohortlab-quiet">{trans.__('used in %1 places', uses)}</span>}
            </span>
          )}
          {set.items.length > 1 && <ConceptItems set={set} resolved={resolved} />}
          <SetBrings resolved={resolved} />
          <button
            type="button"
            className="jp-Cohortlab-link"
            onClick={() => aim({ kind: 'set', id: set.id })}
          >
            {trans.__('or another concept…')}
          </button>
        </div>
      )}
      <label className="jp-Cohortlab-check">
        <input
          type="checkbox"
          checked={criterion.firstEver === true}
          onChange={event => {
            const { checked } = event.target;
            edit(before => setFirstEver(before, id, checked));
          }}
        />
        {trans.__('only the first ever in the record')}
      </label>
      {dayZero !== 'none' && (
        <OccurrencesField
          criterion={criterion}
          onChange={occurrences => edit(before => setFields(before, id, { occurrences }))}
        />
      )}
      {dayZero === 'event' && <WhenField criterion={criterion} anchor={anchor} />}
      <AttributeFields criterion={criterion} />
      {!criterion.nested && (
        <button type="button" className="jp-Cohortlab-link" onClick={() => aim({ kind: 'around', id })}>
          <Icon name="add" />
          {trans.__('something before or after this…')}
        </button>
      )}
      <NodeTools id={id} name={name} />
    </div>
  );
}
