import React from 'react';
import { StandardMark } from './concept-option';
import { Icon, type IconName } from './icons';
import { IconButton } from './icon-button';
import { ShownCount } from './shown-count';
import type { Trans } from './trans';
import type { ConceptRow, RestRow } from './tree-rows';

/** `covered`: taken already, by something above it. `impossible`: there are no records of its kind. */
export type Choice = 'chosen' | 'open' | 'covered' | 'impossible';

export interface ConceptTreeRowProps {
  readonly trans: Trans;
  readonly row: ConceptRow;
  /** The row that Tab comes to. */
  readonly active: boolean;
  readonly choice: Choice;
  readonly onActive: () => void;
  readonly onFold: () => void;
  readonly onToggle: () => void;
  /** Looks from here; null where that is what is done already. */
  readonly onCentre: (() => void) | null;
}

/** One concept of a tree, with the people who have it and those who have anything below it. */
export function ConceptTreeRow(props: ConceptTreeRowProps): React.JSX.Element {
  const { trans, row, active, choice, onActive, onFold, onToggle, onCentre } = props;
  const { concept, level, expanded, place, size } = row;
  const fold: IconName = expanded ? 'down' : 'right';
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={size}
      aria-expanded={expanded ?? undefined}
      aria-checked={choice === 'impossible' ? undefined : choice === 'chosen'}
      aria-disabled={choice === 'impossible' || undefined}
      tabIndex={active ? 0 : -1}
      data-path={row.path}
      className={`jp-Cohortlab-treeRow jp-mod-${choice}`}
      style={{ '--jp-cohortlab-level': level } as React.CSSProperties}
      onFocus={onActive}
      onClick={onToggle}
    >
      <span
        className="jp-Cohortlab-treeRow-fold"
        aria-hidden="true"
        onClick={event => {
          event.stopPropagation();
          if (expanded !== null) {
            onFold();
          }
        }}
      >
        {expanded !== null && <Icon name={fold} />}
      </span>
      <span className="jp-Cohortlab-treeRow-mark" aria-hidden="true">
        {(choice === 'chosen' || choice === 'covered') && <Icon name="check" />}
      </span>
      <span className="jp-Cohortlab-concept-name">{concept.name}</span>
      <span className="jp-Cohortlab-concept-people" title={trans.__('with everything below it')}>
        <ShownCount trans={trans} shown={concept.peopleWithDescendants} />
      </span>
      <span className="jp-Cohortlab-concept-facts">
        <StandardMark trans={trans} standard={concept.standard} />
        <span className="jp-Cohortlab-concept-code">
          {concept.vocabulary} {concept.code}
        </span>
        <span>
          {trans.__('itself')} <ShownCount trans={trans} shown={concept.people} />
        </span>
        {choice === 'covered' && <span>{trans.__('taken by what is above it')}</span>}
      </span>
      <span className="jp-Cohortlab-treeRow-tools" onClick={event => event.stopPropagation()}>
        {active && onCentre && (
          <IconButton icon="tree" label={trans.__('Look from %1', concept.name)} onClick={onCentre} />
        )}
      </span>
    </li>
  );
}

export interface RestTreeRowProps {
  readonly trans: Trans;
  readonly row: RestRow;
  readonly active: boolean;
  readonly onActive: () => void;
  readonly onMore: () => void;
}

/** The end of a branch that is not all there: on its way, failed, or longer than a page. */
export function RestTreeRow({ trans, row, active, onActive, onMore }: RestTreeRowProps): React.JSX.Element {
  const words = {
    asking: trans.__('Looking…'),
    failed: trans.__('That could not be asked. Try again'),
    more: trans.__('%1 more…', row.left)
  };
  return (
    <li
      role="treeitem"
      aria-level={row.level}
      tabIndex={active ? 0 : -1}
      data-path={row.path}
      className="jp-Cohortlab-treeRow jp-mod-rest"
      style={{ '--jp-cohortlab-level': row.level } as React.CSSProperties}
      onFocus={onActive}
      onClick={onMore}
    >
      <span className="jp-Cohortlab-concept-name">{words[row.kind]}</span>
    </li>
  );
}
