import React from 'react';
import { setConceptItems, type InlineConceptSet } from '@cohortlab/sdk';
import { IconButton } from '../components';
import { ConceptLine } from './concept-line';
import { useEditing } from './view-context';

/** The lines of a concept set that has more than one. */
export function ConceptItems({ set }: { readonly set: InlineConceptSet }): React.JSX.Element {
  const { trans, edit } = useEditing();
  return (
    <ul className="jp-Cohortlab-items">
      {set.items.map((item, index) => {
        const name = item.name ?? String(item.conceptId);
        return (
          <li key={`${item.conceptId} ${index}`}>
            <div className="jp-Cohortlab-row">
              <span className="jp-Cohortlab-row-name">
                {item.excluded && <span className="jp-Cohortlab-tag">{trans.__('but not')}</span>} {name}
              </span>
              <IconButton
                icon="close"
                label={trans.__('Take %1 out', name)}
                onClick={() =>
                  edit(cohort =>
                    setConceptItems(
                      cohort,
                      set.id,
                      set.items.filter((_, place) => place !== index)
                    )
                  )
                }
              />
            </div>
            <div className="jp-Cohortlab-row-facts">
              <ConceptLine set={set} item={item} index={index} />
              {item.mapped && <span className="jp-Cohortlab-tag">{trans.__('with mapped codes')}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
