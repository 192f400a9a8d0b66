import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../test/duckdb.js';
import { tinyRelease, tinyTables } from '../../test/tiny.js';
import { DOMAINS } from '../cdm/index.js';
import {
  compileAttrition,
  compileBreakdown,
  compileCohort,
  compileConceptRemarks,
  compileCounts,
  compileDatasetTable,
  PERIOD,
  type ReleaseFacts
} from '../compile/index.js';
import { type Bundle, readBundle, type Resolved } from '../definition/index.js';
import type { Relation } from '../plan/index.js';
import { duckdb, emit, emitSteps, postgres } from './index.js';

/** With UPDATE_GOLDENS=1 the files are written anew, for a person to read in the diff. */
const UPDATE = process.env['UPDATE_GOLDENS'] === '1';
const FOLDER = join(import.meta.dirname, 'golden');
const DIALECTS = [duckdb, postgres];
const EVENTS = DOMAINS.filter(
  ({ kind, table }) => kind !== 'observationPeriod' && Object.hasOwn(tinyRelease.columns, table)
);

/** What is compiled from a definition: the first word of the case's name. */
const QUESTIONS: Readonly<Record<string, (definition: Resolved, release: ReleaseFacts) => Relation | null>> =
  {
    rows: (definition, release) => compileCohort(cohortIn(definition), release),
    counts: (definition, release) => compileCounts(cohortIn(definition), release),
    attrition: (definition, release) => compileAttrition(cohortIn(definition), release),
    breakdown: (definition, release) => compileBreakdown(cohortIn(definition), release),
    remarks: (definition, release) => compileConceptRemarks(cohortIn(definition), release),
    dataset: (definition, release) => {
      if (definition.kind !== 'dataset') throw new Error('not a dataset');
      const { dataset, cohort } = definition;
      return compileDatasetTable(dataset, dataset.tables[0]!.name, cohort, release);
    }
  };

function cohortIn(definition: Resolved): Extract<Resolved, { kind: 'cohort' }>['cohort'] {
  if (definition.kind !== 'cohort') throw new Error('not a cohort');
  return definition.cohort;
}

function read(name: string): Resolved {
  const text = (file: string): string => readFileSync(join(FOLDER, name, file), 'utf8');
  const files = existsSync(join(FOLDER, name, 'cohort.json'))
    ? [{ path: 'cohort.json', text: text('cohort.json') }]
    : [];
  const bundle: Bundle = { path: 'definition.json', text: text('definition.json'), files };
  const reading = readBundle(bundle);
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading;
}

function expectFile(name: string, file: string, content: string): void {
  const path = join(FOLDER, name, file);
  if (UPDATE) writeFileSync(path, content);
  expect(content).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
}

let database: Database;
/** The same people with periods apart, and beside each event the period that it begins in. */
let beside: Database;
beforeAll(async () => {
  [database, beside] = [await openDatabase(), await openDatabase()];
  for (const statement of tinyTables(duckdb)) {
    await database.run(statement);
    await beside.run(statement);
  }
  await beside.run('delete from observation_period where observation_period_id = 2');
  for (const { table, start } of EVENTS) {
    await beside.run(`alter table ${table} add column ${PERIOD.start} date`);
    await beside.run(`alter table ${table} add column ${PERIOD.end} date`);
    await beside.run(
      `update ${table} set ${PERIOD.start} = op.${PERIOD.start}, ${PERIOD.end} = op.${PERIOD.end}
       from observation_period op where op.person_id = ${table}.person_id
         and ${table}.${start} between op.${PERIOD.start} and op.${PERIOD.end}`
    );
  }
}, 60_000);
afterAll(() => {
  database.close();
  beside.close();
});

describe.each(readdirSync(FOLDER))('%s', name => {
  const question = QUESTIONS[name.split('-')[0]!]!;
  const plan = question(read(name), tinyRelease)!;

  const inOrder = (rows: readonly (readonly unknown[])[]): string[] => {
    const lines = rows.map(row => row.map(value => value ?? '').join(','));
    return plan.kind === 'sort' || name.startsWith('dataset') ? lines : lines.sort();
  };

  test.each(DIALECTS)('in $name', dialect => {
    expectFile(name, `${dialect.name}.sql`, emit(plan, dialect).sql + '\n');
  });

  test('DuckDB takes it and gives the rows', async () => {
    const { sql, parameters, columns } = emit(plan, duckdb);
    await database.ask(`explain ${sql}`, parameters);
    const answer = await database.ask(sql, parameters);
    expect(answer.columns).toEqual(
      columns.map(column => ({ name: column.name, type: duckdb.types[column.type].toUpperCase() }))
    );
    const ordered = inOrder(answer.rows);
    const head = columns.map(column => column.name).join(',');
    expectFile(name, 'rows.csv', [head, ...ordered, ''].join('\n'));
  });

  test('over many people, step by step, the rows are the same', async () => {
    const large = question(read(name), { ...tinyRelease, large: true })!;
    const { kept, sql, parameters } = emitSteps(large, duckdb);
    const texts = [...kept.map(step => `create temp table ${step.name} as\n${step.sql}`), sql];
    if (kept.length > 1) expectFile(name, 'steps.sql', texts.join(';\n\n') + ';\n');
    for (const step of kept) await database.run(`create temp table "${step.name}" as ${step.sql}`);
    const [once, step] = [await database.ask(emit(large, duckdb).sql), await database.ask(sql, parameters)];
    for (const { name } of kept) await database.run(`drop table temp.main."${name}"`);
    expect(inOrder(step.rows)).toEqual(inOrder(once.rows));
    expect(inOrder(step.rows)).toEqual(inOrder((await database.ask(emit(plan, duckdb).sql)).rows));
  });

  test('with periods beside the events, at once and step by step, the rows are the same', async () => {
    const apart = { ...tinyRelease, periodsOverlap: false };
    const looked = await beside.ask(emit(question(read(name), apart)!, duckdb).sql);
    const release = { ...apart, eventPeriods: EVENTS.map(({ table }) => table) };
    const atOnce = await beside.ask(emit(question(read(name), release)!, duckdb).sql);
    expect(inOrder(atOnce.rows)).toEqual(inOrder(looked.rows));

    const { kept, sql } = emitSteps(question(read(name), { ...release, large: true })!, duckdb);
    const texts = [...kept.map(step => `create temp table ${step.name} as\n${step.sql}`), sql];
    if (name.startsWith('rows-events')) expectFile(name, 'beside.sql', texts.join(';\n\n') + ';\n');
    for (const step of kept) await beside.run(`create temp table "${step.name}" as ${step.sql}`);
    const step = await beside.ask(sql);
    for (const { name } of kept) await beside.run(`drop table temp.main."${name}"`);
    expect(inOrder(step.rows)).toEqual(inOrder(looked.rows));
  });
});
