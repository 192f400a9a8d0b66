import { z } from 'zod';
import { countWhere, forEach, none, rewrite } from '../records.js';
import { rule } from '../rule.js';

const BIRTH_DATETIME = {
  none: 'null::timestamp',
  midYear: 'make_timestamp(t.year_of_birth, 6, 15, 0, 0, 0)'
} as const;

export const birthDetail = rule({
  kind: 'birthDetail',
  tiers: ['registered', 'controlled'],
  does: 'Of a birth the year alone is kept: month and day are emptied, birth_datetime is emptied or 15 June; providers lose their year as well.',
  settings: z
    .strictObject({ kind: z.literal('birthDetail'), birthDatetime: z.enum(['none', 'midYear']) })
    .meta({ id: 'BirthDetail' }),
  apply: (work, { birthDatetime }) =>
    forEach(
      [
        {
          table: 'person',
          values: {
            month_of_birth: 'null::integer',
            day_of_birth: 'null::integer',
            birth_datetime: BIRTH_DATETIME[birthDatetime]
          }
        },
        { table: 'provider', values: { year_of_birth: 'null::integer' } }
      ],
      ({ table, values }) => rewrite(work, table, values)
    ),
  async assert(work, { birthDatetime }) {
    const detail = `month_of_birth is not null or day_of_birth is not null
      or birth_datetime is distinct from ${BIRTH_DATETIME[birthDatetime]}`;
    return [
      ...none(await countWhere(work, 'person', detail), 'person holds more of a birth than its year'),
      ...none(
        await countWhere(work, 'provider', 'year_of_birth is not null'),
        'provider holds years of birth'
      )
    ];
  }
});
