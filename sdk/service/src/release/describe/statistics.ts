import type { Database } from '../database.js';
import { describeColumnConcepts } from './column-concepts.js';
import { describeColumns } from './columns.js';
import { COUNTED, describeConcepts, END_OF_CONCEPTS, START_OF_CONCEPTS } from './concepts.js';
import { STATISTICS_DDL } from './layout.js';
import { knowPeople } from './people.js';
import { FIND_IMPLAUSIBLE_VALUES, findImplausibleDates } from './plausibility.js';
import { type Subject, subjectsOf } from './subject.js';
import { describeSurveys } from './surveys.js';
import { describeYears } from './tables.js';
import { describeNumbers, describeValues } from './values.js';

/**
 * Fills the statistics of a release (`layout.ts`) from its own tables, one table after the other; `cutOff`
 * is a date as text. `onTable` is told of each table before it is described.
 */
export async function writeStatistics(
  database: Database,
  cutOff: string,
  onTable: (table: string) => void = () => {}
): Promise<void> {
  await database.run(`begin; ${STATISTICS_DDL} commit`);
  await knowPeople(database, cutOff);
  await database.run(START_OF_CONCEPTS);
  const subjects = await subjectsOf(database);
  for (const subject of subjects) {
    onTable(subject.table.name);
    await describe(database, subject);
  }
  await database.run(END_OF_CONCEPTS);
  await describeSurveys(database, subjects);
  await database.run(FIND_IMPLAUSIBLE_VALUES);
  await database.run('drop table counted_person');
}

async function describe(database: Database, subject: Subject): Promise<void> {
  await database.run(describeColumns(subject));
  const filled = await filledColumns(database, subject);
  // Without a person there is nothing to describe.
  if (!filled.includes('person_id')) return;
  const domain = COUNTED.find(({ table }) => table === subject.table.name);
  await database.run(describeYears(subject));
  await database.run(describeColumnConcepts(subject, filled, domain?.concept ?? null));
  if (domain) await describeConcepts(database, domain);
  await describeValues(database, subject);
  await describeNumbers(database, subject, filled);
  await database.run(findImplausibleDates(subject));
}

/** The columns that have a value somewhere. */
async function filledColumns(database: Database, { table }: Subject): Promise<string[]> {
  const rows = await database.ask(
    'select column_name from cohortlab.column_count where table_name = $table and records > 0',
    { table: table.name }
  );
  return rows.map(row => String(row['column_name']));
}
