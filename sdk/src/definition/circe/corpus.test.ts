import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sharedFolder } from '../../../test/shared.js';
import {
  meaningHash,
  readDefinition,
  type EventsCohort,
  type Problem,
  type ResolvedCohort
} from '../index.js';
import { valueAt } from '../schema-walk.js';

/** Every definition of the oracle: what is read means what the file says, what is not is refused by name. */

interface Circe {
  PrimaryCriteria: {
    CriteriaList: Record<string, Record<string, unknown>>[];
    ObservationWindow: { PriorDays: number; PostDays: number };
    PrimaryCriteriaLimit: { Type: string };
  };
  ConceptSets: { id: number; expression: { items: CirceItem[] } }[];
  ExpressionLimit: { Type: string };
  InclusionRules: unknown[];
  CensoringCriteria: unknown[];
  CollapseSettings: { EraPad: number };
  CensorWindow: object;
  EndStrategy?: unknown;
  AdditionalCriteria?: unknown;
}
interface CirceItem {
  concept: { CONCEPT_ID: number };
  isExcluded: boolean;
  includeDescendants: boolean;
  includeMapped: boolean;
}

const folder = sharedFolder('oracle', 'cohorts');
const files = readdirSync(folder).filter(name => name.endsWith('.json'));
const imported = new Map<string, EventsCohort>();
const refused = new Map<string, readonly Problem[]>();
const sources = new Map<string, Circe>();
for (const name of files) {
  const text = readFileSync(join(folder, name), 'utf8');
  sources.set(name, JSON.parse(text) as Circe);
  const reading = readDefinition({ path: name, text });
  if (reading.kind === 'problems') refused.set(name, reading.problems);
  else if (reading.kind === 'cohort' && reading.cohort.kind === 'events') imported.set(name, reading.cohort);
}

const KINDS = [
  'ConditionOccurrence',
  'DrugExposure',
  'ProcedureOccurrence',
  'Measurement',
  'Observation',
  'VisitOccurrence',
  'DeviceExposure'
];

/** Does the file use nothing but entry events, concept sets and limits? Written apart from the reader. */
function isPlain(circe: Circe): boolean {
  return (
    circe.EndStrategy === undefined &&
    circe.AdditionalCriteria === undefined &&
    circe.InclusionRules.length === 0 &&
    circe.CensoringCriteria.length === 0 &&
    circe.CollapseSettings.EraPad === 0 &&
    Object.keys(circe.CensorWindow).length === 0 &&
    circe.PrimaryCriteria.CriteriaList.flatMap(event => Object.entries(event)).every(
      ([kind, fields]) =>
        KINDS.includes(kind) &&
        Object.keys(fields).every(
          field => ['CodesetId', 'First'].includes(field) || field.endsWith('TypeExclude')
        )
    )
  );
}

test('exactly the files that say no more than the language can say are imported', () => {
  const plain = files.filter(name => isPlain(sources.get(name) as Circe));
  process.stdout.write(
    `Circe corpus: ${imported.size} of ${files.length} files are read, ${refused.size} refused\n`
  );
  expect(plain.length).toBeGreaterThan(50);
  expect([...imported.keys()]).toEqual(plain);
  expect(imported.size + refused.size).toBe(files.length);
});

test('an imported file has its events, windows, limits and concepts', () => {
  for (const [name, cohort] of imported) {
    const { PrimaryCriteria: primary, ConceptSets: sets, ExpressionLimit: last } = sources.get(name) as Circe;
    const events = primary.CriteriaList.flatMap(event => Object.entries(event)).map(([kind, fields]) => ({
      kind: kind.charAt(0).toLowerCase() + kind.slice(1),
      firstEver: fields['First'] ?? false,
      concepts: sets
        .find(set => set.id === fields['CodesetId'])
        ?.expression.items.map(item => ({
          conceptId: item.concept.CONCEPT_ID,
          descendants: item.includeDescendants,
          mapped: item.includeMapped,
          excluded: item.isExcluded
        }))
    }));
    expect({
      events: cohort.entry.events.map(event => ({
        kind: event.kind,
        firstEver: event.firstEver ?? false,
        concepts: cohort.conceptSets.flatMap(set =>
          set.id === event.conceptSet && set.kind === 'inline'
            ? set.items.map(({ conceptId, descendants = false, mapped = false, excluded = false }) => ({
                conceptId,
                descendants,
                mapped,
                excluded
              }))
            : []
        )
      })),
      days: [cohort.entry.priorDays, cohort.entry.laterDays],
      limits: [cohort.entry.limit, cohort.limit]
    }).toEqual({
      events,
      days: [primary.ObservationWindow.PriorDays, primary.ObservationWindow.PostDays],
      limits: [primary.PrimaryCriteriaLimit.Type.toLowerCase(), last.Type.toLowerCase()]
    });
  }
});

test('every refusal names a field of the file that is there and says what is not read', () => {
  for (const [name, problems] of refused) {
    expect(problems.length).toBeGreaterThan(0);
    for (const { path, message } of problems) {
      const keys = path.split('/').slice(1);
      expect(valueAt(sources.get(name), keys)).toBeDefined();
      expect(message).toMatch(/are not read yet by this version/);
      expect(message).toContain(keys.at(-1));
    }
  }
});

test('imported definitions have a meaning, and different files different ones', () => {
  const hashes = [...imported.values()].map(cohort =>
    meaningHash({ kind: 'cohort', cohort: cohort as ResolvedCohort })
  );
  expect(new Set(hashes).size).toBeGreaterThan(hashes.length * 0.9);
});
