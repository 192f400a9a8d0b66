/** What a notebook may hold of ours: lazy objects shown in every way, glances, errors. */

/** A question about it makes DuckDB quote a record: see `spoil` in markers/make_cdm.py. */
export const FAILING_COHORT = 'study/cohorts/devices.cohort.json';

/** The definitions that the cells name, beside those that the panels saved. */
export const FILES: Readonly<Record<string, object>> = {
  [FAILING_COHORT]: {
    $schema: 'cohortlab:cohort/1',
    name: 'People with a device',
    kind: 'people',
    conceptSets: [{ id: 's1', kind: 'inline', name: 'Pacemaker', items: [{ conceptId: 4030875 }] }],
    include: [{ id: 'g1', kind: 'any', of: [{ id: 'c1', kind: 'deviceExposure', conceptSet: 's1' }] }],
    exclude: []
  },
  'study/datasets/said.dataset.json': {
    $schema: 'cohortlab:dataset/1',
    name: 'What people said',
    cohort: { kind: 'everyone' },
    conceptSets: [],
    tables: [
      {
        name: 'said',
        table: 'observation',
        columns: [
          'person_id',
          'observation_id',
          'observation_date',
          'observation_datetime',
          'value_as_number',
          'value_as_string'
        ]
      }
    ]
  },
  'study/datasets/notes.dataset.json': {
    $schema: 'cohortlab:dataset/1',
    name: 'Every note',
    cohort: { kind: 'everyone' },
    conceptSets: [],
    tables: [{ name: 'notes', table: 'note', columns: ['person_id', 'note_id', 'note_date', 'note_text'] }]
  }
};

const SETTING_UP = `import cohortlab as cl

people = cl.cohort("cohorts/marked-people.cohort.json")
records = cl.dataset("datasets/marked-records.dataset.json")
devices = cl.cohort("cohorts/devices.cohort.json")
frames = [people.to_pandas(), people.to_polars(), people.to_arrow()]
frames += [records[name].to_pandas() for name in records.tables]
frames += [records["measurements"].to_polars(), records["notes"].to_arrow()]`;

/** Cells that show something, each in one of the ways that there are. */
const SHOWING = [
  'print(people, records, *(records[name] for name in records.tables), cl.releases())',
  'print(repr(people), str(records), f"{people} {records!r}")',
  'display(people, records, records["people"], *cl.releases())',
  'people',
  'records',
  'records.tables',
  'people?',
  'print(people.in_words())\nprint(people.show_query())',
  'people.attrition()',
  'people.path, people.release, cl.provenance(frames[0])',
  'for frame in frames:\n    display(cl.glance(frame))\n    print(cl.glance(frame))',
  'cl.glance(frames[0])'
];

/** Cells that fail. The first three make DuckDB quote a record. */
const FAILING = [
  'devices.count()',
  'devices.to_pandas()',
  'cl.dataset("datasets/marked-records.dataset.json", cohort=devices)["people"].to_arrow()',
  'records["nothing"]',
  'records.to_pandas()',
  'cl.cohort("cohorts/marked-poeple.cohort.json")',
  'cl.cohort("cohorts/marked-people.cohort.json", release="another").count()'
];

/** All of these, in an order in which they can run. */
export const CELLS = [
  { source: SETTING_UP },
  { source: 'devices' },
  ...SHOWING.map(source => ({ source })),
  ...FAILING.map(source => ({ source, tags: ['raises-exception'] }))
];
