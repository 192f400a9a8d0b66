import React, { useState } from 'react';
import { setConceptItems, type ConceptSetAnswer, type InlineConceptSet } from '@cohortlab/sdk';
import { IconButton, type AnswerState } from '../components';
import { ConceptLine } from './concept-line';
import { LineBrings } from './set-brings';
import { useEditing } from './view-context';

/** How many lines are drawn at first; a set may hold thousands. */
const AT_ONCE = 20;

export interface ConceptItemsProps {
  readonly set: InlineConceptSet;
  readonly resolved: AnswerState<ConceptSetAnswer>;
}

/** The lines of a concept set that has more than one, each with what it brings by itself. */
export function ConceptItems({ set, resolved }: ConceptItemsProps): React.JSX.Element {
  const { trans, edit } = useEditing();
  const [shown, setShown] = useState(AT_ONCE);
  const more = set.items.length - shown;
  return (
    <ul className="jp-Cohortlab-items">
      {set.items.slice(0, shown).map((item, index) => {
        const line = resolved.answer?.items[index];
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
              {line?.conceptId === item.conceptId && <LineBrings line={line} stale={resolved.busy} />}
              {item.mapped && <span className="jp-Cohortlab-tag">{trans.__('with mapped codes')}</span>}
            </div>
          </li>
        );
      })}
      {more > 0 && (
        <li>
          <button type="button" className="jp-Cohortlab-link" onClick={() => setShown(shown + 10 * AT_ONCE)}>
            {trans.__('%1 more…', more)}
          </button>
        </li>
      )}
    </ul>
  );
}
