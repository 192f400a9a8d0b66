import React from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ShownCount } from './shown-count';
import type { Trans } from './trans';

export interface ConceptOptionProps {
  readonly trans: Trans;
  readonly match: ConceptMatch;
}

/** One found concept: what it is, where it is from, and how many people have it. */
export function ConceptOption({ trans, match }: ConceptOptionProps): React.JSX.Element {
  return (
    <>
      <span className="jp-Cohortlab-concept-name">{match.name}</span>
      <span className="jp-Cohortlab-concept-people" title={trans.__('with everything below it')}>
        <ShownCount trans={trans} shown={match.peopleWithDescendants} />
      </span>
      <span className="jp-Cohortlab-concept-facts">
        <span className="jp-Cohortlab-tag">{match.domain}</span>
        <StandardMark trans={trans} standard={match.standard} />
        <span className="jp-Cohortlab-concept-code">
          {match.vocabulary} {match.code}
        </span>
      </span>
    </>
  );
}

interface StandardMarkProps {
  readonly trans: Trans;
  readonly standard: ConceptMatch['standard'];
}

/** Whether records are kept under this concept, or under another that it maps to. */
export function StandardMark({ trans, standard }: StandardMarkProps): React.JSX.Element {
  const words = {
    standard: trans.__('standard'),
    classification: trans.__('class'),
    source: trans.__('source')
  };
  const reasons = {
    standard: trans.__('A standard concept: records are kept under it.'),
    classification: trans.__('A class of concepts: take it with its descendants.'),
    source: trans.__('A source code: records are kept under the standard concepts that it maps to.')
  };
  return (
    <span className={`jp-Cohortlab-tag jp-mod-${standard}`} title={reasons[standard]}>
      {words[standard]}
    </span>
  );
}
