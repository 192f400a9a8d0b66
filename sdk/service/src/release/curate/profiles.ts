/**
 * The two shipped policies, as data; they go through the same checks as a file. What they take over
 * from All of Us, and where they are stricter, is in docs/privacy-rules.md.
 */

/** External causes and events that newspapers write about, by the chapters of the classifications. */
const NEWSWORTHY = [
  {
    kind: 'codes',
    vocabulary: 'ICD10CM',
    // Transport; drowning; suffocation; self-harm and assault; undetermined drowning; legal intervention, war, terrorism; attempt.
    prefixes: [
      'V',
      ...range('W', 65, 84),
      ...range('X', 71, 83),
      ...range('X', 92, 99),
      ...range('Y', 0, 9),
      'Y21',
      'Y35',
      'Y36',
      'Y37',
      'Y38',
      'T14.91'
    ],
    mapped: true
  },
  {
    kind: 'codes',
    vocabulary: 'ICD9CM',
    prefixes: [
      ...range('E', 800, 848),
      ...range('E', 910, 913),
      ...range('E', 950, 979),
      ...range('E', 990, 999)
    ],
    mapped: true
  }
];

/** Births and deliveries: their day is a birthday. */
const BIRTHS = [
  { kind: 'codes', vocabulary: 'ICD10CM', prefixes: ['O80', 'O82', 'P', 'Z37', 'Z38'], mapped: true },
  { kind: 'codes', vocabulary: 'ICD9CM', prefixes: ['V27', ...range('V', 30, 39)], mapped: true }
];

const COMMON = [
  { kind: 'unknownColumns' },
  { kind: 'withdrawnPeople' },
  { kind: 'unknownPeople' },
  { kind: 'emptiedTables', tables: ['note', 'provider', 'care_site', 'source_to_concept_map'] },
  { kind: 'suppressedConcepts', of: [...NEWSWORTHY, ...BIRTHS] },
  { kind: 'newConcepts', days: 365, reviewed: [] },
  { kind: 'afterDeath', days: 30 },
  { kind: 'sourceText', refill: true }
];

export const PROFILES: readonly { readonly name: string; readonly [field: string]: unknown }[] =
  Object.freeze([
    {
      $schema: 'cohortlab:policy/1',
      name: 'registered',
      tier: 'registered',
      rules: [
        ...COMMON,
        { kind: 'periodEnds' },
        { kind: 'shiftDates' },
        { kind: 'ages', limit: 89, over: 'remove' },
        { kind: 'birthDetail', birthDatetime: 'none' },
        { kind: 'smallAreas', finest: 'state', fewest: 200 },
        { kind: 'rareCategories', fewest: 200, rest: 20, of: ['gender', 'race', 'ethnicity'] },
        { kind: 'researchIds', scope: 'registered', providers: 'none', careSites: 'none' }
      ]
    },
    {
      $schema: 'cohortlab:policy/1',
      name: 'controlled',
      tier: 'controlled',
      rules: [
        ...COMMON,
        { kind: 'birthDetail', birthDatetime: 'midYear' },
        { kind: 'smallAreas', finest: 'zip3', fewest: 200 },
        { kind: 'researchIds', scope: 'controlled', providers: 'none', careSites: 'none' }
      ]
    }
  ]);

/** `W65` to `W84`, as prefixes. */
function range(letter: string, from: number, to: number): string[] {
  const width = String(to).length < 2 ? 2 : String(to).length;
  return Array.from(
    { length: to - from + 1 },
    (_, place) => letter + String(from + place).padStart(width, '0')
  );
}
