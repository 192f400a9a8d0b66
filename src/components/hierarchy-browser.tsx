import React, { useCallback, useMemo, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptTree } from './concept-tree';
import type { Choice } from './concept-tree-row';
import { ErrorState } from './error-state';
import type { Trans } from './trans';
import { broader, narrower, type Hierarchy, type TreeConcept } from './tree-source';
import { useAnswer } from './use-answer';

export interface HierarchyBrowserProps {
  readonly trans: Trans;
  /** The concept to begin at. */
  readonly concept: ConceptMatch;
  /** Keep its identity while answers stay true. */
  readonly hierarchy: Hierarchy;
  readonly choiceOf: (concept: ConceptMatch) => Choice;
  readonly onToggle: (concept: ConceptMatch) => void;
}

const NONE: readonly TreeConcept[] = [];

/** The hierarchy around a concept, both ways: what is broader, and the concept with all below it. */
export function HierarchyBrowser(props: HierarchyBrowserProps): React.JSX.Element {
  const { trans, concept, hierarchy, choiceOf, onToggle } = props;
  const [centre, setCentre] = useState(concept);
  const { conceptId } = centre;
  const up = useMemo(() => broader(hierarchy, conceptId), [hierarchy, conceptId]);
  const down = useMemo(() => narrower(hierarchy), [hierarchy]);
  const root = useMemo(() => [{ concept: centre, further: true }], [centre]);
  const { answer, failure, retry } = useAnswer(
    useCallback((signal: AbortSignal) => up(conceptId, 0, signal), [up, conceptId])
  );
  const above = answer?.concepts ?? NONE;
  const tree = { trans, choiceOf, onToggle, centre: conceptId, onCentre: setCentre };
  return (
    <div className="jp-Cohortlab-hierarchy">
      {failure && <ErrorState trans={trans} failure={failure} onRetry={retry} />}
      {above.length > 0 && (
        <>
          <h3 className="jp-Cohortlab-heading">{trans.__('Broader')}</h3>
          <ConceptTree {...tree} label={trans.__('Broader than %1', centre.name)} source={up} roots={above} />
        </>
      )}
      <h3 className="jp-Cohortlab-heading">{trans.__('And what is below it')}</h3>
      <ConceptTree
        {...tree}
        label={trans.__('%1 and what is below it', centre.name)}
        source={down}
        roots={root}
        unfolded
      />
    </div>
  );
}
