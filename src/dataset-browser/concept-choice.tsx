import React, { useId } from 'react';
import type { ConceptItem, ConceptMatch, ConceptSet } from '@cohortlab/sdk';
import { ConceptSearch, IconButton, type Search, type Trans } from '../components';

export interface ConceptChoiceProps {
  readonly trans: Trans;
  /** What people call the records of the table: `Measurements`. */
  readonly domain: string;
  /** The set that narrows the table; undefined when every record is taken. */
  readonly set: ConceptSet | undefined;
  /** Finds concepts of the table's own domain. */
  readonly search: Search;
  readonly onAdd: (concept: ConceptMatch) => void;
  readonly onRemove: (conceptId: number) => void;
  readonly onToggleDescendants: (conceptId: number) => void;
  readonly onEveryRecord: () => void;
  readonly onShow: (conceptId: number) => void;
}

/** Which records a table takes: every one, or those of some concepts. */
export function ConceptChoice(props: ConceptChoiceProps): React.JSX.Element {
  const { trans, domain, set, search, onAdd } = props;
  const heading = useId();
  return (
    <div role="group" aria-labelledby={heading} className="jp-Cohortlab-conceptChoice">
      <h4 id={heading}>
        {set === undefined ? trans.__('Every record; or only some concepts:') : trans.__('Only records of')}
      </h4>
      {set?.kind === 'file' && <FileSet {...props} path={set.path} />}
      {set?.kind === 'inline' && (
        <ul className="jp-Cohortlab-concepts" aria-label={trans.__('Concepts')}>
          {set.items.map(item => (
            <Item key={item.conceptId} {...props} item={item} />
          ))}
        </ul>
      )}
      {set?.kind !== 'file' && (
        <ConceptSearch
          trans={trans}
          search={search}
          onPick={onAdd}
          label={trans.__('Add a concept of %1', domain)}
          placeholder={trans.__('Add a concept')}
        />
      )}
    </div>
  );
}

function Item({
  trans,
  item,
  ...props
}: ConceptChoiceProps & { readonly item: ConceptItem }): React.JSX.Element {
  const name = item.name ?? String(item.conceptId);
  return (
    <li className={`jp-Cohortlab-item${item.excluded ? ' jp-mod-excluded' : ''}`}>
      <button
        type="button"
        className="jp-Cohortlab-link jp-Cohortlab-concept-name"
        title={trans.__('Show concept %1', item.conceptId)}
        onClick={() => props.onShow(item.conceptId)}
      >
        {item.excluded ? trans.__('not %1', name) : name}
      </button>
      <IconButton
        icon="close"
        label={trans.__('Take %1 out', name)}
        onClick={() => props.onRemove(item.conceptId)}
      />
      <label title={trans.__('Take everything below it in the hierarchy of the vocabulary as well')}>
        <input
          type="checkbox"
          checked={item.descendants === true}
          aria-label={trans.__('%1 with descendants', name)}
          onChange={() => props.onToggleDescendants(item.conceptId)}
        />
        {trans.__('with descendants')}
      </label>
    </li>
  );
}

function FileSet({
  trans,
  path,
  onEveryRecord
}: ConceptChoiceProps & { readonly path: string }): React.JSX.Element {
  return (
    <p>
      {trans.__('the concepts in')} <code>{path}</code>{' '}
      <button type="button" className="jp-Cohortlab-link" onClick={onEveryRecord}>
        {trans.__('Take every record')}
      </button>
    </p>
  );
}
