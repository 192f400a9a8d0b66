import React, { useEffect, useRef } from 'react';
import type { ConceptCard as Card, ConceptMatch } from '@cohortlab/sdk';
import { BreakdownChart, Icon, IconButton, ShownCount, StandardMark, type Trans } from '../components';
import { ConceptFamily } from './concept-family';
import { ConceptStatistics } from './concept-statistics';
import type { StatisticsModel } from './statistics-model';

export interface ConceptCardProps {
  readonly trans: Trans;
  readonly card: Card;
  readonly statistics: StatisticsModel;
  /** Another concept is on its way. */
  readonly busy: boolean;
  /** Name of the dataset's table that takes the concept; null when none does. */
  readonly takenBy: string | null;
  readonly onShow: (conceptId: number) => void;
  readonly onCopy: (text: string) => void;
  readonly onTake: (concept: ConceptMatch) => void;
  /** Null when there is no Cohort Builder to add to. */
  readonly onUseInCohort: ((concept: ConceptMatch) => void) | null;
}

/** All that a release tells about one concept; its heading takes the focus when the walk moves on. */
export function ConceptCard(props: ConceptCardProps): React.JSX.Element {
  const { trans, card, statistics, busy, onShow, onCopy } = props;
  const { concept } = card;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [concept.conceptId]);
  return (
    <article
      className={`jp-Cohortlab-conceptCard${busy ? ' jp-mod-stale' : ''}`}
      aria-label={trans.__('Concept')}
      aria-busy={busy}
    >
      <h2 ref={heading} tabIndex={-1}>
        {concept.name}
      </h2>
      <div className="jp-Cohortlab-concept-facts">
        <span className="jp-Cohortlab-tag">{concept.domain}</span>
        <StandardMark trans={trans} standard={concept.standard} />
        <span>
          {concept.vocabulary} {concept.code}
        </span>
        <span className="jp-Cohortlab-conceptId">
          <code>{concept.conceptId}</code>
          <IconButton
            icon="copy"
            label={trans.__('Copy concept id %1', concept.conceptId)}
            onClick={() => onCopy(String(concept.conceptId))}
          />
        </span>
      </div>
      <Stats trans={trans} card={card} />
      <Uses {...props} />
      <h3 className="jp-Cohortlab-heading">{trans.__('People with this concept')}</h3>
      {concept.people.kind === 'hidden' ? (
        <p className="jp-Cohortlab-quiet">
          {trans.__(
            'Fewer than %1 people have a record of this very concept: too few to tell more of them.',
            concept.people.below
          )}
        </p>
      ) : (
        <>
          <BreakdownChart trans={trans} sex={card.sex} age={card.age} cutOff={card.cutOff} />
          <ConceptStatistics
            trans={trans}
            statistics={statistics}
            conceptId={concept.conceptId}
            onShow={onShow}
          />
        </>
      )}
      <ConceptFamily trans={trans} card={card} onShow={onShow} />
    </article>
  );
}

function Stats({ trans, card }: { readonly trans: Trans; readonly card: Card }): React.JSX.Element {
  return (
    <dl className="jp-Cohortlab-stats">
      <div>
        <dt>{trans.__('People')}</dt>
        <dd>
          <ShownCount trans={trans} shown={card.concept.people} />
        </dd>
      </div>
      <div>
        <dt>{trans.__('with descendants')}</dt>
        <dd>
          <ShownCount trans={trans} shown={card.concept.peopleWithDescendants} />
        </dd>
      </div>
      <div>
        <dt>{trans.__('Records')}</dt>
        <dd>
          <ShownCount trans={trans} shown={card.records} of="records" />
        </dd>
      </div>
    </dl>
  );
}

/** What can be done with a concept; nothing, when the release has no records for its kind. */
function Uses(props: ConceptCardProps): React.JSX.Element {
  const { trans, card, takenBy, onTake, onUseInCohort } = props;
  const { concept } = card;
  if (concept.criterion === null) {
    return (
      <p className="jp-Cohortlab-quiet">{trans.__('This release has no table for records of this kind.')}</p>
    );
  }
  return (
    <div className="jp-Cohortlab-uses">
      {onUseInCohort && (
        <button type="button" className="jp-Cohortlab-button" onClick={() => onUseInCohort(concept)}>
          <Icon name="people" />
          {trans.__('Use in cohort')}
        </button>
      )}
      <button type="button" className="jp-Cohortlab-button" onClick={() => onTake(concept)}>
        <Icon name={takenBy === null ? 'add' : 'check'} />
        {takenBy === null ? trans.__('Add to dataset') : trans.__('In table %1', takenBy)}
      </button>
    </div>
  );
}
