import { DOMAINS } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { inRelease } from '../../tables.js';
import { count, none, rewrite } from '../records.js';
import { rule } from '../rule.js';

/** Every event of every person, with its day. */
const EVENTS = DOMAINS.filter(({ concept }) => concept !== null)
  .map(({ table, start }) => `select person_id, ${start} as day from ${inRelease(table)}`)
  .join(' union all ');

/** The last day is known to everybody, or easily guessed: less the day shown, it is the person's shift. */
export const periodEnds = rule({
  kind: 'periodEnds',
  tiers: ['registered'],
  does: "Observation periods that last to the end of the data end at the person's last event instead: a day that many share would give their shifts away.",
  settings: z.strictObject({ kind: z.literal('periodEnds') }).meta({ id: 'PeriodEnds' }),
  async observe({ database }) {
    await database.run(
      `create table curating.last_period_end as
       select max(observation_period_end_date) as last_day from main.observation_period`
    );
  },
  async apply(work) {
    await work.database.run(
      `create table curating.last_event as
       select person_id, max(day) as day from (${EVENTS}), curating.last_period_end l
       where day <= l.last_day group by person_id`
    );
    return rewrite(
      work,
      'observation_period',
      {
        observation_period_end_date: `case when t.observation_period_end_date = l.last_day
          then greatest(t.observation_period_start_date, coalesce(e.day, t.observation_period_start_date))
          else t.observation_period_end_date end`
      },
      'cross join curating.last_period_end l left join curating.last_event e on e.person_id = t.person_id'
    );
  },
  async assert(work) {
    const shift = work.kinds.has('shiftDates') ? 'p.shift_days' : '0';
    const open = await count(
      work,
      `select count(*) from main.observation_period o join curating.person p on p.research_id = o.person_id,
         curating.last_period_end l
       where o.observation_period_end_date + (${shift})::integer = l.last_day and o.observation_period_start_date <> o.observation_period_end_date
         and not exists (select 1 from (${EVENTS}) e where e.person_id = o.person_id and e.day = o.observation_period_end_date)`
    );
    return none(open, 'observation_period holds periods that end where the data end');
  }
});
