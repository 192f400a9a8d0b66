import type { Column, Table } from '@cohortlab/sdk/cdm';
import { holdsPeople } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { inRelease } from '../../tables.js';
import { count, dataTables, forEach, none, peoplesTables, rewrite } from '../records.js';
import { rule, type Work } from '../rule.js';

const DAY_US = 86_400_000_000n;

const dates = (table: Table): readonly Column[] =>
  table.columns.filter(({ type }) => type === 'date' || type === 'datetime');

const shifted = ({ name, type }: Column): string =>
  type === 'date' ? `t.${name} - p.shift_days::integer` : `t.${name} - to_days(p.shift_days::integer)`;

/** A person's birth as a day: the middle of the year, or of the month, where the source says no more. */
const BIRTH = `coalesce(
  try_cast(concat_ws('-', t.year_of_birth, coalesce(t.month_of_birth, 7), coalesce(t.day_of_birth, if(t.month_of_birth is null, 1, 15))) as date),
  t.birth_datetime::date)`;

/** The parts of a birth move with the whole, so that ages at events stay as they were. */
const BIRTH_PARTS = {
  year_of_birth: `coalesce(year(${BIRTH} - p.shift_days::integer)::integer, t.year_of_birth)`,
  month_of_birth: `if(t.month_of_birth is null, null, month(${BIRTH} - p.shift_days::integer)::integer)`,
  day_of_birth: `if(t.day_of_birth is null, null, day(${BIRTH} - p.shift_days::integer)::integer)`
};

/** Of each person and column: how many dates, and their sum. What a sum loses is what the dates lost. */
const sums = (table: Table): string[] =>
  dates(table)
    .filter(({ name }) => name !== 'birth_datetime')
    .map(
      ({
        name
      }) => `select '${table.name}' as table_name, '${name}' as column_name, person_id, count(${name}) as n,
        sum(epoch_us(${name}::timestamp)::hugeint) as total from ${inRelease(table.name)} group by person_id`
    );

const allSums = (work: Work): string => peoplesTables(work).flatMap(sums).join(' union all ');

export const shiftDates = rule({
  kind: 'shiftDates',
  tiers: ['registered'],
  does: 'Every date of a person, birth included, is moved back by the same 1 to 364 days, which come from the secret key; days between events stay exactly as they were. Dates of no person are emptied.',
  settings: z.strictObject({ kind: z.literal('shiftDates') }).meta({ id: 'ShiftDates' }),
  async observe(work) {
    await work.database.run(`create table curating.before as ${allSums(work)}`);
  },
  async apply(work) {
    const ofPeople = await forEach(peoplesTables(work), table => {
      const moved = Object.fromEntries(dates(table).map(column => [column.name, shifted(column)]));
      const values = table.name === 'person' ? { ...moved, ...BIRTH_PARTS } : moved;
      return rewrite(work, table.name, values, 'left join curating.person p on p.source_id = t.person_id');
    });
    const ofNobody = await forEach(datesOfNobody(work), table =>
      rewrite(
        work,
        table.name,
        Object.fromEntries(dates(table).map(({ name, type }) => [name, nothing(type)]))
      )
    );
    return [...ofPeople, ...ofNobody];
  },
  async assert(work) {
    const wrong = await count(
      work,
      `select count(*) from (${allSums(work)}) a join curating.person p on p.research_id = a.person_id
       join curating.before b on b.person_id = p.source_id and b.table_name = a.table_name and b.column_name = a.column_name
       where a.n <> b.n or b.total - a.total <> a.n::hugeint * p.shift_days * ${DAY_US} or p.shift_days not between 1 and 364`
    );
    const left = await forEach(datesOfNobody(work), table =>
      forEach(dates(table), async ({ name }) =>
        none(
          await count(work, `select count(${name}) from ${inRelease(table.name)}`),
          `${table.name}.${name} holds dates`
        )
      )
    );
    return [...none(wrong, "dates of a person did not all move by that person's shift"), ...left];
  }
});

const datesOfNobody = (work: Work): readonly Table[] =>
  dataTables(work).filter(table => !holdsPeople(table) && dates(table).length > 0);

const nothing = (type: Column['type']): string => (type === 'date' ? 'null::date' : 'null::timestamp');
