import { join } from 'node:path';
import { jest } from '@jest/globals';
import { DOMAINS, domainOfTable } from '@cohortlab/sdk/cdm';
import { sharedFolder } from '../../../../test/shared.js';
import { plantCdm } from '../../testing/planted-cdm.js';
import { testFolder } from '../../testing/folder.js';
import { type Database, openDatabase } from '../database.js';
import { makeDemo } from '../demo/index.js';
import { prepareRelease } from '../prepare/index.js';
import { literal } from '../quote.js';
import { COUNTED } from './concepts.js';
import { BIN_PEOPLE } from './layout.js';
import { writeStatistics } from './statistics.js';
import { subjectsOf } from './subject.js';
import { startIn } from './tables.js';

/**
 * Every statistic against plain SQL of another form than ours: no step between, `count(distinct …)` over the
 * records, here GiBleed's own files.
 */
jest.setTimeout(120_000);
const folder = testFolder();
const gibleed = sharedFolder('data', 'gibleed');

interface Source {
  readonly database: Database;
  /** The records of a table, as they came. */
  readonly of: (table: string) => string;
}

const SOURCES: Readonly<Record<string, () => Promise<Source>>> = {
  async GiBleed() {
    const output = join(folder, 'gibleed.duckdb');
    await prepareRelease({ source: gibleed, output, threads: 2 });
    const database = await openDatabase(output, { temporary: null });
    const [rows] = [await database.ask('select table_name from cohortlab.source')];
    const files = rows.map(row => String(row['table_name']));
    return {
      database,
      of: table =>
        files.includes(table)
          ? `read_parquet(${literal(join(gibleed, `${table}.parquet`))})`
          : `main.${table}`
    };
  },
  async demo() {
    const output = join(folder, 'demo.duckdb');
    await makeDemo({ people: 3_000, seed: 5, output });
    return { database: await openDatabase(output, { temporary: null }), of: table => `main.${table}` };
  },
  async planted() {
    const database = await openDatabase(':memory:', { temporary: null });
    await plantCdm(database);
    await database.run('create schema cohortlab');
    await writeStatistics(database, '2020-12-31');
    return { database, of: table => `main.${table}` };
  }
};

