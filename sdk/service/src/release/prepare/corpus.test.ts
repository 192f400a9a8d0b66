import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { sharedFolder } from '../../../../test/shared.js';
import { testFolder } from '../../testing/folder.js';
import { openDatabase, type Database } from '../database.js';
import { literal } from '../quote.js';
import { prepareRelease, sentence, SourceError } from './index.js';
import { unpack } from './zip.js';

/**
 * Real sources, each damaged in one way: what must be said of it, and no file, or what must be noted.
 * The copies hold the tables that the damages are about.
 */
jest.setTimeout(60_000);
const folder = testFolder();
const gibleed = sharedFolder('data', 'gibleed');
const synthea = join(folder, 'synthea');
let count = 0;
let database: Database;

const TABLES = ['PERSON', 'CONCEPT', 'OBSERVATION_PERIOD', 'CONDITION_OCCURRENCE', 'DEATH'];

beforeAll(async () => {
  mkdirSync(synthea);
  const zip = join(sharedFolder('data', 'synthea27'), 'synthea27nj-5.4-csv.zip');
  const { files } = await unpack(zip, join(folder, 'unpacked'));
  for (const { file, path } of files)
    if (TABLES.includes(file.replace('.csv', ''))) copyFileSync(path, join(synthea, file));
  database = await openDatabase(':memory:', { temporary: null, threads: 1 });
});
afterAll(() => database.close());

/** What came of a damaged copy: problems (then there is no file), or what was noted. */
async function outcome(from: string): Promise<string[]> {
  const output = join(folder, `out-${count++}`, 'made.duckdb');
  try {
    const { findings } = await prepareRelease({ source: from, output, threads: 1 });
    return findings.map(
      ({ kind, file, column, row, records }) => `${kind} ${file} ${column} ${row} ${records}`
    );
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    expect(readdirSync(join(output, '..'))).toEqual([]);
    return error.problems.map(problem => sentence(problem).replace(from, 'SOURCE'));
  }
}

type Text = (text: string) => string | Buffer;
/** Changes the lines of a file; the first record is line 1. */
const line =
  (at: number, change: (line: string) => string): Text =>
  text =>
    text
      .split('\n')
      .map((line, place) => (place === at ? change(line) : line))
      .join('\n');
/** Changes one value of a line without quotes. */
const value = (at: number, column: number, to: string): Text =>
  line(at, text =>
    text
      .split(',')
      .map((value, place) => (place === column ? to : value))
      .join(',')
  );
const BROKEN = 'it cannot be read to the end: it is damaged or cut short, or it is not what its name says.';
const conditions = 'CONDITION_OCCURRENCE.csv';
const lossy = (column: string, type: string): string =>
  `${conditions}, column ${column}, row 3: a value that cannot be stored as ${type} without loss.`;

/** A damage of a file of Synthea27 (null: the file is gone), and what comes of it. */
type Damage = readonly [name: string, file: string, damage: Text | null, outcome: readonly string[]];

