import React, { useMemo } from 'react';
import type { Attribute, Concept, ConceptSet, UnitStatistics } from '@cohortlab/sdk';
import { ConceptSearch, Icon } from '../components';
import { NumberRangeField } from './range-field';
import { RecordedValues, unitName } from './recorded-values';
import { ValueChart } from './value-chart';
import { scaleOf } from './value-geometry';
import { useEditing } from './view-context';

type Valued = Extract<Attribute, { kind: 'value' | 'valueInUnits' }>;
type UnitRange = Extract<Attribute, { kind: 'valueInUnits' }>['anyOf'][number];

export interface UnitValueFieldProps {
  readonly attribute: Valued;
  /** The concepts whose value it is. */
  readonly set: ConceptSet | undefined;
  readonly label: string;
  readonly onChange: (attribute: Valued) => void;
}

/** A value and the unit that it is in; a range for each unit, so that units never mix silently. */
export function UnitValueField({ attribute, set, label, onChange }: UnitValueFieldProps): React.JSX.Element {
  const { trans, searchIn } = useEditing();
  const search = useMemo(() => searchIn('Unit'), [searchIn]);
  const ranges = attribute.kind === 'value' ? [] : attribute.anyOf;
  const named = ranges.flatMap(({ unit }) => unit.map(({ conceptId }) => conceptId));
  const add = (unit: Concept): void => {
    const is = attribute.kind === 'value' ? attribute.is : ({ kind: 'atLeast', value: 0 } as const);
    onChange({ kind: 'valueInUnits', anyOf: [...ranges, { unit: [unit], is }] });
  };
  const drop = (conceptId: number): void => {
    const anyOf = ranges
      .map(range => ({ ...range, unit: range.unit.filter(each => each.conceptId !== conceptId) }))
      .filter(({ unit }) => unit.length > 0);
    const [last] = ranges;
    if (anyOf.length > 0) {
      onChange({ kind: 'valueInUnits', anyOf });
    } else if (last) {
      onChange({ kind: 'value', is: last.is });
    }
  };
  const toggle = ({ conceptId, name }: UnitStatistics['unit']): void =>
    named.includes(conceptId) ? drop(conceptId) : add({ conceptId, ...(name !== null && { name }) });
  const put = (place: number, range: UnitRange): void =>
    onChange({
      kind: 'valueInUnits',
      anyOf: ranges.map((each, index) => (index === place ? range : each))
    });
  return (
    <>
      <RecordedValues set={set} named={named} onUnit={toggle}>
        {units =>
          attribute.kind === 'value' ? (
            <AnyUnit attribute={attribute} label={label} onChange={onChange} />
          ) : (
            ranges.map((range, place) => (
              <InUnit
                key={place}
                label={label}
                range={range}
                units={units}
                onChange={next => put(place, next)}
              />
            ))
          )
        }
      </RecordedValues>
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

interface AnyUnitProps extends Pick<UnitValueFieldProps, 'label' | 'onChange'> {
  readonly attribute: Extract<Valued, { kind: 'value' }>;
}

function AnyUnit({ attribute, label, onChange }: AnyUnitProps): React.JSX.Element {
  const { trans } = useEditing();
  return (
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
  );
}

interface InUnitProps {
  readonly label: string;
  readonly range: UnitRange;
  readonly units: readonly UnitStatistics[];
  readonly onChange: (range: UnitRange) => void;
}

/** The range in one unit, over the histogram of that unit where there is one. */
function InUnit({ label, range, units, onChange }: InUnitProps): React.JSX.Element {
  const { trans } = useEditing();
  const name = range.unit.map(unit => unitName(unit, trans)).join(trans.__(' or '));
  const [only, ...others] = range.unit;
  const found = units.find(({ unit }) => unit.conceptId === only?.conceptId);
  const histogram = others.length === 0 ? (found?.histogram ?? null) : null;
  const scale = useMemo(() => histogram && scaleOf(histogram), [histogram]);
  return (
    <>
      <NumberRangeField
        label={label}
        range={range.is}
        fractions
        after={<strong>{name}</strong>}
        onChange={is => onChange({ ...range, is })}
      />
      {scale && (
        <ValueChart
          label={trans.__('%1 in %2', label, name)}
          unit={name}
          scale={scale}
          range={range.is}
          onChange={is => onChange({ ...range, is })}
        />
      )}
    </>
  );
}
