import React, { useMemo } from 'react';
import type { Attribute, Concept } from '@cohortlab/sdk';
import { ConceptSearch, Icon } from '../components';
import { NumberRangeField } from './range-field';
import { useEditing } from './view-context';

type Valued = Extract<Attribute, { kind: 'value' | 'valueInUnits' }>;

export interface UnitValueFieldProps {
  readonly attribute: Valued;
  readonly label: string;
  readonly onChange: (attribute: Valued) => void;
}

/** A value and the unit that it is in; a range for each unit, so that units never mix silently. */
export function UnitValueField({ attribute, label, onChange }: UnitValueFieldProps): React.JSX.Element {
  const { trans, searchIn } = useEditing();
  const search = useMemo(() => searchIn('Unit'), [searchIn]);
  const ranges = attribute.kind === 'value' ? [] : attribute.anyOf;
  const add = (unit: Concept): void => {
    const is = attribute.kind === 'value' ? attribute.is : ({ kind: 'atLeast', value: 0 } as const);
    onChange({ kind: 'valueInUnits', anyOf: [...ranges, { unit: [unit], is }] });
  };
  return (
    <>
      {attribute.kind === 'value' ? (
        <>
          <NumberRangeField
            label={label}
            range={attribute.is}
            fractions
            onChange={is => onChange({ kind: 'value', is })}
          />
          <p className="jp-Cohortlab-note">
            <Icon name="warning" />
            {trans.__('Whatever its unit. Name the unit, unless all records of it have the same.')}
          </p>
        </>
      ) : (
        ranges.map(({ unit, is }, place) => (
          <NumberRangeField
            key={place}
            label={label}
            range={is}
            fractions
            after={
              <strong>
                {unit.map(({ name, conceptId }) => name ?? String(conceptId)).join(trans.__(' or '))}
              </strong>
            }
            onChange={next =>
              onChange({
                kind: 'valueInUnits',
                anyOf: ranges.map((each, index) => (index === place ? { ...each, is: next } : each))
              })
            }
          />
        ))
      )}
      <ConceptSearch
        trans={trans}
        search={search}
        choosable={() => true}
        onPick={({ conceptId, name }) => add({ conceptId, name })}
        label={trans.__('%1: search for a unit', label)}
        placeholder={ranges.length === 0 ? trans.__('Unit…') : trans.__('or in another unit…')}
      />
    </>
  );
}
