import type { Attribute, Concept } from '@cohortlab/sdk';
import type { Trans } from '../components';

type Kind = Attribute['kind'];

/** How an attribute is asked for in a form: what it is called, and what a new one says before it is changed. */
export interface AttributeKind {
  readonly text: (trans: Trans) => string;
  readonly fresh: () => Attribute;
  /** Values that are asked for most, and the OMOP domain in which others are searched. */
  readonly offered?: readonly Concept[];
  readonly domain?: string;
  readonly fractions?: boolean;
}

/** The usual kinds of visit (Athena, vocabulary Visit). */
const VISITS: readonly Concept[] = [
  { conceptId: 9201, name: 'Inpatient Visit' },
  { conceptId: 9202, name: 'Outpatient Visit' },
  { conceptId: 9203, name: 'Emergency Room Visit' }
];

/** Sex recorded at birth (Athena, vocabulary Gender). */
const SEXES: readonly Concept[] = [
  { conceptId: 8532, name: 'Female' },
  { conceptId: 8507, name: 'Male' }
];

const atLeast = (value: number) => ({ kind: 'atLeast' as const, value });
const choice = (
  kind: Kind,
  text: (trans: Trans) => string,
  rest: Partial<AttributeKind> = {}
): AttributeKind => ({
  text,
  fresh: () => {
    const [first] = rest.offered ?? [];
    const is = first ? { kind: 'oneOf', concepts: [first] } : { kind: 'recorded' };
    return { kind, is } as Attribute;
  },
  ...rest
});
const number = (kind: Kind, text: (trans: Trans) => string, value = 1, fractions = false): AttributeKind => ({
  text,
  fresh: () => ({ kind, is: atLeast(value) }) as Attribute,
  fractions
});

/** The attributes that the form can ask for; all others are shown in words and stay as they are. */
export const ATTRIBUTE_KINDS: Partial<Record<Kind, AttributeKind>> = {
  age: {
    text: trans => trans.__('Age at the event'),
    fresh: () => ({ kind: 'age', at: 'start', is: atLeast(18) })
  },
  value: number('value', trans => trans.__('Value'), 0, true),
  valueConcept: choice('valueConcept', trans => trans.__('Answer'), {}),
  unit: choice('unit', trans => trans.__('Unit'), { domain: 'Unit' }),
  visitType: choice('visitType', trans => trans.__('Kind of visit'), { offered: VISITS, domain: 'Visit' }),
  startDate: {
    text: trans => trans.__('Date'),
    fresh: () => ({ kind: 'startDate', is: { kind: 'atLeast', value: '2015-01-01' } })
  },
  endDate: {
    text: trans => trans.__('Last date'),
    fresh: () => ({ kind: 'endDate', is: { kind: 'atMost', value: '2020-12-31' } })
  },
  duration: number('duration', trans => trans.__('Days that it lasts')),
  daysSupply: number('daysSupply', trans => trans.__('Days of supply')),
  quantity: number('quantity', trans => trans.__('Quantity'), 1, true),
  refills: number('refills', trans => trans.__('Refills')),
  rangeHighRatio: number('rangeHighRatio', trans => trans.__('Times the upper limit of normal'), 1, true),
  rangeLowRatio: number('rangeLowRatio', trans => trans.__('Times the lower limit of normal'), 1, true),
  recordCount: number('recordCount', trans => trans.__('Records in the era')),
  gapDays: number('gapDays', trans => trans.__('Days without the drug')),
  abnormal: { text: trans => trans.__('Abnormal'), fresh: () => ({ kind: 'abnormal' }) },
  status: choice('status', trans => trans.__('Status'), { domain: 'Condition Status' }),
  recordType: choice('recordType', trans => trans.__('Where the record comes from'), {
    domain: 'Type Concept'
  }),
  route: choice('route', trans => trans.__('Route'), { domain: 'Route' }),
  specialty: choice('specialty', trans => trans.__('Specialty'), { domain: 'Provider' }),
  sex: choice('sex', trans => trans.__('Sex recorded at birth'), { offered: SEXES, domain: 'Gender' })
};
