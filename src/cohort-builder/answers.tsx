import React, { useState } from 'react';
import type { Remark } from '@cohortlab/sdk';
import { BreakdownChart, Icon, useStateful, type Trans } from '../components';
import type { CohortSession } from './session';

export interface AnswersProps {
  readonly trans: Trans;
  readonly session: CohortSession;
}

/** What the service says of the cohort besides its number: age and sex, and what is to be known. */
export function Answers({ trans, session }: AnswersProps): React.JSX.Element {
  const { count, countFresh, breakdown, breakdownFresh, failure } = useStateful(session.counts);
  const remarks = countFresh && count ? count.remarks : [];
  return (
    <div className="jp-Cohortlab-answers">
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

/** How many remarks are read at once; a cohort of another vocabulary may have thousands. */
const AT_ONCE = 5;

function Remarks({ trans, remarks }: RemarksProps): React.JSX.Element {
  const [all, setAll] = useState(false);
  const shown = all ? remarks : remarks.slice(0, AT_ONCE);
  const more = remarks.length - shown.length;
  return (
    <div className="jp-Cohortlab-message jp-mod-warning">
      <Icon name="info" />
      <div>
        <ul aria-label={trans.__('To know about this cohort')}>
          {shown.map(remark => (
            <li key={`${remark.code} ${remark.path}`}>{remark.message}</li>
          ))}
        </ul>
        {more > 0 && (
          <button type="button" className="jp-Cohortlab-link" onClick={() => setAll(true)}>
            {trans.__('%1 more…', more)}
          </button>
        )}
      </div>
    </div>
  );
}
