import React from 'react';
import type { Plausibility, PlausibilityCheck } from '@cohortlab/sdk';
import { findTable } from '@cohortlab/sdk/cdm';
import { ShownCount, type Trans } from '../components';
import { Answered } from './answered';
import { PageHead } from './page-head';
import { checkText, keyOf } from './plausibility-notes';
import { conceptName, ShareRows } from './share-rows';
import type { StatisticsModel } from './statistics-model';

export interface PlausibilityPageProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  readonly onShow: (conceptId: number) => void;
}

/** Every check that was made, by what it found: none is left out for having found nothing. */
export function PlausibilityPage({ trans, statistics, onShow }: PlausibilityPageProps): React.JSX.Element {
  return (
    <PageHead title={trans.__('What is odd')}>
      <p className="jp-Cohortlab-quiet">
        {trans.__(
          'Errors of dates, units and entry that can be told from the records alone. Nothing was corrected.'
        )}
      </p>
      <Answered trans={trans} statistics={statistics} topic="plausibility" about={null} rows={8}>
        {answer => (
          <>
            <Checks
              trans={trans}
              title={trans.__('Found')}
              checks={answer.checks.filter(({ people }) => people.kind === 'rounded')}
              onShow={onShow}
            />
            <Mixes trans={trans} mixes={answer.unitMixes} onShow={onShow} />
            <Checks
              trans={trans}
              title={trans.__('Looked for, found in few or none')}
              checks={answer.checks.filter(({ people }) => people.kind === 'hidden')}
              onShow={onShow}
            />
          </>
        )}
      </Answered>
    </PageHead>
  );
}

interface ChecksProps extends Pick<PlausibilityPageProps, 'trans' | 'onShow'> {
  readonly title: string;
  readonly checks: readonly PlausibilityCheck[];
}

function Checks({ trans, title, checks, onShow }: ChecksProps): React.JSX.Element {
  return (
    <section aria-label={title}>
      <h3 className="jp-Cohortlab-heading">{title}</h3>
      {checks.length === 0 && <p className="jp-Cohortlab-quiet">{trans.__('Nothing.')}</p>}
      <ul className="jp-Cohortlab-checks" aria-label={title}>
        {checks.map(check => (
          <li key={keyOf(check)}>
            <span>
              {check.concept ? (
                <button
                  type="button"
                  className="jp-Cohortlab-link"
                  onClick={() => onShow(check.concept?.conceptId ?? 0)}
                >
                  {conceptName(check.concept, trans)}
                </button>
              ) : (
                (findTable(check.table)?.title ?? check.table)
              )}
            </span>
            <ShownCount trans={trans} shown={check.people} noun />
            <span className="jp-Cohortlab-quiet">
              {checkText(check, trans)}. <Of trans={trans} check={check} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Of({ trans, check }: { readonly trans: Trans; readonly check: PlausibilityCheck }) {
  return (
    <span>
      {trans.__('Looked at:')} <ShownCount trans={trans} shown={check.of.people} noun />
    </span>
  );
}

interface MixesProps extends Pick<PlausibilityPageProps, 'trans' | 'onShow'> {
  readonly mixes: Plausibility['unitMixes'];
}

/** Concepts whose values must be converted before they are put together. */
function Mixes({ trans, mixes, onShow }: MixesProps): React.JSX.Element | null {
  const title = trans.__('Values in several units');
  return mixes.length === 0 ? null : (
    <section aria-label={title}>
      <h3 className="jp-Cohortlab-heading">{title}</h3>
      {mixes.map(({ concept, units }) => (
        <div key={concept.conceptId}>
          <button type="button" className="jp-Cohortlab-link" onClick={() => onShow(concept.conceptId)}>
            {conceptName(concept, trans)}
          </button>
          <ShareRows
            trans={trans}
            label={trans.__('Units of %1', conceptName(concept, trans))}
            shares={units}
            nothing={trans.__('no unit')}
          />
        </div>
      ))}
    </section>
  );
}
