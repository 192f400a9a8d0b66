import { concept, expression, imported } from '../../../test/circe.js';
import { problemsOf } from '../../../test/texts.js';

/** What the fields of Circe's events are read as: what its SQL asks, not what the field is called. */

type Json = Readonly<Record<string, unknown>>;

/** The entry event of an expression, without id and kind. */
function event(kind: string, fields: Json): Json {
  const [first] = imported(expression(kind, fields)).entry.events;
  const { id: _, kind: __, ...rest } = first as unknown as Json;
  return rest;
}
const where = (kind: string, fields: Json): unknown => event(kind, fields)['where'];
const gt5 = { Value: 5, Op: 'gt' };
const over5 = { kind: 'greater', value: 5 };
const list = [concept(8507, 'MALE')];
const oneOf = { kind: 'oneOf', concepts: [{ conceptId: 8507, name: 'MALE' }] };
const inSet = { CodesetId: 1, IsExclusion: false };

test.each([
  ['lt', { kind: 'less', value: 5 }],
  ['lte', { kind: 'atMost', value: 5 }],
  ['eq', { kind: 'equal', value: 5 }],
  ['!eq', { kind: 'notEqual', value: 5 }],
  ['gt', { kind: 'greater', value: 5 }],
  ['gte', { kind: 'atLeast', value: 5 }],
  ['bt', { kind: 'between', low: 5, high: 9 }],
  ['!bt', { kind: 'notBetween', low: 5, high: 9 }]
])('the operator %s is a range', (Op, is) => {
  const fields = { Refills: { Value: 5, Op, Extent: 9 } };
  expect(where('DrugExposure', fields)).toEqual([{ kind: 'refills', is }]);
});

test.each([
  [5.9, 5],
  [-5.9, -5],
  [-0.5, 0]
])('whole numbers are cut off at the point: %d is %d', (Value, value) => {
  const fields = { Refills: { Value, Op: 'gt' } };
  expect(where('DrugExposure', fields)).toEqual([{ kind: 'refills', is: { kind: 'greater', value } }]);
});

test.each([
  [6.5, 6.5],
  [1.00005, 1.0001],
  [1.00015, 1.0002],
  [-1.00005, -1.0001],
  [0.00004, 0],
  [-0.00004, 0],
  [5e-7, 0],
  [1e21, 1e21],
  [2.34567891e3, 2345.6789],
  [0.1, 0.1]
])('other numbers have four decimals, halves away from zero: %d is %d', (Value, value) => {
  const fields = { Quantity: { Value, Op: 'gt' } };
  expect(where('DrugExposure', fields)).toEqual([{ kind: 'quantity', is: { kind: 'greater', value } }]);
});

test('the quantity is a whole number of procedures and devices, and not of drugs and specimens', () => {
  const fields = { Quantity: { Value: 1.5, Op: 'gt' } };
  const values = ['ProcedureOccurrence', 'DeviceExposure', 'DrugExposure', 'Specimen'].map(
    kind => (where(kind, fields) as { is: { value: number } }[])[0]?.is.value
  );
  expect(values).toEqual([1, 1, 1.5, 1.5]);
});

test('days may be short, and ranges of days are ranges of dates', () => {
  const fields = { OccurrenceStartDate: { Value: '2010-1-5', Op: '!bt', Extent: '2011-12-31' } };
  expect(where('ConditionOccurrence', fields)).toEqual([
    { kind: 'startDate', is: { kind: 'notBetween', low: '2010-01-05', high: '2011-12-31' } }
  ]);
});

test('a list and a concept set are two attributes', () => {
  expect(where('Measurement', { Unit: list, UnitCS: inSet })).toEqual([
    { kind: 'unit', is: oneOf },
    { kind: 'unit', is: { kind: 'inSet', conceptSet: 's2' } }
  ]);
});

test.each([
  [
    { CodesetId: 2, IsExclusion: true },
    { kind: 'notInSet', conceptSet: 's3' }
  ],
  [{ CodesetId: 2 }, { kind: 'inSet', conceptSet: 's3' }],
  [{ CodesetId: null, IsExclusion: false }, { kind: 'recorded' }],
  [{ IsExclusion: true }, { kind: 'notRecorded' }]
])('the selection %j is a choice', (GenderCS, is) => {
  expect(where('DrugEra', { GenderCS })).toEqual([{ kind: 'sex', is }]);
});

test('a flag turns the list of record types round, and says nothing without one', () => {
  expect(where('Death', { DeathType: list, DeathTypeExclude: true })).toEqual([
    { kind: 'recordType', is: { ...oneOf, kind: 'noneOf' } }
  ]);
  expect(where('Death', { DeathType: [], DeathTypeExclude: true })).toBeUndefined();
  expect(where('Death', { DeathTypeCS: inSet, DeathTypeExclude: true })).toEqual([
    { kind: 'recordType', is: { kind: 'inSet', conceptSet: 's2' } }
  ]);
});

