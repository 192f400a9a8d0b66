import React, { useCallback } from 'react';
import type { ConceptMatch, SearchAnswer } from '@cohortlab/sdk';
import { ConceptSearch, ErrorState, IconButton, useStateful, type Trans } from '../components';
import type { BrowserActions } from './actions';
import { ConceptCard } from './concept-card';
import { Domains } from './domains';
import { valueOf } from './loading';
import { LookAt } from './look-at';
import type { BrowserModel } from './model';
import { PlausibilityPage } from './plausibility-page';
import { PhysicalPage } from './physical-page';
import type { Place } from './places';
import { ReleaseCard } from './release-card';
import { Skeleton } from './skeleton';
import { SurveyPage, SurveysPage } from './survey-pages';
import { WearablesPage } from './wearables-page';

export interface ExploreViewProps {
  readonly trans: Trans;
  readonly model: BrowserModel;
  readonly actions: BrowserActions;
}

/** What there is: the release with its domains, or the concept that a search or a step led to. */
export function ExploreView({ trans, model, actions }: ExploreViewProps): React.JSX.Element {
  const { explore } = model;
  const { walk } = useStateful(explore);
  const { release } = useStateful(model.choice);
  const search = useCallback(
    (text: string, signal: AbortSignal): Promise<SearchAnswer> => model.search(text, signal),
    // Answers are of a release: another one is asked anew.
    [model, release?.id]
  );
  const onKeyDown = (event: React.KeyboardEvent): void => {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => explore.back(),
      ArrowRight: () => explore.forward()
    };
    const go = event.altKey ? steps[event.key] : undefined;
    if (go) {
      event.preventDefault();
      go();
    }
  };
  return (
    <div className="jp-Cohortlab-explore" onKeyDown={onKeyDown}>
      <div className="jp-Cohortlab-explore-bar">
        <ConceptSearch
          trans={trans}
          search={search}
          choosable={anyConcept}
          onPick={match => explore.show(match.conceptId)}
          label={trans.__('Search concepts')}
          placeholder={trans.__('Concept name, code or id')}
          disabled={release === null}
        />
        {(walk.past.length > 0 || walk.future.length > 0) && (
          <nav className="jp-Cohortlab-walk" aria-label={trans.__('Looked at')}>
            <IconButton
              icon="back"
              label={trans.__('Back')}
              disabled={walk.past.length === 0}
              onClick={() => explore.back()}
            />
            <IconButton
              icon="forward"
              label={trans.__('Forward')}
              disabled={walk.future.length === 0}
              onClick={() => explore.forward()}
            />
            {walk.present !== null && (
              <button type="button" className="jp-Cohortlab-link" onClick={() => explore.home()}>
                {trans.__('All domains')}
              </button>
            )}
          </nav>
        )}
      </div>
      <At place={walk.present} trans={trans} model={model} actions={actions} />
    </div>
  );
}

const anyConcept = (): boolean => true;

/** The place that the walk stands at. */
function At(props: ExploreViewProps & { readonly place: Place }): React.JSX.Element {
  const { place, trans, model } = props;
  const { statistics } = model.explore;
  const onShow = (id: number): void => model.explore.show(id);
  if (place === null) {
    return <Release trans={trans} model={model} />;
  }
  if (place.kind === 'concept') {
    return <Concept {...props} />;
  }
  if (place.kind === 'survey') {
    const { conceptId } = place;
    return <SurveyPage trans={trans} statistics={statistics} conceptId={conceptId} onShow={onShow} />;
  }
  switch (place.page) {
    case 'surveys':
      return <SurveysPage trans={trans} statistics={statistics} onSurvey={id => model.explore.survey(id)} />;
    case 'physical':
      return <PhysicalPage trans={trans} statistics={statistics} onShow={onShow} />;
    case 'wearables':
      return <WearablesPage trans={trans} model={model} />;
    case 'plausibility':
      return <PlausibilityPage trans={trans} statistics={statistics} onShow={onShow} />;
  }
}

function Release({ trans, model }: Omit<ExploreViewProps, 'actions'>): React.JSX.Element | null {
  const { explore } = model;
  const { card } = useStateful(explore);
  const known = valueOf(card);
  if (card.kind === 'failed') {
    return <ErrorState trans={trans} failure={card.failure} onRetry={() => void explore.retry()} />;
  }
  if (known === null) {
    // Idle: the banner says what is being waited for.
    return card.kind === 'idle' ? null : <Skeleton rows={9} label={trans.__('Opening the release…')} />;
  }
  return (
    <>
      <ReleaseCard trans={trans} card={known} />
      <LookAt trans={trans} tables={known.tables} onPage={page => explore.page(page)} />
      <Domains trans={trans} model={model} title={trans.__('Domains')} tables={known.tables} />
    </>
  );
}

function Concept({ trans, model, actions }: ExploreViewProps): React.JSX.Element | null {
  const { explore } = model;
  const { concept } = useStateful(explore);
  const { session } = useStateful(model);
  const { reading } = useStateful(session.model);
  const card = valueOf(concept);
  if (concept.kind === 'failed') {
    return <ErrorState trans={trans} failure={concept.failure} onRetry={() => void explore.retry()} />;
  }
  if (card === null) {
    return concept.kind === 'idle' ? null : <Skeleton rows={6} label={trans.__('Opening the concept…')} />;
  }
  const place = model.placeOf(card.concept);
  const tables = reading.kind === 'dataset' ? reading.dataset.tables : [];
  return (
    <ConceptCard
      trans={trans}
      card={card}
      statistics={explore.statistics}
      busy={concept.kind === 'loading'}
      takenBy={place === null ? null : (tables[place]?.name ?? null)}
      onShow={id => explore.show(id)}
      onCopy={text => actions.copy(text)}
      onTake={(match: ConceptMatch) => model.takeConcept(match)}
      onUseInCohort={actions.useInCohort}
    />
  );
}
