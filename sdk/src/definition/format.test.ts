import fc from 'fast-check';
import { anyCohort, dataset } from '../../test/definitions.js';
import { file } from '../../test/texts.js';
import { formatDefinition, readDefinition, SCHEMAS, type FileContent, type PeopleCohort } from './index.js';

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
          sex: [8507, 8532],
          age: { at: 'cutOff', years: { kind: 'atLeast', value: 65 } }
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
          "sex": [8507, 8532],
          "age": {
            "at": "cutOff",
            "years": { "kind": "atLeast", "value": 65 }
          }
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
