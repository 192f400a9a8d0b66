import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { openRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { type PrepareOptions, prepareRelease, sentence, SourceError } from './index.js';

/** Text tables: what must be read as it is, and what must be refused by its place. */
jest.setTimeout(60_000);
const folder = testFolder();
let count = 0;

type Content = string | Buffer;

/** The least that a release can be made of, as CSV; with a value in place of each that the test names. */
const LEAST: Readonly<Record<string, string>> = {
  'person.csv':
    'person_id,gender_concept_id,year_of_birth\n1,8532,1961\n2,8532,1962\n-9223372036854775807,8507,1963\n',
  'concept.csv':
    'concept_id,concept_name,domain_id,vocabulary_id,concept_class_id,standard_concept,concept_code\n' +
    '201826,Type 2 diabetes,Condition,SNOMED,Clinical Finding,S,44054006\n8532,FEMALE,Gender,Gender,Gender,S,F\n8507,MALE,Gender,Gender,Gender,S,M\n',
  'condition_occurrence.csv':
    'condition_occurrence_id,person_id,condition_concept_id,condition_start_date,stop_reason\n1,1,201826,2010-01-01,\n2,2,201826,2011-01-01,\n'
};

function source(changes: Readonly<Record<string, Content | null>>): string {
  const from = join(folder, `text-${count++}`);
  mkdirSync(from);
  for (const [name, content] of Object.entries({ ...LEAST, ...changes }))
    if (content !== null) writeFileSync(join(from, name), content);
  return from;
}

async function problems(changes: Readonly<Record<string, Content | null>>): Promise<string[]> {
  const from = source(changes);
  const output = join(folder, `out-${count++}`, 'made.duckdb');
  const failure = await prepareRelease({ source: from, output, threads: 1 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SourceError);
  expect(readdirSync(join(output, '..'))).toEqual([]);
  return (failure as SourceError).problems.map(problem => sentence(problem).replace(from, 'SOURCE'));
}

/** Rows of a release made from these files. */
async function made(
  changes: Readonly<Record<string, Content | null>>,
  sql: string,
  options: Partial<PrepareOptions> = {}
): Promise<readonly unknown[]> {
  const output = join(folder, `out-${count++}`, 'made.duckdb');
  await prepareRelease({ source: source(changes), output, threads: 1, ...options });
  const { database, close } = await openRelease(output);
  const rows = await database.ask(sql);
  close();
  return rows;
}

const CONDITIONS = LEAST['condition_occurrence.csv']!;
const head = CONDITIONS.split('\n')[0]!;
const row = (text: string): string => `${head}\n1,1,201826,2010-01-01,\n${text}\n`;
const bad = (text: string | Buffer): Promise<string[]> =>
  problems({ 'condition_occurrence.csv': typeof text === 'string' ? row(text) : text });

test('rows that are not rows are named by their place', async () => {
  const name = 'condition_occurrence.csv, row 2';
  expect(await bad('2,1,201826')).toEqual([`${name}: a row of 3 columns where the first line names 5.`]);
  expect(await bad('2,1,201826,2010-01-01,a,b')).toEqual([
    `${name}: a row of 6 columns where the first line names 5.`
  ]);
  const unclosed = `${name}: a quote that is opened and not closed where its column ends.`;
  expect(await bad('2,1,201826,2010-01-01,"never\n3,1,201826,2010-01-01,')).toEqual([unclosed]);
  expect(await bad('2,1,201826,2010-01-01,"ends"early')).toEqual([unclosed]);
  expect(await bad(Buffer.from(row('2,1,201826,2010-01-01,M\xfcnchen'), 'latin1'))).toEqual([
    `${name}: the text is not UTF-8.`
  ]);
  expect(await bad(Buffer.from(CONDITIONS, 'utf16le'))).toEqual([
    'condition_occurrence.csv, row 1: the text is not UTF-8.'
  ]);
  expect(await bad(row('2,1,201826,2010-01-01,x') + '\0'.repeat(50))).toEqual([
    'condition_occurrence.csv, row 5: bytes that are no text (zeros).',
    'condition_occurrence.csv, row 5: a row of 1 columns where the first line names 5.'
  ]);
  expect(await bad(`2,1,201826,2010-01-01,${'x'.repeat(2_100_000)}`)).toEqual([
    `${name}: a row of more than 2 MB.`
  ]);
});

test('a packed file that unpacks to far more than tables do is refused, whatever it holds', async () => {
  const name = 'condition_occurrence.csv.gz';
  const packed = (text: string, times: number): Buffer =>
    gzipSync(Buffer.concat([Buffer.from(head + '\n'), Buffer.alloc(times, text)]));
  const bomb = expect.stringMatching(/: the file unpacks to far more than tables do; unpack it yourself/);
  const refused = (content: Buffer) => problems({ 'condition_occurrence.csv': null, [name]: content });
  // Good rows, lines without anything in them, a line that never ends: none fills the disk or the memory.
  expect(await refused(packed('1,1,201826,2010-01-01,\n', 60_000_000))).toEqual([bomb]);
  expect(await refused(packed('\n', 60_000_000))).toEqual([bomb]);
  expect(await refused(packed('x', 200_000_000))).toEqual([bomb]);
});

test('files that are no tables are named', async () => {
  expect(
    await problems({
      'condition_occurrence.csv': '',
      'death.csv': 'person_id;death_date\n1;2020-01-01\n',
      'visit_occurrence.csv': '1,1,9201,2010-01-01\n2,1,9201,2010-02-01\n',
      'measurement.csv.gz': gzipSync(CONDITIONS.repeat(100)).subarray(0, 60),
      'observation.csv.gz': 'this is not packed',
      'PERSON.CSV': LEAST['person.csv']!
    })
  ).toEqual([
    'person.csv: holds the same table as PERSON.CSV; keep one of them.',
    'condition_occurrence.csv: the file is empty: it does not even name its columns.',
    'death.csv, row 1: the columns are separated neither by commas nor by tabs.',
    'measurement.csv.gz: it cannot be read to the end: it is damaged or cut short, or it is not what its name says.',
    'observation.csv.gz: it cannot be read to the end: it is damaged or cut short, or it is not what its name says.',
    'visit_occurrence.csv: none of its columns is one of visit_occurrence; does its first row name the columns?'
  ]);
});

test('values that do not fit are named, all at once, and none is quoted', async () => {
  const told = await problems({
    'person.csv': 'person_id,gender_concept_id\n1,8532\n',
    'condition_occurrence.csv': row('2,secret-1,1e300,31/12/2010,'),
    'drug_exposure.csv':
      'drug_exposure_id,person_id,drug_concept_id,drug_exposure_start_date,quantity,QUANTITY\n1,1,1,2010-01-01,1,1\n',
    'measurement.csv':
      'measurement_id,person_id,measurement_concept_id,measurement_date,value_as_number\n1,1.5,9223372036854775808,20101301,"1,5"\n'
  });
  expect(told).toEqual([
    'drug_exposure.csv, column QUANTITY: the file has this column twice.',
    'person.csv, column year_of_birth: the file lacks this column, which a release needs.',
    'condition_occurrence.csv, column person_id, row 2: a value that cannot be stored as BIGINT without loss.',
    'condition_occurrence.csv, column condition_concept_id, row 2: a value that cannot be stored as INTEGER without loss.',
    'condition_occurrence.csv, column condition_start_date, row 2: a value that cannot be stored as DATE without loss.',
    'measurement.csv, column person_id, row 1: a value that cannot be stored as BIGINT without loss.',
    'measurement.csv, column measurement_concept_id, row 1: a value that cannot be stored as INTEGER without loss.',
    'measurement.csv, column measurement_date, row 1: a value that cannot be stored as DATE without loss.',
    'measurement.csv, column value_as_number, row 1: a value that cannot be stored as DOUBLE without loss.'
  ]);
  expect(told.join()).not.toMatch(/secret|1e300|31\/12/);
});

test('without people, concepts and events all three are told', async () => {
  expect(
    await problems({
      'person.csv': null,
      'concept.csv': null,
      'condition_occurrence.csv': null,
      'death.csv': 'person_id\n'
    })
  ).toEqual([
    'SOURCE: there is no person table; a release needs one.',
    'SOURCE: there is no concept table; a release needs one.',
    'SOURCE: there are neither observation periods nor events, so nothing could be asked of it.'
  ]);
});

test('quotes, line breaks, Windows and byte order marks are read as they are', async () => {
  const text = [
    `\uFEFF${head.toUpperCase()}`,
    '1,1,201826,2010-01-01,"two\nlines, and ""quotes"""',
    '',
    '2,2,201826,2011-01-01,5" tube',
    '3,2,201826,2011-01-02,""',
    '4.0,2,2.01826e+05,2011-01-02 00:00:00,',
    '5,-9223372036854775807,201826,20110103,Ünï 漢'
  ].join('\r\n');
  const rows = await made(
    { 'condition_occurrence.csv': null, 'Condition_Occurrence.CSV.GZ': gzipSync(text) },
    `select condition_occurrence_id as id, person_id, condition_concept_id as concept, condition_start_date as day, stop_reason as why
     from condition_occurrence order by id`
  );
  expect(rows.map(row => Object.values(row as object))).toEqual([
    [1n, 1n, 201826, '2010-01-01', 'two\nlines, and "quotes"'],
    [2n, 2n, 201826, '2011-01-01', '5" tube'],
    [3n, 2n, 201826, '2011-01-02', null],
    [4n, 2n, 201826, '2011-01-02', null],
    [5n, -9223372036854775807n, 201826, '2011-01-03', 'Ünï 漢']
  ]);
});

test('the vocabulary of OHDSI: tabs, quotes in names, days without dashes', async () => {
  const concept = [
    'concept_id\tconcept_name\tdomain_id\tvocabulary_id\tconcept_class_id\tstandard_concept\tconcept_code\tvalid_start_date\tvalid_end_date\tinvalid_reason',
    '8532\tFEMALE\tGender\tGender\tGender\tS\tF\t19700101\t20991231\t',
    '201826\t"Type 2" diabetes\tCondition\tSNOMED\tClinical Finding\tS\t44054006\t19700101\t20991231\t',
    '8507\t"MALE\tGender\tGender\tGender\tS\tM\t19700101\t20991231\t'
  ].join('\n');
  const rows = await made(
    { 'concept.csv': concept },
    'select concept_name as name, valid_start_date as first, invalid_reason as reason from concept order by concept_name'
  );
  expect(rows).toEqual([
    { name: '"MALE', first: '1970-01-01', reason: null },
    { name: '"Type 2" diabetes', first: '1970-01-01', reason: null },
    { name: 'FEMALE', first: '1970-01-01', reason: null }
  ]);
  const quoted = LEAST['concept.csv']!.replaceAll(/[^,\n]+/g, '"$&"').replaceAll(',', '\t');
  expect(
    await made({ 'concept.csv': quoted }, "select concept_id from concept where concept_name = 'MALE'")
  ).toEqual([{ concept_id: 8507 }]);
});

test('periods go from the first to the last event of a person, when there are none', async () => {
  const rows = await made(
    {
      'death.csv': 'person_id,death_date\n1,2012-05-06\n9,2020-01-01\n',
      'observation_period.csv': 'person_id\n'
    },
    'select person_id, observation_period_start_date as first, observation_period_end_date as last from observation_period order by 1'
  );
  expect(rows.map(row => Object.values(row as object))).toEqual([
    [1n, '2010-01-01', '2012-05-06'],
    [2n, '2011-01-01', '2011-01-01']
  ]);
});
