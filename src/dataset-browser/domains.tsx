import React, { useMemo } from 'react';
import { isRecords, type TableCard } from '@cohortlab/sdk';
import { useStateful, type Trans } from '../components';
import { DomainList } from './domain-list';
import { valueOf } from './loading';
import type { BrowserModel } from './model';

export interface DomainsProps {
  readonly trans: Trans;
  readonly model: BrowserModel;
  readonly title: string;
  readonly tables: readonly TableCard[];
}

/** Some tables of the release, with what the dataset takes of them. */
export function Domains({ trans, model, title, tables }: DomainsProps): React.JSX.Element | null {
  const { explore } = model;
  const { card, unfolded } = useStateful(explore);
  const { session } = useStateful(model);
  const { reading } = useStateful(session.model);
  const taken = useMemo(
    () =>
      new Set(
        reading.kind === 'dataset' ? reading.dataset.tables.filter(isRecords).map(each => each.table) : []
      ),
    [reading]
  );
  const known = valueOf(card);
  return known === null ? null : (
    <DomainList
      trans={trans}
      statistics={explore.statistics}
      title={title}
      tables={tables}
      people={known.release.people}
      unfolded={unfolded}
      taken={taken}
      onToggle={table => explore.toggle(table)}
      onShow={conceptId => explore.show(conceptId)}
      onTake={table => model.takeTable(table)}
    />
  );
}
