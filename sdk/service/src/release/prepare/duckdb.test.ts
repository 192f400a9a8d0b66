import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { testFolder } from '../../testing/folder.js';
import { LEAST } from '../../testing/parquet.js';
import { openDatabase } from '../database.js';
import { prepareRelease, sentence, SourceError } from './index.js';

jest.setTimeout(30_000);
const folder = testFolder();
let count = 0;

/** A DuckDB file of the least tables in a schema, then changed. */
async function file(changes = '', schemas: readonly string[] = ['main']): Promise<string> {
  const path = join(folder, `${count++}.duckdb`);
  const database = await openDatabase(path, { temporary: null, threads: 1 });
  for (const schema of schemas) {
    await database.run(`create schema if not exists ${schema}`);
    for (const [name, query] of Object.entries(LEAST))
      await database.run(`create table ${schema}.${name.replace('.parquet', '')} as ${query}`);
  }
  if (changes !== '') await database.run(changes);
  database.close();
  return path;
}

async function problems(source: string): Promise<string[]> {
  const output = join(folder, 'out', 'made.duckdb');
  const failure = await prepareRelease({ source, output, threads: 1 }).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SourceError);
  return (failure as SourceError).problems.map(problem => sentence(problem).replace(source, 'SOURCE'));
}

test('values, missing tables and views', async () => {
  expect(
    await problems(
      await file(
        `alter table person alter person_id type double; update person set person_id = 1.5 where person_id = 2;
         drop table concept; create view concept as select 1 as concept_id`
      )
    )
  ).toEqual([
    'SOURCE: there is no concept table; a release needs one.',
    'person, column person_id, row 2: a value that cannot be stored as BIGINT without loss.'
  ]);
});

test('people in two schemas are told, a release is a source too', async () => {
  expect(await problems(await file('', ['main', 'other']))).toEqual([
    'SOURCE: there is a person table in more than one schema: main, other; keep one of them.'
  ]);
  const output = join(folder, 'first.duckdb');
  const first = await prepareRelease({ source: await file(), output, threads: 1 });
  const again = await prepareRelease({ source: output, output: join(folder, 'again.duckdb'), threads: 1 });
  expect(again.id).toBe(first.id);
  expect(again.people).toBe(3n);
});

test('a file that another program writes to is named, with the way out', async () => {
  const path = await file();
  const script = `import { DuckDBInstance } from '@duckdb/node-api';
    globalThis.writer = await DuckDBInstance.create(${JSON.stringify(path)}); console.log('open'); process.stdin.resume();`;
  const writer = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['pipe', 'pipe', 'inherit']
  });
  try {
    await once(writer.stdout, 'data');
    expect(await problems(path)).toEqual([
      'SOURCE: another program is using the file; close it there first.'
    ]);
  } finally {
    writer.kill();
    await once(writer, 'close');
  }
  const output = join(folder, 'unlocked.duckdb');
  expect((await prepareRelease({ source: path, output, threads: 1 })).people).toBe(3n);
});

test('a file that is damaged, or of another kind, is named', async () => {
  const bytes = readFileSync(await file());
  const damaged = join(folder, 'damaged.duckdb');
  writeFileSync(damaged, bytes.fill(0xff, 4_096, 12_288));
  expect(await problems(damaged)).toEqual([
    'SOURCE: it is damaged, or written by a version of DuckDB that this one cannot read.'
  ]);
  const other = join(folder, 'other.duckdb');
  writeFileSync(other, 'SQLite format 3\0');
  expect(await problems(other)).toEqual([
    'SOURCE: this is neither a DuckDB file nor a zip; name the folder that holds the Parquet or CSV files.'
  ]);
});