describe.each(Object.keys(SOURCES))('%s', name => {
  let source: Source;
  beforeAll(async () => {
    source = await SOURCES[name]!();
  });
  afterAll(() => source.database.close());

  const known = (): string => `person_id::bigint in (select person_id::bigint from ${source.of('person')})`;
  const counts = (): string => `count(distinct person_id) filter (${known()}) as people, count(*) as records`;
  const rows = (sql: string) => source.database.ask(sql);

  /** Ours, of which there are some at least when `some`, equal to theirs. */
  async function equal(ours: string, theirs: string, some = false): Promise<void> {
    const own = await rows(`from (${ours}) order by all`);
    if (some) expect(own.length).toBeGreaterThan(0);
    expect(own).toEqual(await rows(`from (${theirs}) order by all`));
  }

  test('tables, by year and by month', async () => {
    for (const subject of await subjectsOf(source.database)) {
      const table = subject.table.name;
      const mine = `where table_name = '${table}'`;
      await equal(
        `select people, records from cohortlab.table_count ${mine}`,
        `select ${counts()} from ${source.of(table)}`,
        true
      );
      const start = startIn(subject);
      if (start === null) continue;
      await equal(
        `select year, people, records from cohortlab.table_year ${mine}`,
        `select year(${start}::date)::integer as year, ${counts()} from ${source.of(table)} where ${start} is not null group by year`
      );
      await equal(
        `select month, people, records from cohortlab.table_month ${mine}`,
        `select date_trunc('month', ${start}::date)::date as month, ${counts()} from ${source.of(table)}
         where ${start} is not null group by 1`
      );
    }
  });

  test('columns: completeness, months, concepts', async () => {
    for (const { table, columns } of await subjectsOf(source.database)) {
      for (const column of columns) {
        const mine = `where table_name = '${table.name}' and column_name = '${column.name}'`;
        const lacks = await rows(
          `select 1 where '${column.name}' not in (select column_name from (describe from ${source.of(table.name)}))`
        );
        const from = lacks.length > 0 ? `main.${table.name}` : source.of(table.name);
        const isConcept = column.name.endsWith('_concept_id');
        const value = isConcept ? `nullif(${column.name}::bigint, 0)` : `"${column.name}"`;
        await equal(
          `select people, records from cohortlab.column_count ${mine}`,
          `select ${counts()} from ${from} where ${value} is not null`,
          true
        );
        if (isConcept)
          await equal(
            `select concept_id, people, records from cohortlab.column_concept ${mine}`,
            `select ${column.name}::integer as concept_id, ${counts()} from ${from}
             where ${column.name} is not null
               and (exists (from ${from} where ${value} is not null) or '${column.name}' = '${domainOfTable(table.name)?.concept}')
             group by 1`
          );
        if (column.type === 'date' || column.type === 'datetime')
          await equal(
            `select month, first_people, last_people from cohortlab.column_month ${mine}`,
            `with ends as (
               select person_id, date_trunc('month', min(${column.name})::date)::date as first, date_trunc('month', max(${column.name})::date)::date as last
               from ${from} where ${column.name} is not null and ${known()} group by person_id)
             select month, (select count(*) from ends where first = month) as first_people, (select count(*) from ends where last = month) as last_people
             from (select first as month from ends union select last from ends)`
          );
      }
    }
  });

  test('concepts by year, and below', async () => {
    await equal(
      'select concept_id, year, people, records from cohortlab.concept_year',
      COUNTED.map(
        ({ table, concept, start }) =>
          `select ${concept}::integer as concept_id, year(${start}::date)::integer as year, ${counts()} from ${source.of(table)}
           where ${start} is not null and ${concept}::integer in (select concept_id from cohortlab.concept_count where table_name = '${table}')
           group by 1, 2`
      ).join(' union all '),
      true
    );
    await equal(
      'select concept_id, people_below from cohortlab.concept_count',
      COUNTED.map(
        ({ table, concept }) =>
          `select c.concept_id, count(distinct person_id) filter (${known()}) as people_below
           from (from cohortlab.concept_count where table_name = '${table}') c left join (
             select concept_id::integer as concept_id, person_id from (
               select ancestor_concept_id as concept_id, person_id from ${source.of(table)} join ${source.of('concept_ancestor')} on descendant_concept_id = ${concept}
               union all select ${concept}, person_id from ${source.of(table)})) using (concept_id) group by 1`
      ).join(' union all '),
      true
    );
  });

  test('units, answers and bins of values', async () => {
    for (const table of ['measurement', 'observation']) {
      const concept = `${table}_concept_id::integer as concept_id`;
      const value = 'if(isfinite(value_as_number::double), value_as_number::double, null)';
      await equal(
        `select * exclude (table_name) from cohortlab.concept_unit where table_name = '${table}'`,
        `select ${concept}, coalesce(unit_concept_id, 0)::integer as unit_concept_id, ${counts()},
           count(distinct person_id) filter (${value} is not null and ${known()}) as valued_people, count(${value}) as valued_records
         from ${source.of(table)} where ${table}_concept_id is not null group by 1, 2`,
        true
      );
      await equal(
        `select * exclude (table_name) from cohortlab.concept_answer where table_name = '${table}'`,
        `select ${concept}, value_as_concept_id::integer as answer_concept_id, ${counts()}
         from ${source.of(table)} where value_as_concept_id <> 0 group by 1, 2`
      );
    }
    const bins = await rows(
      'select distinct table_name as t, column_name as c, concept_id as concept, unit_concept_id as unit from cohortlab.bin'
    );
    for (const { t, c, concept, unit } of bins) {
      const whole =
        concept === null
          ? 'true'
          : `${String(t)}_concept_id = ${String(concept)} and coalesce(unit_concept_id, 0) = ${String(unit)}`;
      const mine = `table_name = '${String(t)}' and column_name = '${String(c)}' and concept_id is not distinct from ${String(concept)}
        and unit_concept_id is not distinct from ${String(unit)}`;
      await equal(
        `select low, high, people, records from cohortlab.bin where ${mine}`,
        // A value that lies on an edge to a billionth belongs above it.
        `select low, high, ${counts()} from (select low, high from cohortlab.bin where ${mine}) join (
           select person_id, ${String(c)}::double as value from ${source.of(String(t))} where ${whole} and isfinite(${String(c)}::double))
           on (low is null or value >= low - 1e-9 * abs(low)) and (high is null or value < high - 1e-9 * abs(high))
         group by low, high`,
        true
      );
      const [all] = await rows(
        `select sum(records)::bigint = (select count(*) from ${source.of(String(t))} where ${whole} and isfinite(${String(c)}::double)) as complete,
           min(people) as least, count(*) filter (low is null) as open_below, count(*) filter (high is null) as open_above
         from cohortlab.bin where ${mine}`
      );
      expect(all).toMatchObject({ complete: true, open_below: 1n, open_above: 1n });
      expect(all?.['least'] as bigint).toBeGreaterThanOrEqual(BigInt(BIN_PEOPLE));
    }
  });

  test('dates that cannot be', async () => {
    for (const { table, start, end } of DOMAINS.filter(domain => domain.table !== 'death')) {
      const birth = `(select make_date(min(year_of_birth)::integer, coalesce(min(month_of_birth), 1)::integer, coalesce(min(day_of_birth), 1)::integer)
        from ${source.of('person')} p where p.person_id = r.person_id)`;
      const death = `(select max(death_date) from ${source.of('death')} d where d.person_id::bigint = r.person_id)`;
      const checks = [
        ['beforeBirth', `${start} < ${birth}`],
        ['afterDeath', `${start} > ${death}`],
        ...(end === null ? [] : [['endBeforeStart', `${end} < ${start}`]])
      ] as const;
      for (const [kind, holds] of checks) {
        const [found] = await rows(
          `select people, records from cohortlab.implausible where kind = '${kind}' and table_name = '${table}'`
        );
        const [theirs] = await rows(
          `select count(distinct person_id) as people, count(*) as records from ${source.of(table)} r where ${known()} and ${holds}`
        );
        expect({ table, kind, ...(found ?? { people: 0n, records: 0n }) }).toEqual({
          table,
          kind,
          ...theirs
        });
      }
    }
  });
});

