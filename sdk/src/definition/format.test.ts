import fc from 'fast-check';
import { anyCohort, dataset } from '../../test/definitions.js';
import { file } from '../../test/texts.js';
import {
  formatDefinition,
  readDefinition,
  SCHEMAS,
  type EventsCohort,
  type FileContent,
  type PeopleCohort
} from './index.js';

const cohort: PeopleCohort = {
  $schema: SCHEMAS.cohort,
  kind: 'people',
  name: 'Bleeding under celecoxib',
  include: [
    {
      id: 'g1',
      kind: 'all',
      of: [
        { id: 'c1', kind: 'conditionOccurrence', conceptSet: 's1', firstEver: true },
        {
          id: 'c2',
          kind: 'demographics',
          where: [
            { kind: 'sex', is: { kind: 'oneOf', concepts: [{ conceptId: 8532, name: 'FEMALE' }] } },
            { kind: 'age', at: 'cutOff', is: { kind: 'atLeast', value: 65 } }
          ]
        }
      ]
    }
  ],
  exclude: [],
  conceptSets: [
    {
      id: 's1',
      kind: 'inline',
      name: 'Gastrointestinal hemorrhage',
      items: [
        { conceptId: 192671, name: 'Gastrointestinal hemorrhage', descendants: true },
        { conceptId: 4338544, name: 'Traumatic hemorrhage', descendants: true, excluded: true }
      ]
    },
    { id: 's2', kind: 'file', path: '../concepts/celecoxib.concepts.json' }
  ]
};

test('a file reads well in a diff: a concept on a line, flat things on one line', () => {
  expect(formatDefinition(cohort)).toBe(`{
  "$schema": "cohortlab:cohort/1",
  "kind": "people",
  "name": "Bleeding under celecoxib",
  "include": [
    {
      "id": "g1",
      "kind": "all",
      "of": [
        { "id": "c1", "kind": "conditionOccurrence", "conceptSet": "s1", "firstEver": true },
        {
          "id": "c2",
          "kind": "demographics",
          "where": [
            { "kind": "sex", "is": { "kind": "oneOf", "concepts": [{ "conceptId": 8532, "name": "FEMALE" }] } },
            { "kind": "age", "at": "cutOff", "is": { "kind": "atLeast", "value": 65 } }
          ]
        }
      ]
    }
  ],
  "exclude": [],
  "conceptSets": [
    {
      "id": "s1",
      "kind": "inline",
      "name": "Gastrointestinal hemorrhage",
      "items": [
        { "conceptId": 192671, "name": "Gastrointestinal hemorrhage", "descendants": true },
        { "conceptId": 4338544, "name": "Traumatic hemorrhage", "descendants": true, "excluded": true }
      ]
    },
    { "id": "s2", "kind": "file", "path": "../concepts/celecoxib.concepts.json" }
  ]
}
`);
});

test('attributes and exits are lines; groups and criteria have lines of their own', () => {
  const events: EventsCohort = {
    $schema: SCHEMAS.cohort,
    kind: 'events',
    name: 'Hypoglycemia',
    entry: {
      events: [
        {
          id: 'c1',
          kind: 'measurement',
          where: [
            {
              kind: 'valueInUnits',
              anyOf: [
                { unit: [{ conceptId: 8840, name: 'mg/dL' }], is: { kind: 'less', value: 54 } },
                { unit: [{ conceptId: 8753, name: 'mmol/L' }], is: { kind: 'less', value: 3 } }
              ]
            },
            { kind: 'abnormal' }
          ],
          adjust: { start: { of: 'start', days: 0 }, end: { of: 'start', days: 7 } }
        }
      ],
      priorDays: 365,
      laterDays: 0,
      limit: 'all'
    },
    steps: [
      {
        id: 'g1',
        kind: 'atMost',
        count: 0,
        of: [
          {
            id: 'c2',
            kind: 'death',
            windows: [
              { event: 'start', index: 'start', from: { kind: 'day', day: 0 }, to: { kind: 'day', day: 90 } }
            ],
            nested: { id: 'g2', kind: 'any', of: [{ id: 'c3', kind: 'death' }] }
          }
        ]
      }
    ],
    limit: 'first',
    exit: { kind: 'fixedOffset', of: 'start', days: 90 },
    dates: { from: '2015-01-01' },
    conceptSets: []
  };
  expect(formatDefinition(events)).toBe(`{
  "$schema": "cohortlab:cohort/1",
  "kind": "events",
  "name": "Hypoglycemia",
  "entry": {
    "events": [
      {
        "id": "c1",
        "kind": "measurement",
        "adjust": { "start": { "of": "start", "days": 0 }, "end": { "of": "start", "days": 7 } },
        "where": [
          {
            "kind": "valueInUnits",
            "anyOf": [
              { "unit": [{ "conceptId": 8840, "name": "mg/dL" }], "is": { "kind": "less", "value": 54 } },
              { "unit": [{ "conceptId": 8753, "name": "mmol/L" }], "is": { "kind": "less", "value": 3 } }
            ]
          },
          { "kind": "abnormal" }
        ]
      }
    ],
    "priorDays": 365,
    "laterDays": 0,
    "limit": "all"
  },
  "steps": [
    {
      "id": "g1",
      "kind": "atMost",
      "count": 0,
      "of": [
        {
          "id": "c2",
          "kind": "death",
          "windows": [
            {
              "event": "start",
              "index": "start",
              "from": { "kind": "day", "day": 0 },
              "to": { "kind": "day", "day": 90 }
            }
          ],
          "nested": {
            "id": "g2",
            "kind": "any",
            "of": [
              { "id": "c3", "kind": "death" }
            ]
          }
        }
      ]
    }
  ],
  "limit": "first",
  "exit": { "kind": "fixedOffset", "of": "start", "days": 90 },
  "dates": { "from": "2015-01-01" },
  "conceptSets": []
}
`);
});

/** The same value with its keys the other way round, all the way down. */
export function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, backwards(each)])
  );
}

function parsed(text: string): FileContent {
  const reading = readDefinition(file(text));
  if (reading.kind === 'cohort') return reading.cohort;
  if (reading.kind === 'dataset') return reading.dataset;
  throw new Error(JSON.stringify(reading));
}

test('what is written is read back the same', () => {
  fc.assert(
    fc.property(fc.oneof(anyCohort, dataset), definition => {
      expect(parsed(formatDefinition(definition))).toEqual(definition);
    })
  );
});

test('one definition has one text, whatever the order of keys and whatever is said in vain', () => {
  fc.assert(
    fc.property(fc.oneof(anyCohort, dataset), definition => {
      const text = formatDefinition(definition);
      expect(formatDefinition(backwards(definition) as FileContent)).toBe(text);
      expect(formatDefinition(parsed(text))).toBe(text);
      expect(text.endsWith('}\n')).toBe(true);
    })
  );
  const vain = JSON.parse(JSON.stringify(cohort)) as PeopleCohort;
  vain.conceptSets = vain.conceptSets.map(set =>
    set.kind === 'inline'
      ? { ...set, items: set.items.map(item => ({ excluded: false, mapped: false, ...item })) }
      : set
  );
  expect(formatDefinition(vain)).toBe(formatDefinition(cohort));
});

test('a definition that is frozen all the way down is written too', () => {
  const freeze = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.freeze(Object.values(value).forEach(freeze) ?? value)
      : value;
  freeze(cohort);
  expect(formatDefinition(cohort)).toContain('"kind": "people"');
});
