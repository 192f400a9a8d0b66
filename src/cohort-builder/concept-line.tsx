import React, { useEffect } from 'react';
import { setConceptItems, type ConceptItem, type InlineConceptSet } from '@cohortlab/sdk';
import { StandardMark, useStateful } from '../components';
import { useEditing } from './view-context';

export interface ConceptLineProps {
  readonly set: InlineConceptSet;
  readonly item: ConceptItem;
  readonly index: number;
}

/** What is known of one concept of a set, and whether everything below it is taken too. */
export function ConceptLine({ set, item, index }: ConceptLineProps): React.JSX.Element {
  const { trans, edit } = useEditing();
  return (
    <>
      <ConceptCode conceptId={item.conceptId} />
      <label
        className="jp-Cohortlab-check"
        title={trans.__('Take everything below it in the hierarchy of the vocabulary as well')}
      >
        <input
          type="checkbox"
          checked={item.descendants === true}
          onChange={event => {
            const { checked } = event.target;
            edit(cohort => setConceptItems(cohort, set.id, withDescendants(set.items, index, checked)));
          }}
        />
        {trans.__('with descendants')}
      </label>
    </>
  );
}

/** Vocabulary and code of a concept, looked up in the release; marked when the release lacks it. */
export function ConceptCode({ conceptId }: { readonly conceptId: number }): React.JSX.Element {
  const { trans, release, book, remarks, stale } = useEditing();
  useStateful(book);
  const facts = release === null ? undefined : book.find(release, conceptId);
  useEffect(() => {
    if (release !== null) {
      book.want(release, conceptId);
    }
    // A look-up that failed is made again when counts come again.
  }, [book, release, conceptId, stale]);
  const missing =
    facts === 'unknown' ||
    remarks.some(remark => remark.code === 'conceptMissing' && remark.conceptId === conceptId);
  if (missing) {
    return (
      <span className="jp-Cohortlab-tag jp-mod-missing">
        {trans.__('%1 is not in this release', conceptId)}
      </span>
    );
  }
  if (!facts) {
    return <span className="jp-Cohortlab-concept-code">{conceptId}</span>;
  }
  return (
    <>
      <span className="jp-Cohortlab-concept-code" title={trans.__('Concept id %1', conceptId)}>
        {facts.vocabulary} {facts.code}
      </span>
      {facts.standard !== 'standard' && <StandardMark trans={trans} standard={facts.standard} />}
    </>
  );
}

function withDescendants(items: readonly ConceptItem[], index: number, descendants: boolean): ConceptItem[] {
  return items.map((item, place) => {
    if (place !== index) {
      return item;
    }
    const { descendants: _, ...rest } = item;
    return descendants ? { ...rest, descendants } : rest;
  });
}
