import React from 'react';
import {
  attributesOf,
  setAttribute,
  type Attribute,
  type ConceptSet,
  type TimedCriterion
} from '@cohortlab/sdk';
import { Icon, IconButton } from '../components';
import { ATTRIBUTE_KINDS } from './attribute-kinds';
import { ChoiceField } from './choice-field';
import { DateRangeField, NumberRangeField } from './range-field';
import { UnitValueField } from './unit-value-field';
import { WordSelect } from './value-input';
import { useEditing } from './view-context';

type Kind = Attribute['kind'];

/** What else is asked of an event: each attribute with a form of its own, and a choice of more. */
export function AttributeFields({ criterion }: { readonly criterion: TimedCriterion }): React.JSX.Element {
  const { trans, cohort, edit } = useEditing();
  const { id, kind } = criterion;
  const setId = 'conceptSet' in criterion ? criterion.conceptSet : undefined;
  const set = cohort.conceptSets.find(each => each.id === setId);
  const where: readonly Attribute[] = criterion.where ?? [];
  const asked = new Set(where.map(each => each.kind));
  const more = attributesOf(kind).filter(
    each => ATTRIBUTE_KINDS[each] && !asked.has(each) && !(each === 'value' && asked.has('valueInUnits'))
  );
  const change = (place: number, attribute: Attribute | null): void =>
    edit(cohort => setAttribute(cohort, id, place, attribute));
  return (
    <>
      {where.map((attribute, place) => (
        <AttributeField
          key={`${place} ${attribute.kind}`}
          attribute={attribute}
          set={set}
          onChange={next => change(place, next)}
        />
      ))}
      {more.length > 0 && (
        <WordSelect<Kind | ''>
          label={trans.__('Add another condition')}
          value=""
          options={[
            ['', trans.__('+ age, date, value…')],
            ...more.map(each => [each, ATTRIBUTE_KINDS[each]?.text(trans) ?? each] as const)
          ]}
          onTake={each => {
            const fresh = each && ATTRIBUTE_KINDS[each]?.fresh();
            if (fresh) {
              change(where.length, fresh);
            }
          }}
        />
      )}
    </>
  );
}

interface AttributeFieldProps {
  readonly attribute: Attribute;
  /** The concepts that are asked for. */
  readonly set: ConceptSet | undefined;
  readonly onChange: (attribute: Attribute | null) => void;
}

function AttributeField({ attribute, set, onChange }: AttributeFieldProps): React.JSX.Element {
  const { trans } = useEditing();
  const known = attribute.kind === 'valueInUnits' ? ATTRIBUTE_KINDS.value : ATTRIBUTE_KINDS[attribute.kind];
  const label = known?.text(trans) ?? attribute.kind;
  return (
    <div role="group" className="jp-Cohortlab-field" aria-label={label}>
      <span className="jp-Cohortlab-field-name">
        {label}
        <IconButton icon="close" label={trans.__('Take away: %1', label)} onClick={() => onChange(null)} />
      </span>
      <Form attribute={attribute} set={set} label={label} onChange={onChange} />
    </div>
  );
}

/** The form that fits what an attribute is made of. */
function Form(props: AttributeFieldProps & { readonly label: string }): React.JSX.Element | null {
  const { attribute, set, label, onChange } = props;
  const { trans } = useEditing();
  const known = ATTRIBUTE_KINDS[attribute.kind];
  switch (attribute.kind) {
    case 'abnormal':
      return null;
    case 'value':
    case 'valueInUnits':
      return <UnitValueField attribute={attribute} set={set} label={label} onChange={onChange} />;
    case 'age':
      return (
        <NumberRangeField
          label={label}
          range={attribute.is}
          min={0}
          max={150}
          after={trans.__('years')}
          onChange={is => onChange({ ...attribute, is })}
        />
      );
    case 'startDate':
    case 'endDate':
      return (
        <>
          <DateRangeField
            label={label}
            range={attribute.is}
            onChange={is => onChange({ ...attribute, is })}
          />
          <p className="jp-Cohortlab-note">
            <Icon name="warning" />
            {trans.__(
              'Dates may be shifted in this release, differently for each person. A window around day 0 is not harmed by that; a date is.'
            )}
          </p>
        </>
      );
    default:
      break;
  }
  if ('pattern' in attribute.is || 'text' in attribute.is) {
    return <span className="jp-Cohortlab-quiet">{trans.__('kept as it is; edited as text')}</span>;
  }
  if ('concepts' in attribute.is || 'conceptSet' in attribute.is || isRecorded(attribute.is.kind)) {
    return (
      <ChoiceField
        label={label}
        choice={attribute.is as React.ComponentProps<typeof ChoiceField>['choice']}
        {...(known?.offered && { offered: known.offered })}
        {...(known?.domain !== undefined && { domain: known.domain })}
        onChange={is => onChange({ ...attribute, is } as Attribute)}
      />
    );
  }
  return (
    <NumberRangeField
      label={label}
      range={attribute.is as React.ComponentProps<typeof NumberRangeField>['range']}
      fractions={known?.fractions ?? true}
      onChange={is => onChange({ ...attribute, is } as Attribute)}
    />
  );
}

const isRecorded = (kind: string): boolean => kind === 'recorded' || kind === 'notRecorded';
