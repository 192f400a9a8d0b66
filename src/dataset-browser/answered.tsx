import React, { useEffect } from 'react';
import { ErrorState, Icon, useStateful, type Trans } from '../components';
import { valueOf } from './loading';
import { Skeleton } from './skeleton';
import type { About, Answer, StatisticsModel, Topic } from './statistics-model';

export interface AnsweredProps<T extends Topic> {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  readonly topic: T;
  readonly about: About<T>;
  /** What to draw from the answer. */
  readonly children: (answer: Answer<T>) => React.ReactNode;
  /** What stands in its place when the release was made before there were statistics. */
  readonly without?: React.ReactNode;
  /** Grey lines while it is on its way; 0: nothing, for what is only a remark on something else. */
  readonly rows?: number;
}

/** Asks for statistics when it is seen, and shows how far the answer is. */
export function Answered<T extends Topic>(props: AnsweredProps<T>): React.JSX.Element | null {
  const { trans, statistics, topic, about, children, without = null, rows = 4 } = props;
  const { round } = useStateful(statistics);
  useEffect(() => statistics.want(topic, about), [statistics, round, topic, about]);
  const loading = statistics.answer(topic, about);
  if (loading.kind === 'failed') {
    const { failure } = loading;
    const missing = failure.kind === 'service' && failure.code === 'statisticsMissing';
    if (rows === 0) {
      return null;
    }
    return missing ? (
      <>
        <NoStatistics trans={trans} />
        {without}
      </>
    ) : (
      <ErrorState trans={trans} failure={failure} onRetry={() => void statistics.retry(topic, about)} />
    );
  }
  const answer = valueOf(loading);
  if (answer === null) {
    return rows === 0 ? null : <Skeleton rows={rows} label={trans.__('Reading the statistics…')} />;
  }
  return <>{children(answer)}</>;
}

/** A release from before there were statistics: nothing is broken, so no alarm. */
function NoStatistics({ trans }: { readonly trans: Trans }): React.JSX.Element {
  return (
    <p className="jp-Cohortlab-noStatistics" role="note">
      <Icon name="info" />
      <span>
        {trans.__(
          'This release carries no statistics: it was made by an earlier version. Whoever made it can make it anew with cohortlab prepare. Searching, counting and datasets work all the same.'
        )}
      </span>
    </p>
  );
}