/** Each in a copy of its own. */
const TEXT_DAMAGE: readonly Damage[] = [
  ['nothing', conditions, text => text, []],
  ['no people', 'PERSON.csv', null, ['SOURCE: there is no person table; a release needs one.']],
  ['no concepts', 'CONCEPT.csv', null, ['SOURCE: there is no concept table; a release needs one.']],
  [
    'people without records',
    'PERSON.csv',
    text => text.split('\n')[0]!,
    ['PERSON.csv: the file holds no records; a release needs some.']
  ],
  [
    'an empty file',
    conditions,
    () => '',
    [`${conditions}: the file is empty: it does not even name its columns.`]
  ],
  [
    'no names of columns',
    conditions,
    text => text.slice(text.indexOf('\n') + 1),
    [expect.stringMatching(/none of its columns/) as unknown as string]
  ],
  [
    'a column less in a row',
    conditions,
    line(5, text => text.slice(text.indexOf(',') + 1)),
    [expect.stringMatching(/row 5: a row of \d+ columns/) as unknown as string]
  ],
  [
    'a column more in a row',
    conditions,
    line(5, text => `${text},x`),
    [expect.stringMatching(/row 5: a row of \d+ columns/) as unknown as string]
  ],
  [
    'cut in the middle of a row',
    conditions,
    text => text.slice(0, 30_000),
    [expect.stringMatching(/row \d+: a row of \d+ columns/) as unknown as string]
  ],
  [
    'an open quote',
    conditions,
    value(3, 9, '"open'),
    [`${conditions}, row 3: a quote that is opened and not closed where its column ends.`]
  ],
  [
    'another encoding',
    'CONCEPT.csv',
    text => Buffer.from(text.replace('Prediabetes', 'Pr\xe9diab\xe8te'), 'latin1'),
    [expect.stringMatching(/CONCEPT.csv, row \d+: the text is not UTF-8/) as unknown as string]
  ],
  [
    'a column twice',
    conditions,
    line(0, text => text.replace('stop_reason', 'Person_ID')),
    [`${conditions}, column Person_ID: the file has this column twice.`]
  ],
  [
    'semicolons',
    conditions,
    text => text.replaceAll(',', ';'),
    [`${conditions}, row 1: the columns are separated neither by commas nor by tabs.`]
  ],
  [
    'a needed column is gone',
    conditions,
    line(0, text => text.replace('condition_start_date,', 'began,')),
    [`${conditions}, column condition_start_date: the file lacks this column, which a release needs.`]
  ],
  ['a word for a number', conditions, value(3, 2, 'asthma'), [lossy('condition_concept_id', 'INTEGER')]],
  ['a fraction for an id', conditions, value(3, 1, '1.5'), [lossy('person_id', 'BIGINT')]],
  [
    'an id of more than 64 bits',
    conditions,
    value(3, 1, '9223372036854775808'),
    [lossy('person_id', 'BIGINT')]
  ],
  [
    'a concept of more than 32 bits',
    conditions,
    value(3, 2, '3000000000'),
    [lossy('condition_concept_id', 'INTEGER')]
  ],
  ['a day that is none', conditions, value(3, 3, '2020-02-30'), [lossy('condition_start_date', 'DATE')]],
  [
    'a day with a time of day',
    conditions,
    value(3, 3, '2020-02-03 10:30:00'),
    [lossy('condition_start_date', 'DATE')]
  ]
];

/** Damages that are no reason to refuse; one copy has them all, each in a row of its own. */
const TEXT_NOTED: readonly Damage[] = [
  ['a whole number written as a fraction', conditions, value(10, 1, '1.0'), []],
  ['Windows', conditions, text => text.replaceAll('\n', '\r\n'), []],
  ['a repeated id', conditions, value(3, 0, '2'), [`duplicate-id ${conditions} condition_occurrence_id 3 1`]],
  [
    'somebody unknown',
    conditions,
    value(4, 1, '-9007199254740993'),
    [`unknown-person ${conditions} person_id 4 1`]
  ],
  ['concept 0', conditions, value(5, 2, '0'), [`concept-0 ${conditions} condition_concept_id 5 1`]],
  [
    'an unknown concept',
    conditions,
    value(6, 2, '2147483647'),
    [`unknown-concept ${conditions} condition_concept_id 6 1`]
  ],
  [
    'before birth',
    conditions,
    value(7, 3, '1890-01-01'),
    [`before-birth ${conditions} condition_start_date 7 1`]
  ],
  [
    'after death',
    'DEATH.csv',
    value(1, 1, '2018-01-01'),
    [expect.stringMatching(/^after-death \w+.csv \w+ \d+ \d+$/) as unknown as string]
  ],
  [
    'an end before the start',
    conditions,
    value(8, 5, '1891-01-01'),
    [`end-before-start ${conditions} condition_end_date 8 1`]
  ],
  // After the damages that count commas.
  ['tabs', 'DEATH.csv', text => text.replaceAll(',', '\t'), []],
  ['no periods', 'OBSERVATION_PERIOD.csv', null, []]
];

/** A copy of Synthea27 with these damages. */
function copyOf(damages: readonly Damage[]): string {
  const from = join(folder, `copy-${count++}`);
  mkdirSync(from);
  for (const name of readdirSync(synthea)) copyFileSync(join(synthea, name), join(from, name));
  for (const [, file, damage] of damages) {
    const path = join(from, file);
    if (damage === null) rmSync(path);
    else writeFileSync(path, damage(readFileSync(path, 'utf8')));
  }
  return from;
}

test.each(TEXT_DAMAGE.map(damage => [damage[0], damage] as const))('Synthea27: %s', async (_name, damage) => {
  expect(await outcome(copyOf([damage]))).toEqual(damage[3]);
});

test('Synthea27: what is noted, all in one copy', async () => {
  const told = await outcome(copyOf(TEXT_NOTED));
  const expected = TEXT_NOTED.flatMap(([, , , outcome]) => outcome);
  expect(told).toHaveLength(expected.length);
  expect(told).toEqual(expect.arrayContaining(expected));
});

