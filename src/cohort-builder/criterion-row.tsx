import React from 'react';
import { partWords, type TimedCriterion } from '@cohortlab/sdk';
import { Icon } from '../components';
import { ConceptLine } from './concept-line';
import { CriterionForm } from './criterion-form';
import { NestedGroup } from './nested-group';
import { NodeRow } from './node-row';
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
  const { trans, cohort } = editing;
  const { id } = criterion;
  const name = criterionName(criterion, cohort.conceptSets, trans);
  const words = partWords(cohort, id);
  const sentence = cohort.kind === 'people' && isSimple(criterion) ? name : words ? lineOf(words) : name;
  return (
    <NodeRow
      criterion={criterion}
      sentence={sentence}
      name={name}
      counted={peopleOf(editing, id) !== undefined || placeOf(cohort, id, trans).dayZero === 'person'}
      facts={<Facts criterion={criterion} />}
      form={() => <CriterionForm criterion={criterion} name={name} />}
    >
      {criterion.nested && <NestedGroup criterion={criterion} group={criterion.nested} />}
    </NodeRow>
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
