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
frames += [records["measurements"].to_polars(), records["notes"].to_arrow()]

set_of_concepts = cl.concept_set(cl.concept(201826, "Type 2 diabetes mellitus"))
selected = cl.sql("select * from person")
mine = cl.cohort_from(frames[0], start="cohort_start_date")
frames += [set_of_concepts.to_pandas(), selected.to_pandas()]
frames += [cl.dataset("datasets/marked-records.dataset.json", cohort=mine)["people"].to_pandas() for _ in range(2)]
built = cl.people("Built", include=[cl.any_of(cl.condition(set_of_concepts))]).save("cohorts/built.cohort.json")`;

/** The client in R asks the service for the text of a definition; that in Python writes it itself. */
const CANONICAL = `from cohortlab.connection import ask

len(ask("POST", "/canonical", {"bundle": people._file.bundle()})["text"]) > 0`;

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
  'cl.glance(frames[0])',
  'cl.concepts.search("diabetes")',
  'display(set_of_concepts, selected, mine, built)\nprint(set_of_concepts, selected, mine, built)',
  'people.check_agreement()',
  CANONICAL,
  'del mine'
];

/** Cells that fail. Some make DuckDB quote a record. */
const FAILING = [
  'devices.count()',
  'devices.to_pandas()',
  'cl.dataset("datasets/marked-records.dataset.json", cohort=devices)["people"].to_arrow()',
  'records["nothing"]',
  'records.to_pandas()',
  'cl.verify_lock()',
  'cl.sql("select * from person; select 1").to_pandas()',
  'cl.sql("copy person to \'people.csv\'").to_pandas()',
  'cl.sql("select cast(note_text as integer) from note").to_pandas()',
  'cl.sql("select error(note_text) from note").to_pandas()',
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