test('Synthea27: a packed file that was cut short, and a zip', async () => {
  const from = join(folder, `copy-${count++}`);
  mkdirSync(from);
  for (const name of readdirSync(synthea)) {
    const packed = gzipSync(readFileSync(join(synthea, name)));
    expect(gunzipSync(packed).length).toBeGreaterThan(0);
    writeFileSync(join(from, `${name}.gz`), name === conditions ? packed.subarray(0, 5_000) : packed);
  }
  expect(await outcome(from)).toEqual([`${conditions}.gz: ${BROKEN}`]);
  const zip = readFileSync(join(sharedFolder('data', 'synthea27'), 'synthea27nj-5.4-csv.zip'));
  writeFileSync(join(folder, 'cut.zip'), zip.subarray(0, 1_000_000));
  expect(await outcome(join(folder, 'cut.zip'))).toEqual([
    'SOURCE: the zip cannot be read to the end: it is damaged or cut short.'
  ]);
});

/** What GiBleed's own dirt comes to in the tables that are copied here. */
const OWN = [
  'duplicate-id drug_exposure.parquet drug_exposure_id 35 1',
  'unknown-person observation_period.parquet person_id 1 2649',
  'before-birth drug_exposure.parquet drug_exposure_start_date 1 1'
].map(text => text.split(' ').slice(0, 2).join(' '));
const GIBLEED = ['person', 'concept', 'observation_period', 'condition_occurrence', 'drug_exposure'];
const odd = (text: string): string =>
  `select * replace (${text}) from (select *, row_number() over () as n from source)`;
const told = (column: string, type: string): string =>
  `condition_occurrence.parquet, column ${column}, row 7: a value that cannot be stored as ${type} without loss.`;

/** A damage of GiBleed's conditions by SQL over `source`; null: the file is cut short. */
const PARQUET_DAMAGE: readonly (readonly [name: string, sql: string | null, outcome: readonly string[]])[] = [
  ['nothing', 'from source', []],
  ['cut short', null, [`condition_occurrence.parquet: ${BROKEN}`]],
  ['a fraction for an id', odd('if(n = 7, 1.5, person_id) as person_id'), [told('person_id', 'BIGINT')]],
  [
    'an id that is no number',
    odd("if(n = 7, 'nan'::double, condition_concept_id) as condition_concept_id"),
    [told('condition_concept_id', 'INTEGER')]
  ],
  [
    'a day that is none',
    odd("if(n = 7, 'soon', condition_start_date::varchar) as condition_start_date"),
    [told('condition_start_date', 'DATE')]
  ],
  [
    'a column is gone',
    'select * exclude (person_id) from source',
    ['condition_occurrence.parquet, column person_id: the file lacks this column, which a release needs.']
  ],
  [
    'somebody unknown',
    odd('if(n = 7, -5, person_id) as person_id'),
    ['unknown-person condition_occurrence.parquet']
  ],
  [
    'concept 0',
    odd('if(n = 7, 0, condition_concept_id) as condition_concept_id'),
    ['concept-0 condition_occurrence.parquet']
  ],
  [
    'a record twice',
    'from source union all (from source limit 1)',
    ['duplicate-id condition_occurrence.parquet']
  ]
];

test.each(PARQUET_DAMAGE)('GiBleed: %s', async (_name, sql, expected) => {
  const from = join(folder, `copy-${count++}`);
  mkdirSync(from);
  for (const table of GIBLEED)
    copyFileSync(join(gibleed, `${table}.parquet`), join(from, `${table}.parquet`));
  const path = join(from, 'condition_occurrence.parquet');
  if (sql === null) writeFileSync(path, readFileSync(path).subarray(0, 500_000));
  else {
    await database.run(
      `create or replace view source as from read_parquet(${literal(join(gibleed, 'condition_occurrence.parquet'))})`
    );
    await database.run(
      `copy (select * exclude (n) from (${sql.includes(' n ') ? sql : `select *, 0 as n from (${sql})`})) to ${literal(path)} (format parquet)`
    );
  }
  const came = (await outcome(from)).map(text =>
    /^[\w-]+ \w+\.parquet /.test(text) && !text.includes(':') ? text.split(' ').slice(0, 2).join(' ') : text
  );
  if (expected.some(text => text.includes(':'))) expect(came).toEqual(expected);
  else expect([...came].sort()).toEqual([...OWN, ...expected].sort());
});