test('what was planted is found, exactly', async () => {
  const { database } = await SOURCES['planted']!();
  const ask = (sql: string) => database.ask(sql);
  expect(await ask("select people, records from cohortlab.table_count where table_name = 'person'")).toEqual([
    { people: 600n, records: 601n }
  ]);
  expect(
    await ask(
      "select kind, people, records from cohortlab.implausible where people > 0 and table_name in ('condition_occurrence', 'measurement') order by all"
    )
  ).toEqual([
    { kind: 'aboveRange', people: 53n, records: 53n },
    { kind: 'afterDeath', people: 41n, records: 41n },
    { kind: 'beforeBirth', people: 45n, records: 45n },
    { kind: 'endBeforeStart', people: 12n, records: 12n }
  ]);
  expect(await ask('from cohortlab.survey_module order by all')).toEqual([
    { module_concept_id: 0, people: 89n, conducted: false },
    { module_concept_id: 1585855, people: 500n, conducted: true }
  ]);
  expect(
    await ask('select * exclude (records) from cohortlab.survey_question order by question_concept_id')
  ).toEqual([
    {
      module_concept_id: 1585855,
      question_concept_id: 1585857,
      people: 450n,
      answered: 393n,
      skipped: 50n,
      withheld: 7n,
      not_reached: 50n
    },
    {
      module_concept_id: 1585855,
      question_concept_id: 1585860,
      people: 59n,
      answered: 59n,
      skipped: 0n,
      withheld: 0n,
      not_reached: 441n
    },
    {
      module_concept_id: 0,
      question_concept_id: 1585873,
      people: 89n,
      answered: 89n,
      skipped: 0n,
      withheld: 0n,
      not_reached: 0n
    }
  ]);
  expect(
    await ask('select answer_concept_id as answer, people, records from cohortlab.survey_answer order by all')
  ).toEqual([
    { answer: 1585858, people: 386n, records: 386n },
    { answer: 1585859, people: 7n, records: 7n },
    { answer: 1585861, people: 59n, records: 59n },
    { answer: 1585862, people: 49n, records: 49n }
  ]);
  database.close();
});
