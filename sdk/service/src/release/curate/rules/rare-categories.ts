import { z } from 'zod';
import { count, forEach, none, rewrite } from '../records.js';
import { rule } from '../rule.js';

/** Each with the finer column that must not tell what the coarser one hides. */
const CATEGORIES = {
  gender: ['gender_concept_id', 'gender_source_concept_id'],
  race: ['race_concept_id', 'race_source_concept_id'],
  ethnicity: ['ethnicity_concept_id', 'ethnicity_source_concept_id']
} as const;
type Category = keyof typeof CATEGORIES;

const people = (column: string): string =>
  `select coalesce(${column}, 0) as value, count(distinct person_id) as people from main.person group by 1`;

/**
 * The categories that become 0, "no matching concept": those of too few people, and then the next
 * smallest until `rest` people are at 0, since one person alone at 0 is as rare as before.
 */
const folded = (column: string, fewest: number, rest: number): string =>
  `select value from (
     select value, people, coalesce(sum(people) over (order by value <> 0, people, value
       rows between unbounded preceding and 1 preceding), 0) as before
     from (${people(column)}))
   where value <> 0 and (people < ${fewest} or before between 1 and ${rest - 1})`;

export const rareCategories = rule({
  kind: 'rareCategories',
  tiers: ['registered'],
  does: 'Categories of sex, race and ethnicity that fewer people have than the given number become "no matching concept" (0), together with the next smallest until the rest is large enough.',
  settings: z
    .strictObject({
      kind: z.literal('rareCategories'),
      fewest: z.int().min(2).max(1_000_000),
      rest: z.int().min(1).max(1_000_000),
      of: z.array(z.enum(['gender', 'race', 'ethnicity'])).min(1)
    })
    .meta({ id: 'RareCategories' }),
  apply: (work, { fewest, rest, of }) =>
    forEach<Category, Awaited<ReturnType<typeof rewrite>>[number]>(of, async category => {
      const [column, finer] = CATEGORIES[category];
      const zero = (name: string, from: string): string =>
        `if(coalesce(t.${name}, 0) in (${folded(from, fewest, rest)}), 0, t.${name})::integer`;
      const hidden = `coalesce(t.${column}, 0) in (${folded(column, fewest, rest)})`;
      return [
        ...(await rewrite(work, 'person', {
          [finer]: `if(${hidden}, 0, t.${finer})::integer`,
          [column]: zero(column, column)
        })),
        ...(await rewrite(work, 'person', { [finer]: zero(finer, finer) }))
      ];
    }),
  assert: (work, { fewest, rest, of }) =>
    forEach<Category, string>(of, category =>
      forEach<string, string>([...CATEGORIES[category]], async column =>
        none(
          // Everybody at 0 is the end of the way, however few they are.
          await count(
            work,
            `select count(*) from (${people(column)}) where people < if(value = 0, ${rest}, ${fewest})
               and exists (select 1 from (${people(column)}) where value <> 0)`
          ),
          `person.${column} holds categories of too few people`
        )
      )
    )
});
