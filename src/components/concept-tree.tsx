import React, { useRef, useState } from 'react';
import type { ConceptMatch } from '@cohortlab/sdk';
import { ConceptTreeRow, RestTreeRow, type Choice } from './concept-tree-row';
import type { Trans } from './trans';
import { aboveOf, type TreeRow } from './tree-rows';
import type { TreeConcept, TreeSource } from './tree-source';
import { useConceptTree } from './use-concept-tree';

export interface ConceptTreeProps {
  readonly trans: Trans;
  readonly label: string;
  /** Keep its identity, and that of `roots`, while the tree shall stay as it is. */
  readonly source: TreeSource;
  readonly roots: readonly TreeConcept[];
  /** Roots are open at first. */
  readonly unfolded?: boolean;
  readonly choiceOf: (concept: ConceptMatch) => Choice;
  readonly onToggle: (concept: ConceptMatch) => void;
  /** The concept that the hierarchy is looked at from, and how to look from another. */
  readonly centre: number;
  readonly onCentre: (concept: ConceptMatch) => void;
}

/**
 * Concepts in a tree: arrow keys walk, unfold and fold; Enter or Space chooses. Branches are asked for
 * when they are unfolded, page by page.
 */
export function ConceptTree(props: ConceptTreeProps): React.JSX.Element {
  const { trans, label, source, roots, unfolded = false, choiceOf, onToggle, centre, onCentre } = props;
  const { rows, unfold, fold, more } = useConceptTree(source, roots, unfolded);
  const [active, setActive] = useState('');
  const tree = useRef<HTMLUListElement>(null);
  const at = Math.max(
    0,
    rows.findIndex(({ path }) => path === active)
  );
  const go = (row: TreeRow | undefined): void => {
    if (row) {
      setActive(row.path);
      tree.current?.querySelector<HTMLElement>(`[data-path="${row.path}"]`)?.focus();
    }
  };
  const take = (row: TreeRow): void => {
    if (row.kind !== 'concept') {
      more(aboveOf(row.path));
    } else if (choiceOf(row.concept) !== 'impossible') {
      onToggle(row.concept);
    }
  };
  const right = (row: TreeRow): void => {
    if (row.kind === 'concept' && row.expanded !== null) {
      if (row.expanded) {
        go(rows[at + 1]);
      } else {
        unfold(row);
      }
    }
  };
  const left = (row: TreeRow): void => {
    if (row.kind === 'concept' && row.expanded) {
      fold(row);
    } else {
      go(rows.find(({ path }) => path === aboveOf(row.path)));
    }
  };
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const row = rows[at];
    const onRow = (event.target as Element).getAttribute('role') === 'treeitem';
    if (!row || !onRow || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const keys: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(rows[at + 1]),
      ArrowUp: () => go(rows[at - 1]),
      Home: () => go(rows[0]),
      End: () => go(rows.at(-1)),
      ArrowRight: () => right(row),
      ArrowLeft: () => left(row),
      Enter: () => take(row),
      ' ': () => take(row)
    };
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  };
  return (
    <ul
      ref={tree}
      role="tree"
      aria-label={label}
      aria-multiselectable="true"
      className="jp-Cohortlab-tree"
      onKeyDown={onKeyDown}
    >
      {rows.map((row, index) =>
        row.kind === 'concept' ? (
          <ConceptTreeRow
            key={row.path}
            trans={trans}
            row={row}
            active={index === at}
            choice={choiceOf(row.concept)}
            onActive={() => setActive(row.path)}
            onFold={() => (row.expanded ? fold(row) : unfold(row))}
            onToggle={() => take(row)}
            onCentre={row.concept.conceptId === centre ? null : () => onCentre(row.concept)}
          />
        ) : (
          <RestTreeRow
            key={row.path}
            trans={trans}
            row={row}
            active={index === at}
            onActive={() => setActive(row.path)}
            onMore={() => take(row)}
          />
        )
      )}
    </ul>
  );
}
