import React from 'react';
import { partWords, type Demographics } from '@cohortlab/sdk';
import { IconButton } from '../components';
import { lineOf } from './place';
import { useEditing } from './view-context';

/** Facts about a person that say more than the form can hold, in words; they stay as they are. */
export function PlainFacts({ criterion: { id } }: { readonly criterion: Demographics }): React.JSX.Element {
  const { trans, cohort, remove } = useEditing();
  const words = partWords(cohort, id);
  const text = words ? lineOf(words) : trans.__('Facts about the person');
  return (
    <div className="jp-Cohortlab-row">
      <span className="jp-Cohortlab-row-name" title={trans.__('Kept as it is; edited as text')}>
        {text}
      </span>
      <IconButton icon="close" label={trans.__('Remove %1', text)} onClick={() => remove(id)} />
    </div>
  );
}
