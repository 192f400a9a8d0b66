import React from 'react';
import type { ConceptStatistics as Statistics } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { Answered } from './answered';
import { Years } from './figures';
import { ValueChecks } from './plausibility-notes';
import { ShareRows } from './share-rows';
import type { StatisticsModel } from './statistics-model';
import { Units } from './units';

export interface ConceptStatisticsProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  readonly conceptId: number;
  readonly onShow: (conceptId: number) => void;
}

/** When a concept is recorded and with what values; of this very concept, not of its descendants. */
export function ConceptStatistics(props: ConceptStatisticsProps): React.JSX.Element {
  const { trans, statistics, conceptId } = props;
  return (
    <Answered trans={trans} statistics={statistics} topic="concept" about={conceptId} rows={5}>
      {answer => (
        <>
          <Years trans={trans} years={answer.years} />
          <Recorded {...props} answer={answer} />
        </>
      )}
    </Answered>
  );
}

function Recorded(props: ConceptStatisticsProps & { readonly answer: Statistics }): React.JSX.Element {
  const { trans, statistics, conceptId, onShow, answer } = props;
  const { units, answers, concept } = answer;
  // Where nothing has a unit or a number there is nothing to tell of units.
  const measured = units.some(({ unit, histogram }) => unit.conceptId !== 0 || histogram);
  return (
    <>
      {measured && (
        <section aria-label={trans.__('Values by unit')}>
          <h3 className="jp-Cohortlab-heading">{trans.__('Values by unit')}</h3>
          <Units trans={trans} units={units} concept={concept} />
          <ValueChecks trans={trans} statistics={statistics} conceptId={conceptId} />
        </section>
      )}
      {answers.length > 0 && (
        <section aria-label={trans.__('Values that are concepts')}>
          <h3 className="jp-Cohortlab-heading">{trans.__('Values that are concepts')}</h3>
          <ShareRows trans={trans} label={trans.__('Answers')} shares={answers} onShow={onShow} />
        </section>
      )}
    </>
  );
}
