import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { columnsOf, findTable, TABLES, tablesOf } from '@cohortlab/sdk/cdm';
import { sharedFolder } from '../../../../test/shared.js';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { readCard } from '../describe/index.js';
import { AGE_GROUPS } from '../layout.js';
import type { Progress } from '../progress.js';
import { literal } from '../quote.js';
import { prepareRelease } from './index.js';

jest.setTimeout(60_000);
const source = sharedFolder('data', 'gibleed');
const output = join(testFolder(), 'gibleed.duckdb');
const progress: Progress[] = [];
let release: OpenRelease;

/** A table of the source, straight from its file: the other side of every comparison. */
const file = (table: string): string => `read_parquet(${literal(join(source, `${table}.parquet`))})`;
const rows = (sql: string) => release.database.ask(sql);
const number = async (sql: string): Promise<number> => Number((await rows(`select (${sql}) as n`))[0]?.['n']);

beforeAll(async () => {
  await prepareRelease({ source, output, threads: 2, onProgress: step => progress.push(step) });
  release = await openRelease(output);
});
afterAll(() => release.close());

test('the release says what it is', () => {
  const { id, ...manifest } = release.manifest;
  expect(id).toMatch(/^[0-9a-f]{64}$/);
  expect(manifest).toEqual({
    format: 2,
    name: 'gibleed',
    cdmVersion: '5.3',
    curation: null,
    madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
    vocabularyVersion: 'v5.0 18-JAN-19',
    cutOff: '2019-07-03',
    synthetic: false,
    people: 2_694n,
    madeBy: '0.0.0-source',
    notes: [
      expect.stringMatching(/^Without records in the source, empty here: .*death.*drug_strength\.$/),
      'Files that are no tables of the CDM were left out: cohort_attribute.parquet.',
      'Records with an id that an earlier record has, kept as they are: drug_exposure, measurement, observation.',
      'Records of people who are not in person, kept as they are: observation_period.',
      'Records without a concept (0), kept as they are: condition_era.',
      'Records before birth, kept as they are: drug_exposure, drug_era.'
    ]
  });
  expect(statSync(output).mode & 0o777).toBe(0o600);
});

test('what is noted is counted as plain SQL over the source counts it', async () => {
  const findings = await rows(
    "select kind, table_name as t, column_name as c, records from cohortlab.finding where not dropped and kind <> 'before-birth'"
  );
  const plain = {
    'unknown-person': (t: string) =>
      `select count(*) from ${file(t)} where person_id not in (select person_id from ${file('person')})`,
    'concept-0': (t: string, c: string) => `select count(*) from ${file(t)} where ${c} = 0`,
    'duplicate-id': (t: string, c: string) => `select count(*) - count(distinct ${c}) from ${file(t)}`
  };
  expect(findings.length).toBe(5);
  for (const { kind, t, c, records } of findings as {
    kind: keyof typeof plain;
    t: string;
    c: string;
    records: bigint;
  }[])
    expect([kind, t, records]).toEqual([kind, t, BigInt(await number(plain[kind](t, c)))]);
  expect(findings).toContainEqual(
    expect.objectContaining({ kind: 'unknown-person', t: 'observation_period', records: 2_649n })
  );
});

test('every record is there, with the known numbers', async () => {
  const known = {
    person: 2_694,
    condition_occurrence: 65_332,
    drug_exposure: 67_707,
    measurement: 44_053,
    procedure_occurrence: 37_409,
    observation_period: 5_343
  };
  for (const [table, records] of Object.entries(known))
    expect([table, await number(`select count(*) from ${table}`)]).toEqual([table, records]);
  for (const { name } of tablesOf('5.3')) {
    if (!existsSync(join(source, `${name}.parquet`))) continue;
    const kept = await number(`select count(*) from "${name}"`);
    expect([name, kept]).toEqual([name, await number(`select count(*) from ${file(name)}`)]);
  }
});

