import type { Database } from '../database.js';
import { STREAMS } from './mix.js';

/** Up to two births of a woman in care, more than a year apart, when she is 18 to 42. */
const BIRTHS = `
create temp table birth as
with drawn as (
  select n, key, person_id, site, start, finish, birth_year, bmi10, k,
    start + below(draw(key, ${STREAMS.birth} + k), days) as date, chance(draw(key, ${STREAMS.birth} + 2 + k)) as luck
  from people, range(2) as numbered(k) where sex = 8532 and hospital and birth_year > 1962)
select n, key, person_id, site, k::integer as k, date, bmi10 from drawn
where luck < case k when 0 then 340000 else 200000 end and year(date) - birth_year between 18 and 42
  and date - 220 >= start and date + 3 <= finish
qualify date - coalesce(lag(date) over (partition by n order by date, k), date - 400) >= 400;
`;

/** What care records of a pregnancy: days before the birth, how many of a million, the code and what it means. */
const RECORDED: readonly (readonly [before: number, share: number, concept: number, code: string])[] = [
  [212, 960_000, 4299535, 'Z33.1'],
  [121, 880_000, 4299535, 'Z33.1'],
  [98, 80_000, 4024659, 'O24.419']
];

const KEY = `draw(key, ${STREAMS.birth} + 4 + k * 5`;

/** Conditions of pregnancy, with the place of the record: rows for `conditions.ts`. One birth in forty is no live one. */
export const PREGNANCY_RECORDS = [
  `select n, k * 10 as slot, person_id, 4000000000000 + n * 10 + k as visit_id, date,
     if(chance(${KEY})) < 25000, 443213, 4092289) as concept, if(chance(${KEY})) < 25000, 'Z37.1', 'Z37.0') as code from birth`,
  ...RECORDED.map(
    ([before, share, concept, code], place) =>
      `select n, k * 10 + ${place + 1}, person_id, null, date - ${before}, ${concept}, '${code}' from birth
       where chance(${KEY} + ${place + 1})) < ${concept === 4024659 ? `${share} * if(bmi10 >= 300, 2, 1)` : share}`
  )
].join(' union all ');

/** Makes the births: the temporary table `birth`. */
export async function makeBirths(database: Database): Promise<void> {
  await database.run(BIRTHS);
}
