import React, { useEffect, useRef } from 'react';
import { partWords, type TimedCriterion } from '@cohortlab/sdk';
import { Icon, IconButton, ShownCount } from '../components';
import { ConceptLine } from './concept-line';
import { CriterionForm } from './criterion-form';
import { NestedGroup } from './nested-group';
import { Oddities } from './oddities';
import { lineOf, placeOf } from './place';
import { isSimple } from './simple';
import { peopleOf, useEditing } from './view-context';
import { criterionName, eventWord } from './words';

export interface CriterionRowProps {
  readonly criterion: TimedCriterion;
}

/** One event as a sentence, with the people who have it; the sentence opens its form. */
export function CriterionRow({ criterion }: CriterionRowProps): React.JSX.Element {
  const editing = useEditing();
  const { trans, cohort, remove, stale, opened, open, added } = editing;
  const { id } = criterion;
  const row = useRef<HTMLDivElement>(null);
  const isOpen = opened === id;
  const name = criterionName(criterion, cohort.conceptSets, trans);
  const words = partWords(cohort, id);
  const sentence = cohort.kind === 'people' && isSimple(criterion) ? name : words ? lineOf(words) : name;
  const people = peopleOf(editing, id);
  const counted = people !== undefined || placeOf(cohort, id, trans).dayZero === 'person';
  useEffect(() => {
    if (added?.id === id) {
      row.current?.scrollIntoView?.({ block: 'nearest' });
    }
  }, [added, id]);
  return (
    <div
      ref={row}
      className={`jp-Cohortlab-event${criterion.disabled ? ' jp-mod-off' : ''}${isOpen ? ' jp-mod-open' : ''}`}
      role="group"
      aria-label={sentence}
    >
      <div className="jp-Cohortlab-row">
        <button
          type="button"
          className="jp-Cohortlab-link jp-Cohortlab-row-name"
          aria-expanded={isOpen}
          onClick={() => open(isOpen ? null : id)}
        >
          <Icon name={isOpen ? 'down' : 'right'} />
          <span>{sentence}</span>
        </button>
        {criterion.disabled && <span className="jp-Cohortlab-tag">{trans.__('off')}</span>}
        {counted && <ShownCount trans={trans} shown={people} stale={stale} />}
        <IconButton icon="close" label={trans.__('Remove %1', name)} onClick={() => remove(id)} />
      </div>
      <Facts criterion={criterion} />
      <Oddities id={id} />
      {isOpen && <CriterionForm criterion={criterion} name={name} />}
      {criterion.nested && <NestedGroup criterion={criterion} group={criterion.nested} />}
    </div>
  );
}

/** Under the sentence: the domain, and what its concepts are. */
function Facts({ criterion }: CriterionRowProps): React.JSX.Element {
  const { trans, cohort } = useEditing();
  const setId = 'conceptSet' in criterion ? criterion.conceptSet : undefined;
  const set = cohort.conceptSets.find(({ id }) => id === setId);
  const only = set?.kind === 'inline' && set.items.length === 1 ? set.items[0] : undefined;
  return (
    <div className="jp-Cohortlab-row-facts">
      <span className="jp-Cohortlab-tag">{eventWord(criterion.kind, trans)}</span>
      {only && set?.kind === 'inline' && <ConceptLine set={set} item={only} index={0} />}
      {set?.kind === 'inline' && !only && (
        <span>{trans._n('%1 concept', '%1 concepts', set.items.length)}</span>
      )}
      {set?.kind === 'file' && (
        <span className="jp-Cohortlab-path" title={trans.__('A concept set of its own file')}>
          <Icon name="file" />
          {set.path}
        </span>
      )}
      {criterion.notes !== undefined && (
        <span title={criterion.notes}>
          <Icon name="note" />
          <span className="jp-Cohortlab-spoken">{trans.__('has a note')}</span>
        </span>
      )}
    </div>
  );
}
