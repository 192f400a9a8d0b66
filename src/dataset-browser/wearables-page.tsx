import React from 'react';
import type { TableCard } from '@cohortlab/sdk';
import { useStateful, type Trans } from '../components';
import { Domains } from './domains';
import { valueOf } from './loading';
import type { BrowserModel } from './model';
import { PageHead } from './page-head';

/** Tables that wearables fill, which All of Us adds to the CDM. */
const WEARABLES: ReadonlySet<string> = new Set([
  'activity_summary',
  'heart_rate_summary',
  'sleep_daily_summary'
]);

/** The tables of the release that wearables fill, and that somebody is in. */
export function wearablesOf(tables: readonly TableCard[]): readonly TableCard[] {
  return tables.filter(({ name, people }) => WEARABLES.has(name) && people.kind === 'rounded');
}

export interface WearablesPageProps {
  readonly trans: Trans;
  readonly model: BrowserModel;
}

/** Who wore a device, since when, and what it told. */
export function WearablesPage({ trans, model }: WearablesPageProps): React.JSX.Element {
  const { card } = useStateful(model.explore);
  const tables = wearablesOf(valueOf(card)?.tables ?? []);
  return (
    <PageHead title={trans.__('Wearables')}>
      <p className="jp-Cohortlab-quiet">
        {trans.__(
          'Summaries of each person and day. Unfold a table for its years and columns, and a column for its values.'
        )}
      </p>
      <Domains trans={trans} model={model} title={trans.__('Summaries')} tables={tables} />
    </PageHead>
  );
}
