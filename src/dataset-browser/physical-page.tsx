import React from 'react';
import type { PhysicalMeasurement } from '@cohortlab/sdk';
import { ShownCount, type Trans } from '../components';
import { Answered } from './answered';
import { PageHead } from './page-head';
import { ValueChecks } from './plausibility-notes';
import { conceptName } from './share-rows';
import type { StatisticsModel } from './statistics-model';
import { Units } from './units';

export interface PhysicalPageProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
  readonly onShow: (conceptId: number) => void;
}

/** What is measured of everyone: each quantity, with every concept that records it. */
export function PhysicalPage({ trans, statistics, onShow }: PhysicalPageProps): React.JSX.Element {
  return (
    <PageHead title={trans.__('Physical measurements')}>
      <Answered trans={trans} statistics={statistics} topic="physical" about={null} rows={8}>
        {({ measurements }) =>
          measurements.length === 0 ? (
            <p className="jp-Cohortlab-quiet">
              {trans.__('Blood pressure, heart rate, height and weight are of too few people to be shown.')}
            </p>
          ) : (
            byQuantity(measurements).map(([quantity, all]) => (
              <section key={quantity} aria-label={quantity}>
                <h3 className="jp-Cohortlab-heading">{quantity}</h3>
                {all.map(each => (
                  <div key={each.concept.conceptId} className="jp-Cohortlab-physical">
                    <p>
                      <button
                        type="button"
                        className="jp-Cohortlab-link"
                        onClick={() => onShow(each.concept.conceptId)}
                      >
                        {conceptName(each.concept, trans)}
                      </button>
                      <ShownCount trans={trans} shown={each.people} noun />
                    </p>
                    <Units trans={trans} units={each.units} concept={each.concept} folded />
                    <ValueChecks trans={trans} statistics={statistics} conceptId={each.concept.conceptId} />
                  </div>
                ))}
              </section>
            ))
          )
        }
      </Answered>
    </PageHead>
  );
}

/** Measurements of one quantity together, in the order of the answer. */
function byQuantity(all: readonly PhysicalMeasurement[]): [string, PhysicalMeasurement[]][] {
  const groups = new Map<string, PhysicalMeasurement[]>();
  for (const each of all) {
    groups.set(each.quantity, [...(groups.get(each.quantity) ?? []), each]);
  }
  return [...groups];
}