test('tables and columns are those of the version, with the types of the CDM', async () => {
  const found = await rows(
    `select table_name as name, list(column_name || ' ' || data_type order by column_index) as columns
     from duckdb_columns() where database_name = 'release' and schema_name = 'main' group by table_name`
  );
  const tables = new Map(found.map(({ name, columns }) => [String(name), columns as string[]]));
  expect([...tables.keys()].sort()).toEqual(
    tablesOf('5.3')
      .map(({ name }) => name)
      .sort()
  );
  const types = {
    integer: 'INTEGER',
    bigint: 'BIGINT',
    float: 'DOUBLE',
    date: 'DATE',
    datetime: 'TIMESTAMP',
    string: 'VARCHAR'
  };
  for (const table of tablesOf('5.3')) {
    const columns = columnsOf(table, '5.3').map(({ name, type }) => `${name} ${types[type]}`);
    expect(tables.get(table.name)?.slice(0, columns.length)).toEqual(columns);
  }
});

test('values came through unharmed', async () => {
  for (const table of ['person', 'drug_exposure', 'observation', 'concept_ancestor']) {
    const columns = findTable(table)!.columns.map(({ name }) => name);
    const both = await rows(`select column_name as name from (describe select * from ${file(table)})`);
    for (const name of columns.filter(name => both.some(column => column['name'] === name))) {
      const difference = await number(
        `select count(*) from (
           (select ${name}::varchar from (select try_cast(${name} as hugeint)::varchar as ${name} from ${table})
            except all select try_cast(${name} as hugeint)::varchar from ${file(table)}))`
      );
      expect([table, name, difference]).toEqual([table, name, 0]);
    }
  }
});

test('event tables lie in order of concept, person, date', async () => {
  for (const [table, concept, date] of [
    ['condition_occurrence', 'condition_concept_id', 'condition_start_date'],
    ['drug_exposure', 'drug_concept_id', 'drug_exposure_start_date'],
    ['drug_era', 'drug_concept_id', 'drug_era_start_date']
  ]) {
    const key = `(${concept}, person_id, ${date})`;
    const falls = `select count(*) from (select ${key} < lag(${key}) over (order by rowid) as falls from ${table}) where falls`;
    expect(await number(falls)).toBe(0);
  }
});

test('statistics are those of the documentation of Eunomia', async () => {
  const below = (concept: number): Promise<number> =>
    number(`select people_below from cohortlab.concept_count where concept_id = ${concept}`);
  expect([await below(192671), await below(1118084), await below(1124300)]).toEqual([479, 1_844, 850]);
});

test('statistics equal plain SQL over the source', async () => {
  const tables = [
    ['condition_occurrence', 'condition_concept_id'],
    ['drug_exposure', 'drug_concept_id'],
    ['procedure_occurrence', 'procedure_concept_id'],
    ['measurement', 'measurement_concept_id'],
    ['observation', 'observation_concept_id'],
    ['visit_occurrence', 'visit_concept_id']
  ] as const;
  for (const [table, concept] of tables) {
    const own = await rows(
      `select c.concept_id, c.people, c.records from cohortlab.concept_count c where table_name = '${table}' and records > 0 order by all`
    );
    expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(
      await rows(
        `select ${concept}::integer as concept_id, count(distinct person_id) as people, count(*) as records
         from ${file(table)} where ${concept} in (select concept_id from cohortlab.concept_count where table_name = '${table}')
         group by all order by all`
      )
    );
    // Another way to count than the release's own: a list of people for each ancestor.
    const below = await rows(
      `select concept_id, people_below as people from cohortlab.concept_count where table_name = '${table}' order by all`
    );
    expect(below).toEqual(
      await rows(
        `select a::integer as concept_id, len(list_distinct(flatten(list(people))))::bigint as people from (
           select unnest(list_distinct(list_append(above, concept))) as a, people from (
             select ${concept} as concept, list(distinct person_id) as people from ${file(table)} group by all)
           left join (select descendant_concept_id as concept, list(ancestor_concept_id) as above
                      from ${file('concept_ancestor')} group by all) using (concept))
         where a in (select concept_id from cohortlab.concept_count where table_name = '${table}') group by a order by a`
      )
    );
    expect(await rows(`select * from cohortlab.table_count where table_name = '${table}'`)).toEqual(
      await rows(
        `select '${table}' as table_name, count(distinct person_id) as people, count(*) as records from ${file(table)}`
      )
    );
  }
});

