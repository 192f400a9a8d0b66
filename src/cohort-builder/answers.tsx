import React from 'react';
import type { Remark } from '@cohortlab/sdk';
import { BreakdownChart, ErrorState, Icon, useStateful, type Trans } from '../components';
import type { CohortSession } from './session';

export interface AnswersProps {
  readonly trans: Trans;
  readonly session: CohortSession;
}

/** What the service says of the cohort besides its number: age and sex, remarks, what went wrong. */
export function Answers({ trans, session }: AnswersProps): React.JSX.Element {
  const { count, countFresh, breakdown, breakdownFresh, failure } = useStateful(session.counts);
  const remarks = countFresh && count ? count.remarks : [];
  const retry = (): void => {
    const { release } = session.choice.state;
    const replaced = failure?.kind === 'service' && failure.code === 'releaseReplaced';
    if (replaced && release) {
      void session.choice.service.reload(release.name);
    }
    session.counts.retry();
  };
  return (
    <div className="jp-Cohortlab-answers">
      {failure && <ErrorState trans={trans} failure={failure} onRetry={retry} />}
      {remarks.length > 0 && <Remarks trans={trans} remarks={remarks} />}
      {breakdown && !failure && (
        <BreakdownChart
          trans={trans}
          sex={breakdown.sex}
          age={breakdown.age}
          cutOff={breakdown.cutOff}
          stale={!breakdownFresh}
        />
      )}
    </div>
  );
}

interface RemarksProps {
  readonly trans: Trans;
  readonly remarks: readonly Remark[];
}

function Remarks({ trans, remarks }: RemarksProps): React.JSX.Element {
  return (
    <div className="jp-Cohortlab-message jp-mod-warning">
      <Icon name="info" />
      <ul aria-label={trans.__('To know about this cohort')}>
        {remarks.map(remark => (
          <li key={`${remark.code} ${remark.path}`}>{remark.message}</li>
        ))}
      </ul>
    </div>
  );
}
