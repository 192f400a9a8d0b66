import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { conditions, LEAST, writeParquet } from '../../testing/parquet.js';
import { prepareRelease, sentence, SourceError } from './index.js';

jest.setTimeout(60_000);
const folder = testFolder();
let count = 0;

/** A source with some files more, others or (null) fewer than the least. */
async function source(changes: Readonly<Record<string, string | null>> = {}): Promise<string> {
  const files = Object.entries({ ...LEAST, ...changes }).filter(
    (file): file is [string, string] => file[1] !== null
  );
  return writeParquet(join(folder, `source-${count++}`), Object.fromEntries(files));
}
const target = (): string => join(folder, `release-${count++}`, 'made.duckdb');

/** What is said of a source; it must be refused, and leave nothing behind. */
async function problems(from: string): Promise<string[]> {
  const output = target();
  const failure = await prepareRelease({ source: from, output, threads: 1 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SourceError);
  const outputFolder = join(output, '..');
  expect(existsSync(outputFolder) ? readdirSync(outputFolder) : []).toEqual([]);
  return (failure as SourceError).problems.map(problem => sentence(problem).replace(from, 'SOURCE'));
}

test('the least there can be makes a release', async () => {
  const manifest = await prepareRelease({ source: await source(), output: target(), threads: 1 });
  expect(manifest).toMatchObject({
    name: 'made',
    people: 3n,
    cutOff: '2020-12-31',
    cdmVersion: '5.4',
    vocabularyVersion: 'unknown'
  });
  expect(manifest.notes.join('\n')).toContain(
    'Required by the CDM, missing in the source, null here: person.race_concept_id'
  );
});

test('a folder that is none, or holds nothing, is refused', async () => {
  const empty = await writeParquet(join(folder, 'empty'), {});
  expect(await problems(join(folder, 'nowhere'))).toEqual(['SOURCE: there is no such file or folder.']);
  expect(await problems(empty)).toEqual([
    'SOURCE: there are no Parquet files and no CSV files in that folder.'
  ]);
  const file = join(await source(), 'person.parquet');
  expect(await problems(file)).toEqual([
    'SOURCE: this is neither a DuckDB file nor a zip; name the folder that holds the Parquet or CSV files.'
  ]);
});

test('people and concepts must be there, and have records', async () => {
  const from = await source({
    'person.parquet': null,
    'concept.parquet': `${LEAST['concept.parquet']} where false`
  });
  expect(await problems(from)).toEqual([
    'SOURCE: there is no person table; a release needs one.',
    'concept.parquet: the file holds no records; a release needs some.'
  ]);
});

test('without periods and events there is nothing to ask', async () => {
  const from = await source({ 'observation_period.parquet': null });
  expect(await problems(from)).toEqual([
    'SOURCE: there are neither observation periods nor events, so nothing could be asked of it.'
  ]);
});

test('a file that was cut short, or is something else, is named', async () => {
  const from = await source({
    'condition_occurrence.parquet': conditions('1 as condition_type_concept_id', 5_000),
    'death.parquet': 'select 1::bigint as person_id'
  });
  truncateSync(join(from, 'condition_occurrence.parquet'), 2_000);
  writeFileSync(join(from, 'death.parquet'), 'person_id,death_date\n1,2020-01-01\n');
  expect(await problems(from)).toEqual([
    'condition_occurrence.parquet: it cannot be read to the end: it is damaged or cut short, or it is not what its name says.',
    'death.parquet: it cannot be read to the end: it is damaged or cut short, or it is not what its name says.'
  ]);
});

test('a page that is damaged in the middle is found, though the file looks whole', async () => {
  const from = await source({
    'condition_occurrence.parquet': conditions('md5(i::varchar) as stop_reason', 50_000)
  });
  const path = join(from, 'condition_occurrence.parquet');
  const bytes = readFileSync(path);
  bytes.fill(0xff, Math.floor(bytes.length / 2), Math.floor(bytes.length / 2) + 5_000);
  writeFileSync(path, bytes);
  expect(await problems(from)).toEqual([
    'condition_occurrence.parquet: it cannot be read to the end: it is damaged or cut short, or it is not what its name says.'
  ]);
});

test('every value that would be harmed is named by its place, none by itself', async () => {
  const from = await source({
    'person.parquet': `select case i when 2 then 2.5 else i end as person_id, 8532 as gender_concept_id,
      case i when 3 then 1e300 else 1970 end as year_of_birth from range(1, 4) t(i)`,
    'condition_occurrence.parquet': `select i as condition_occurrence_id, '00' || i as person_id, case i when 1 then 'abc-secret' else '201826' end as condition_concept_id,
      case i when 2 then timestamp '2010-01-01 12:00:00' else timestamp '2010-01-01' end as condition_start_date,
      i = 0 as stop_reason, [i] as visit_occurrence_id from range(3) t(i)`,
    'measurement.parquet': `select 1::bigint as measurement_id, 1::bigint as person_id, 3004410 as measurement_concept_id, 'someday' as measurement_date,
      9007199254740993 as value_as_number, 3000000000 as unit_concept_id, 'NaN'::double as value_as_concept_id`
  });
  expect(await problems(from)).toEqual([
    'person.parquet, column person_id, row 2: a value that cannot be stored as BIGINT without loss.',
    'person.parquet, column year_of_birth, row 3: a value that cannot be stored as INTEGER without loss.',
    'condition_occurrence.parquet, column condition_concept_id, row 2: a value that cannot be stored as INTEGER without loss.',
    'condition_occurrence.parquet, column condition_start_date, row 3: a value that cannot be stored as DATE without loss.',
    'condition_occurrence.parquet, column visit_occurrence_id, row 1: a value that cannot be stored as BIGINT without loss.',
    'measurement.parquet, column measurement_date, row 1: a value that cannot be stored as DATE without loss.',
    'measurement.parquet, column value_as_number, row 1: a value that cannot be stored as DOUBLE without loss.',
    'measurement.parquet, column value_as_concept_id, row 1: a value that cannot be stored as INTEGER without loss.',
    'measurement.parquet, column unit_concept_id, row 1: a value that cannot be stored as INTEGER without loss.'
  ]);
});

test('what casts without loss is cast, and ids of 64 bits stay what they are', async () => {
  const from = await source({
    'PERSON.PARQUET': `select * from (values (-9223372036854775807::decimal(38,0), 8532::usmallint, '1970'), (9007199254740993, 8507, ' 1980.0 '))
      t(PERSON_ID, Gender_Concept_Id, year_of_birth)`,
    'person.parquet': null,
    'condition_occurrence.parquet': `select 1::double as condition_occurrence_id, '9007199254740993' as person_id, 201826::float as condition_concept_id,
      '2010-02-03' as condition_start_date, timestamptz '2010-02-03 10:00:00+02' as condition_start_datetime, date '2010-02-04' as condition_end_datetime,
      428191000124101.0::double as condition_source_value, '' as visit_occurrence_id, null::boolean as provider_id, 7::smallint as own_column, [1, 2] as own_list`
  });
  const output = target();
  await prepareRelease({ source: from, output, threads: 1 });
  const { database, close } = await openRelease(output);
  const [people, events] = [
    await database.ask('select person_id, gender_concept_id, year_of_birth from person order by person_id'),
    await database.ask('select * from condition_occurrence')
  ];
  close();
  expect(people).toEqual([
    { person_id: -9223372036854775807n, gender_concept_id: 8532, year_of_birth: 1970 },
    { person_id: 9007199254740993n, gender_concept_id: 8507, year_of_birth: 1980 }
  ]);
  expect(events).toEqual([
    expect.objectContaining({
      condition_occurrence_id: 1n,
      person_id: 9007199254740993n,
      condition_concept_id: 201826,
      condition_start_date: '2010-02-03',
      condition_start_datetime: '2010-02-03 08:00:00',
      condition_end_datetime: '2010-02-04 00:00:00',
      condition_source_value: '428191000124101',
      visit_occurrence_id: null,
      provider_id: null,
      own_column: 7n,
      own_list: '[1, 2]'
    })
  ]);
});

test('a table twice, a column twice and a column that is needed are named', async () => {
  const from = await source({
    'death.parquet': "select 1::bigint as person_id, date '2020-01-01' as death_date",
    'drug_exposure.parquet':
      'select 1::bigint as drug_exposure_id, 1::bigint as person_id, 1 as drug_concept_id'
  });
  copyFileSync(join(from, 'death.parquet'), join(from, 'DEATH.parquet'));
  expect(await problems(from)).toEqual([
    'death.parquet: holds the same table as DEATH.parquet; keep one of them.',
    'drug_exposure.parquet, column drug_exposure_start_date: the file lacks this column, which a release needs.'
  ]);
});

test('what macOS leaves behind and folders are passed over, other files are told', async () => {
  const from = await source({ 'wearable.parquet': 'select 1 as steps' });
  writeFileSync(join(from, '._person.parquet'), 'junk');
  renameSync(await source(), join(from, 'measurement.parquet'));
  const manifest = await prepareRelease({ source: from, output: target(), threads: 1 });
  expect(manifest.notes).toContain('Files that are no tables of the CDM were left out: wearable.parquet.');
});

test('a name with signs of patterns means itself', async () => {
  const from = join(folder, "it's [a] *source*?");
  renameSync(await source(), from);
  expect(await prepareRelease({ source: from, output: target(), threads: 1 })).toMatchObject({ people: 3n });
});

test('the cut-off is the latest event where there are no periods, or the day that was given', async () => {
  const from = await source({
    'observation_period.parquet': null,
    'condition_occurrence.parquet': conditions('1 as condition_type_concept_id')
  });
  expect((await prepareRelease({ source: from, output: target(), threads: 1 })).cutOff).toBe('2010-01-01');
  expect(
    (await prepareRelease({ source: from, output: target(), cutOff: '2015-06-30', threads: 1 })).cutOff
  ).toBe('2015-06-30');
});

test('the version is the one whose columns there are, else the one that the source tells', async () => {
  const version = async (changes: Record<string, string>): Promise<string> =>
    (await prepareRelease({ source: await source(changes), output: target(), threads: 1 })).cdmVersion;
  const card = (version: string): string => `select 'A' as cdm_source_name, '${version}' as cdm_version`;
  const visit = (column: string): string =>
    `select 1::bigint as visit_occurrence_id, 1::bigint as person_id, 9202 as visit_concept_id, date '2010-01-01' as visit_start_date,
       date '2010-01-01' as visit_end_date, 0 as ${column}`;
  expect(await version({ 'cdm_source.parquet': card('CDM v5.3.1') })).toBe('5.3');
  expect(await version({ 'cdm_source.parquet': card('v15.35') })).toBe('5.4');
  expect(
    await version({
      'cdm_source.parquet': card('5.3'),
      'visit_occurrence.parquet': visit('admitted_from_concept_id')
    })
  ).toBe('5.4');
  expect(await version({ 'visit_occurrence.parquet': visit('admitting_source_concept_id') })).toBe('5.3');
});

test('equal content has an equal id, whatever the files, names and order of rows', async () => {
  const made = (changes: Record<string, string>, name: string, threads: number) =>
    source(changes).then(from => prepareRelease({ source: from, output: target(), name, threads }));
  const rows = conditions("'x' || i as stop_reason", 5_000);
  const one = await made({ 'condition_occurrence.parquet': rows }, 'one', 1);
  const two = await made(
    {
      'condition_occurrence.parquet': `select * from (${rows}) order by i desc`.replace(
        'order by i',
        'order by stop_reason'
      )
    },
    'two',
    2
  );
  const changed = await made(
    {
      'condition_occurrence.parquet': rows.replace(
        "'x' || i",
        "'x' || (i + (i = 7)::int * 0) || if(i = 7, '!', '')"
      )
    },
    'one',
    1
  );
  const repeated = await made(
    { 'condition_occurrence.parquet': `${rows} union all (${rows}) limit 5002` },
    'one',
    1
  );
  expect(two.id).toBe(one.id);
  expect(new Set([one.id, changed.id, repeated.id]).size).toBe(3);
});

const asRoot = process.getuid?.() === 0;
(asRoot ? test.skip : test)('a folder that may not be written to is refused by the system', async () => {
  const output = target();
  rmSync(join(output, '..'), { recursive: true, force: true });
  const locked = await writeParquet(join(folder, 'locked'), {});
  chmodSync(locked, 0o500);
  await expect(
    prepareRelease({ source: await source(), output: join(locked, 'x.duckdb') })
  ).rejects.toMatchObject({ code: 'EACCES' });
});
