import React, { useState } from 'react';
import { removeNode, setFirstEver } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { ConceptItems } from './concept-items';
import { ConceptLine } from './concept-line';
import type { SimpleEvent } from './simple';
import { peopleOf, useEditing } from './view-context';
import { criterionName, eventWord } from './words';

export interface EventRowProps {
  readonly criterion: SimpleEvent;
}

/** One event of one domain: which concepts, and the people who have it. */
export function EventRow({ criterion }: EventRowProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, cohort, edit, stale } = editing;
  const [open, setOpen] = useState(false);
  const set = cohort.conceptSets.find(each => each.id === criterion.conceptSet);
  const only = set?.kind === 'inline' && set.items.length === 1 ? set.items[0] : undefined;
  const word = eventWord(criterion.kind, trans);
  const name = criterionName(criterion, cohort.conceptSets, trans);
  const many = set?.kind === 'inline' && !only;
  return (
    <div>
      <div className="jp-Cohortlab-row">
        {many ? (
          <button
            type="button"
            className="jp-Cohortlab-link jp-Cohortlab-row-name"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'down' : 'right'} />
            {name}
          </button>
        ) : (
          <span className="jp-Cohortlab-row-name">{name}</span>
        )}
        <ShownCount trans={trans} shown={peopleOf(editing, criterion.id)} stale={stale} />
        <IconButton
          icon="close"
          label={trans.__('Remove %1', name)}
          onClick={() => edit(before => removeNode(before, criterion.id))}
        />
      </div>
      <div className="jp-Cohortlab-row-facts">
        <span className="jp-Cohortlab-tag">{word}</span>
        {only && set?.kind === 'inline' && <ConceptLine set={set} item={only} index={0} />}
        {many && <span>{trans._n('%1 concept', '%1 concepts', set.items.length)}</span>}
        {set?.kind === 'file' && (
          <span className="jp-Cohortlab-path" title={trans.__('A concept set of its own file')}>
            <Icon name="file" />
            {set.path}
          </span>
        )}
        {criterion.firstEver && (
          <label className="jp-Cohortlab-check">
            <input
              type="checkbox"
              checked
              onChange={() => edit(before => setFirstEver(before, criterion.id, false))}
            />
            {trans.__('first ever in the record')}
          </label>
        )}
      </div>
      {many && open && <ConceptItems set={set} />}
    </div>
  );
}