test.each([
  ['eq', 'a', { kind: 'is', text: 'a' }],
  ['!eq', 'a', { kind: 'isNot', text: 'a' }],
  ['startsWith', 'a', { kind: 'startsWith', text: 'a' }],
  ['!startsWith', 'a', { kind: 'startsNotWith', text: 'a' }],
  ['endsWith', 'a', { kind: 'endsWith', text: 'a' }],
  ['!endsWith', 'a', { kind: 'endsNotWith', text: 'a' }],
  ['contains', 'a', { kind: 'contains', text: 'a' }],
  ['!contains', 'a', { kind: 'containsNot', text: 'a' }],
  ['contains', '5%', { kind: 'like', pattern: '%5%%' }],
  ['!startsWith', 'a_b', { kind: 'notLike', pattern: 'a_b%' }],
  ['eq', 'a\\_b', { kind: 'like', pattern: 'a\\\\_b' }],
  ['contains', 'a\\b', { kind: 'contains', text: 'a\\b' }],
  ['contains', "it\\\\'s", { kind: 'contains', text: "it's" }],
  ['eq', "'; drop table person; --", { kind: 'is', text: "'; drop table person; --" }],
  ['contains', '', { kind: 'like', pattern: '%%' }]
])('the text operator %s with %j is a match', (Op, Text, is) => {
  expect(where('DrugExposure', { LotNumber: { Op, Text } })).toEqual([{ kind: 'lotNumber', is }]);
});

test.each<[string, string, Json, unknown]>([
  ['the record type of a visit', 'VisitOccurrence', { VisitType: list }, [{ kind: 'recordType', is: oneOf }]],
  [
    'the record type of a visit detail',
    'VisitDetail',
    { VisitDetailTypeCS: inSet },
    [{ kind: 'recordType', is: { kind: 'inSet', conceptSet: 's2' } }]
  ],
  ['the visit of another record', 'Measurement', { VisitType: list }, [{ kind: 'visitType', is: oneOf }]],
  ['an age', 'Observation', { Age: gt5 }, [{ kind: 'age', at: 'start', is: over5 }]],
  [
    'the age of a visit detail at its end',
    'VisitDetail',
    { Age: gt5 },
    [{ kind: 'age', at: 'end', is: over5 }]
  ],
  [
    'ages of an era',
    'ConditionEra',
    { AgeAtStart: gt5, AgeAtEnd: gt5 },
    [
      { kind: 'age', at: 'start', is: over5 },
      { kind: 'age', at: 'end', is: over5 }
    ]
  ],
  [
    'the length of a drug era',
    'DrugEra',
    { EraLength: gt5, OccurrenceCount: gt5 },
    [
      { kind: 'duration', is: over5 },
      { kind: 'recordCount', is: over5 }
    ]
  ],
  [
    'the gap of a drug era by the range of its length',
    'DrugEra',
    { EraLength: gt5, GapDays: { Value: 7, Op: 'lt' } },
    [
      { kind: 'duration', is: over5 },
      { kind: 'gapDays', is: over5 }
    ]
  ],
  ['the value of a dose era', 'DoseEra', { DoseValue: gt5 }, [{ kind: 'value', is: over5 }]],
  ['an abnormal result', 'Measurement', { Abnormal: true }, [{ kind: 'abnormal' }]],
  ['a normal result, which says nothing', 'Measurement', { Abnormal: false }, undefined],
  [
    'concept sets of payers',
    'PayerPlanPeriod',
    { PayerConcept: 0, StopReasonConcept: 1, PlanSourceConcept: 2 },
    [
      { kind: 'payer', is: { kind: 'inSet', conceptSet: 's1' } },
      { kind: 'planStopReason', is: { kind: 'inSet', conceptSet: 's2' } },
      { kind: 'planSource', is: { kind: 'inSet', conceptSet: 's3' } }
    ]
  ],
  [
    'the end date of an exposure, which asks the start date',
    'DrugExposure',
    { OccurrenceEndDate: { Value: '2010-01-01', Op: 'lt' } },
    [{ kind: 'startDate', is: { kind: 'less', value: '2010-01-01' } }]
  ],
  [
    'the end date of a condition',
    'ConditionOccurrence',
    { OccurrenceEndDate: { Value: '2010-01-01', Op: 'lt' } },
    [{ kind: 'endDate', is: { kind: 'less', value: '2010-01-01' } }]
  ]
])('%s', (_, kind, fields, expected) => {
  expect(where(kind, fields)).toEqual(expected);
});

test('concept sets, source concepts and first ever', () => {
  expect(event('ConditionOccurrence', { CodesetId: 0, ConditionSourceConcept: 3, First: true })).toEqual({
    conceptSet: 's1',
    sourceConceptSet: 's4',
    firstEver: true
  });
  expect(event('Death', { DeathSourceConcept: 0 })).toEqual({ sourceConceptSet: 's1' });
});

