import {
  CDM_VERSIONS,
  columnsOf,
  DOMAINS,
  domainOf,
  domainOfConcept,
  domainOfTable,
  extensionTables,
  findColumn,
  findTable,
  holdsPeople,
  isExtension,
  isVocabulary,
  meaningOf,
  TABLES,
  type Table,
  tablesOf
} from './index.js';

const all: readonly Table[] = Object.values<Table>(TABLES);
const namesIn = (table: string, version: '5.3' | '5.4'): string[] =>
  columnsOf(findTable(table)!, version).map(column => column.name);

test('a table differs between versions as OMOP says', () => {
  expect(namesIn('procedure_occurrence', '5.3')).not.toContain('procedure_end_date');
  expect(namesIn('procedure_occurrence', '5.4')).toContain('procedure_end_date');
  expect(namesIn('visit_occurrence', '5.3')).toContain('admitting_source_concept_id');
  expect(namesIn('visit_occurrence', '5.4')).not.toContain('admitting_source_concept_id');
  const only53 = tablesOf('5.3').map(table => table.name);
  expect(only53).toContain('attribute_definition');
  expect(only53).not.toContain('episode');
  expect(tablesOf('5.4').map(table => table.name)).toContain('episode_event');
});

test('ids of people and records have 64 bits, concept ids 32, and vocabulary keys are text', () => {
  const typeOf = (table: string, column: string): string | undefined => findColumn(table, column)?.type;
  for (const table of all.filter(holdsPeople)) expect(typeOf(table.name, 'person_id')).toBe('bigint');
  for (const table of all) {
    for (const { name, type } of table.columns) {
      if (/concept_id(_[12])?$/.test(name))
        expect([table.name, name, type]).toEqual([table.name, name, 'integer']);
    }
  }
  expect(typeOf('measurement', 'measurement_event_id')).toBe('bigint');
  expect(typeOf('fact_relationship', 'fact_id_1')).toBe('bigint');
  expect(typeOf('concept', 'domain_id')).toBe('string');
  expect(typeOf('specimen', 'specimen_source_id')).toBe('string');
});

test('tables of people, vocabulary, and neither', () => {
  const people = all.filter(holdsPeople).map(table => table.name);
  expect(people).toContain('episode');
  expect(people).not.toContain('note_nlp');
  expect(people).not.toContain('provider');
  expect(all.filter(isVocabulary).map(table => table.name)).toContain('drug_strength');
  expect(all.filter(isVocabulary).some(holdsPeople)).toBe(false);
});

test("what is not OMOP's own is apart: tables, and columns of OMOP's tables", () => {
  const own = CDM_VERSIONS.flatMap(version => tablesOf(version));
  expect(own.filter(isExtension)).toEqual([]);
  expect(extensionTables().map(({ name }) => name)).toEqual([
    'survey_conduct',
    'activity_summary',
    'heart_rate_summary',
    'sleep_daily_summary'
  ]);
  expect(extensionTables().every(holdsPeople)).toBe(true);
  expect(namesIn('observation', '5.4')).not.toContain('value_source_concept_id');
  expect(findColumn('observation', 'value_source_concept_id')).toMatchObject({ extension: true, only: null });
  expect(namesIn('activity_summary', '5.4')).toContain('steps');
});

test('names from outside find nothing that is not a table or column', () => {
  expect(findTable('constructor')).toBeUndefined();
  expect(findTable('PERSON')).toBeUndefined();
  expect(findColumn('person', 'toString')).toBeUndefined();
  expect(meaningOf('constructor')).toBe('');
});

test('every column of a table of people has a meaning or a name that needs none', () => {
  const unexplained = all
    .filter(holdsPeople)
    .flatMap(table =>
      table.columns
        .filter(column => meaningOf(column.name) === '')
        .map(column => `${table.name}.${column.name}`)
    );
  expect(unexplained).toEqual([]);
});

test('domains name columns of their tables, of the right type', () => {
  for (const domain of DOMAINS) {
    const type = (column: string | null): string | null =>
      column === null ? null : (findColumn(domain.table, column)?.type ?? 'missing');
    expect([null, 'integer']).toContain(type(domain.concept));
    expect([null, 'integer']).toContain(type(domain.sourceConcept));
    expect([null, 'bigint']).toContain(type(domain.visit));
    expect([null, 'date']).toContain(type(domain.end));
    expect([null, 'datetime']).toContain(type(domain.startDatetime));
    expect([null, 'datetime']).toContain(type(domain.endDatetime));
    expect(type(domain.key)).toBe('bigint');
    expect(type(domain.start)).toBe('date');
  }
});

test('domains are found by kind, by table and by the domain of a concept', () => {
  expect(domainOf('drugExposure').name).toBe('Drugs');
  expect(domainOfTable('visit_detail')?.kind).toBe('visitDetail');
  expect(domainOfTable('person')).toBeUndefined();
  expect(domainOfConcept('Drug')?.kind).toBe('drugExposure');
  expect(domainOfConcept('Visit')?.kind).toBe('visitOccurrence');
  expect(domainOfConcept('Gender')).toBeUndefined();
});
