import React from 'react';
import { partWords, type Demographics } from '@cohortlab/sdk';
import { NodeRow } from './node-row';
import { NodeTools } from './node-tools';
import { lineOf } from './place';
import { useEditing } from './view-context';

/** Facts about a person that say more than the form can hold, in words; they stay as they are. */
export function PlainFacts({ criterion }: { readonly criterion: Demographics }): React.JSX.Element {
  const { trans, cohort } = useEditing();
  const words = partWords(cohort, criterion.id);
  const text = words ? lineOf(words) : trans.__('Facts about the person');
  return (
    <NodeRow
      criterion={criterion}
      sentence={text}
      name={text}
      counted={cohort.kind === 'people'}
      form={() => (
        <div className="jp-Cohortlab-form">
          <p className="jp-Cohortlab-quiet">{trans.__('Kept as it is; edited as text.')}</p>
          <NodeTools id={criterion.id} name={text} />
        </div>
      )}
    />
  );
}