test("Circe's SQL takes no notice of the source concept of a specimen", () => {
  expect(event('Specimen', { CodesetId: 0, SpecimenSourceConcept: 3 })).toEqual({ conceptSet: 's1' });
});

test('a period of days', () => {
  const UserDefinedPeriod = { StartDate: '2010-01-01', EndDate: null };
  expect(event('ObservationPeriod', { UserDefinedPeriod })).toEqual({ period: { from: '2010-01-01' } });
  expect(event('PayerPlanPeriod', { UserDefinedPeriod: { StartDate: '' } })).toEqual({});
});

test('other dates are what the SQL makes of them', () => {
  const DateAdjustment = { StartWith: 'END_DATE', StartOffset: -3, EndWith: 'START_DATE', EndOffset: 7 };
  expect(event('VisitOccurrence', { DateAdjustment })).toEqual({
    adjust: { start: { of: 'end', days: -3 }, end: { of: 'start', days: 7 } }
  });
  expect(event('VisitOccurrence', { DateAdjustment: {} })).toEqual({
    adjust: { start: { of: 'start', days: 0 }, end: { of: 'end', days: 0 } }
  });
  // A death is moved from its own dates, and a specimen is not moved.
  expect(event('Death', { DateAdjustment })).toEqual({
    adjust: { start: { of: 'start', days: -3 }, end: { of: 'end', days: 7 } }
  });
  expect(event('Specimen', { DateAdjustment })).toEqual({});
});

test.each<[string, string, Json, string, RegExp]>([
  ['an unknown operator', 'Death', { Age: { Value: 1, Op: 'ge' } }, 'Age/Op', /"lt", "lte"/],
  ['a span without its end', 'Death', { Age: { Value: 1, Op: 'bt' } }, 'Age', /needs an "Extent"/],
  ['a range without a value', 'Death', { Age: { Value: null, Op: 'gt' } }, 'Age/Value', /is missing/],
  ['text for a number', 'Death', { Age: { Value: '18', Op: 'gt' } }, 'Age/Value', /must be a number/],
  ['more than 32 bits', 'Death', { Age: { Value: 3e9, Op: 'gt' } }, 'Age/Value', /32 bits/],
  [
    'a day that is none',
    'Death',
    { OccurrenceStartDate: { Value: '2011-02-29', Op: 'gt' } },
    'OccurrenceStartDate/Value',
    /"YYYY-MM-DD"/
  ],
  [
    'an unknown text operator',
    'Specimen',
    { SourceId: { Text: 'a', Op: 'has' } },
    'SourceId/Op',
    /"contains"/
  ],
  ['no text', 'Specimen', { SourceId: { Text: '', Op: 'eq' } }, 'SourceId', /1 to 1000/],
  ['a long text', 'Specimen', { SourceId: { Text: 'a'.repeat(1001), Op: 'eq' } }, 'SourceId', /1 to 1000/],
  ['a concept without id', 'Death', { Gender: [{}] }, 'Gender/0/CONCEPT_ID', /is missing/],
  ['too many concepts', 'Death', { Gender: Array(1001).fill(concept(1)) }, 'Gender', /1000 are allowed/],
  ['an unknown set of sexes', 'Death', { GenderCS: { CodesetId: 9 } }, 'GenderCS/CodesetId', /id 9/],
  ['an unknown source set', 'Death', { DeathSourceConcept: 9 }, 'DeathSourceConcept', /id 9/],
  ['a gap without a length', 'DrugEra', { GapDays: gt5 }, 'GapDays', /needs "EraLength"/],
  ['a first death', 'Death', { First: true }, 'First', /no field "First"/],
  [
    'a set of an observation period',
    'ObservationPeriod',
    { CodesetId: 0 },
    'CodesetId',
    /no field "CodesetId"/
  ],
  [
    'another date type',
    'Death',
    { DateAdjustment: { StartWith: 'start' } },
    'DateAdjustment/StartWith',
    /"START_DATE"/
  ],
  [
    'a place by region',
    'VisitOccurrence',
    { PlaceOfServiceLocation: 1 },
    'PlaceOfServiceLocation',
    /LOCATION_HISTORY/
  ]
])('%s is refused by name', (_, kind, fields, path, message) => {
  const found = problemsOf(expression(kind, fields));
  const at = `/PrimaryCriteria/CriteriaList/0/${kind}/${path}`;
  expect(found.find(problem => problem.path === at)?.message).toMatch(message);
});

test('a region is refused by name', () => {
  const [problem] = problemsOf(expression('LocationRegion', { CodesetId: 0 }));
  expect(problem).toMatchObject({
    path: '/PrimaryCriteria/CriteriaList/0/LocationRegion',
    message: expect.stringMatching(/"LocationRegion" is not read: .*CDM 5\.3 and 5\.4/) as string
  });
});