test('breakdowns by sex and age equal plain SQL over the source', async () => {
  const people = `(select distinct person_id from ${file('drug_exposure')} where drug_concept_id = 1118084)
    join ${file('person')} using (person_id)`;
  const sex = 'from cohortlab.concept_sex where concept_id = 1118084';
  expect(await rows(`select sex_concept_id as part, people ${sex} order by part`)).toEqual(
    await rows(
      `select gender_concept_id::integer as part, count(*) as people from ${people} group by part order by part`
    )
  );
  const groups = [...AGE_GROUPS].map(from => `(${from})`).join(', ');
  expect(
    await rows(
      'select age_from as part, people from cohortlab.concept_age where concept_id = 1118084 order by part'
    )
  ).toEqual(
    await rows(
      `select (select max(g) from (values ${groups}) t(g) where g <= 2019 - year_of_birth) as part, count(*) as people
       from ${people} group by part order by part`
    )
  );
});

test('people who are not in the table of people count nowhere', async () => {
  const [periods] = await rows(
    "select people, records from cohortlab.table_count where table_name = 'observation_period'"
  );
  expect(periods).toEqual({ people: 2_694n, records: 5_343n });
});

test('names, synonyms and codes stand as numbered words, each table in the order of its number', async () => {
  const named = async (id: number) =>
    (
      await rows(
        `select string_agg(word.word, ' ' order by name_word.rowid) as text, any_value(name.code) as code
         from cohortlab.searched join cohortlab.name using (place) join cohortlab.name_word using (name)
           join cohortlab.word on number = name_word.word
         where concept_id = ${id} group by name.name order by name.name`
      )
    ).map(({ text, code }) => [text, code]);
  expect(await named(1118084)).toContainEqual(['celecoxib', false]);
  expect(await named(1118084)).toContainEqual(['140587', true]);
  for (const [table, column] of [
    ['searched', 'place'],
    ['word', 'number'],
    ['name', 'name']
  ])
    expect(await number(`select count(*) from cohortlab.${table} where ${column} <> rowid`)).toBe(0);
  expect(
    await number(
      'select count(*) from (select name < lag(name) over (order by rowid) as falls from cohortlab.name_word) where falls'
    )
  ).toBe(0);
});

test('files and tables are sealed by their sums', async () => {
  const [one] = await rows("select sha256, records from cohortlab.source where table_name = 'person'");
  expect(one?.['sha256']).toBe(await sha256Of(join(source, 'person.parquet')));
  expect(one?.['records']).toBe(2_694n);
  expect(await number('select count(distinct sha256) from cohortlab.content')).toBeGreaterThan(30);
});

test('progress moves from nothing to nearly all, never back', () => {
  const fractions = progress.map(({ fraction }) => fraction);
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBeGreaterThan(0.9);
  expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
});

test('the card lists the tables of people', async () => {
  const { manifest, tables } = await readCard(release.database.ask);
  expect(manifest).toEqual(release.manifest);
  expect(tables.map(({ name }) => name)).toEqual(
    Object.keys(TABLES).filter(name => tables.some(table => table.name === name))
  );
  expect(tables.find(({ name }) => name === 'condition_occurrence')).toMatchObject({
    domain: 'Conditions',
    people: 2_694n,
    records: 65_332n,
    columns: expect.arrayContaining([
      { name: 'person_id', type: 'bigint', meaning: 'The person.' },
      { name: 'condition_start_date', type: 'date', meaning: 'First day.' }
    ])
  });
});

async function sha256Of(path: string): Promise<string> {
  const [row] = await rows(`select sha256(content) as sum from read_blob(${literal(path)})`);
  return String(row?.['sum']);
}
