import React, { useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { CodeReview, HierarchyBrowser, Sheet, type Choice } from '../components';
import { takes } from './put-concepts';
import { useEditing } from './view-context';

/** What lies over the panel after the search box was used for more than one concept. */
export type PickSheetKind =
  | { readonly kind: 'codes'; readonly lines: readonly string[] }
  | { readonly kind: 'hierarchy'; readonly concept: ConceptMatch };

export interface PickSheetProps {
  readonly sheet: PickSheetKind;
  readonly onAdd: (concepts: readonly ConceptMatch[], descendants: boolean) => void;
  readonly onClose: () => void;
}

/** Several concepts are chosen, then added where a pick would go. */
export function PickSheet({ sheet, onAdd, onClose }: PickSheetProps): React.JSX.Element | null {
  const { trans, vocabulary, target } = useEditing();
  if (!vocabulary) {
    return null;
  }
  return sheet.kind === 'codes' ? (
    <CodeReview
      trans={trans}
      lines={sheet.lines}
      codes={vocabulary.codes}
      choosable={concept => takes(target, concept)}
      onAdd={onAdd}
      onClose={onClose}
    />
  ) : (
    <FromHierarchy concept={sheet.concept} onAdd={onAdd} onClose={onClose} />
  );
}

type FromHierarchyProps = Omit<PickSheetProps, 'sheet'> & { readonly concept: ConceptMatch };

/** Concepts are chosen in the hierarchy around one that was found, each with all below it. */
function FromHierarchy({ concept, onAdd, onClose }: FromHierarchyProps): React.JSX.Element | null {
  const { trans, vocabulary, target } = useEditing();
  const [chosen, setChosen] = useState<readonly ConceptMatch[]>([]);
  const has = ({ conceptId }: ConceptMatch): boolean => chosen.some(each => each.conceptId === conceptId);
  const choiceOf = (match: ConceptMatch): Choice =>
    has(match) ? 'chosen' : takes(target, match) ? 'open' : 'impossible';
  const toggle = (match: ConceptMatch): void =>
    setChosen(
      has(match) ? chosen.filter(({ conceptId }) => conceptId !== match.conceptId) : [...chosen, match]
    );
  return (
    vocabulary && (
      <Sheet trans={trans} label={trans.__('Hierarchy of %1', concept.name)} onClose={onClose}>
        <div className="jp-Cohortlab-sheet-scroll">
          <HierarchyBrowser
            trans={trans}
            concept={concept}
            hierarchy={vocabulary}
            choiceOf={choiceOf}
            onToggle={toggle}
          />
        </div>
        <div className="jp-Cohortlab-sheet-foot">
          <span className="jp-Cohortlab-quiet">{trans.__('each with its descendants')}</span>
          <button
            type="button"
            className="jp-Cohortlab-button jp-mod-primary"
            disabled={chosen.length === 0}
            onClick={() => onAdd(chosen, true)}
          >
            {trans._n('Add %1 concept', 'Add %1 concepts', chosen.length)}
          </button>
        </div>
      </Sheet>
    )
  );
}
