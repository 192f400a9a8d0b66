import React, { useState } from 'react';
import type { ConceptSet, UnitStatistics } from '@cohortlab/sdk';
import { ErrorState, Icon, ShownCount, type Trans } from '../components';
import { useResolved, useStatistics } from './use-set-facts';
import { WordSelect } from './value-input';
import { useEditing } from './view-context';

export interface RecordedValuesProps {
  /** The concepts whose values are told. */
  readonly set: ConceptSet | undefined;
  /** Units that the condition names already. */
  readonly named: readonly number[];
  readonly onUnit: (unit: UnitStatistics['unit']) => void;
  /** Draws the values of each named unit. */
  readonly children: (units: readonly UnitStatistics[]) => React.ReactNode;
}

/**
 * In which units the values of a condition are recorded, and how they lie. Told of one concept at a
 * time, never of several together, whose values may differ.
 */
export function RecordedValues({
  set,
  named,
  onUnit,
  children
}: RecordedValuesProps): React.JSX.Element | null {
  const { trans } = useEditing();
  const [wanted, setWanted] = useState<number | null>(null);
  const resolved = useResolved(set);
  const concepts = (resolved.answer?.matches ?? []).filter(({ people }) => people.kind === 'rounded');
  const concept = concepts.find(({ conceptId }) => conceptId === wanted) ?? concepts[0];
  const { answer, failure, retry } = useStatistics(concept?.conceptId);
  if (failure?.kind === 'service' && failure.code === 'statisticsMissing') {
    return (
      <>
        <p className="jp-Cohortlab-note">
          <Icon name="info" />
          {trans.__(
            'This release holds no statistics of values: units and histogram cannot be shown until it is prepared again.'
          )}
        </p>
        {children([])}
      </>
    );
  }
  if (failure) {
    return (
      <>
        <ErrorState trans={trans} failure={failure} onRetry={retry} />
        {children([])}
      </>
    );
  }
  const units = answer?.units ?? [];
  return (
    <>
      {children(units)}
      {concept && concepts.length > 1 && (
        <WordSelect
          label={trans.__('Whose values are shown')}
          value={String(concept.conceptId)}
          options={concepts.map(({ conceptId, name }) => [String(conceptId), name] as const)}
          onTake={conceptId => setWanted(Number(conceptId))}
        />
      )}
      {concept && answer && units.length === 0 && (
        <p className="jp-Cohortlab-quiet">{trans.__('No unit has values of 40 people or more.')}</p>
      )}
      {concept && units.length > 0 && (
        <>
          <p className="jp-Cohortlab-quiet">
            {units.length > 1 && named.length === 0
              ? trans.__('Values are recorded in several units. Which one is meant?')
              : trans.__('Recorded units')}
          </p>
          <Units units={units} named={named} onUnit={onUnit} trans={trans} />
          <p className="jp-Cohortlab-quiet">
            {trans.__(
              '“%1” alone, without its descendants; units of few people are not listed.',
              concept.name
            )}
          </p>
        </>
      )}
    </>
  );
}

interface UnitsProps extends Pick<RecordedValuesProps, 'named' | 'onUnit'> {
  readonly trans: Trans;
  readonly units: readonly UnitStatistics[];
}

function Units({ trans, units, named, onUnit }: UnitsProps): React.JSX.Element {
  return (
    <span className="jp-Cohortlab-choices" role="group" aria-label={trans.__('Recorded units')}>
      {units.map(({ unit, people, percent }) => (
        <button
          key={unit.conceptId}
          type="button"
          className="jp-Cohortlab-choice"
          aria-pressed={named.includes(unit.conceptId)}
          title={
            unit.conceptId === 0
              ? trans.__('Records whose unit is concept 0; what has no unit at all is not found by it.')
              : undefined
          }
          onClick={() => onUnit(unit)}
        >
          {unitName(unit, trans)} <ShownCount trans={trans} shown={people} />
          {percent !== null && <span className="jp-Cohortlab-quiet"> {trans.__('%1 %', percent)}</span>}
        </button>
      ))}
    </span>
  );
}

/** OMOP's concept 0 of units is “no unit”. */
export const unitName = (
  unit: { conceptId: number; name?: string | null | undefined },
  trans: Trans
): string =>
  unit.conceptId === 0 ? trans.__('no unit') : (unit.name ?? trans.__('Concept %1', unit.conceptId));
