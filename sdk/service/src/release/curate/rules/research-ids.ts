import { domainOfTable, type Table } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { inRelease, orderOf } from '../../tables.js';
import { ID_SPACES, type IdSpace } from '../ids.js';
import { checkDistinct, derive } from '../people.js';
import { count, countWhere, dataTables, forEach, none, peoplesTables, rewrite } from '../records.js';
import { type Change, rule, type Work } from '../rule.js';

const NUMBERED = ['visit', 'visitDetail', 'episode', 'survey'] as const;
const DERIVED = ['provider', 'careSite'] as const;

const bigints = (table: Table): string[] =>
  table.columns.filter(({ type }) => type === 'bigint').map(({ name }) => name);

const inSpace = (tables: readonly Table[], space: IdSpace): { table: Table; column: string }[] =>
  tables.flatMap(table =>
    bigints(table)
      .filter(column => ID_SPACES[column] === space)
      .map(column => ({ table, column }))
  );

/** Visits and the like are numbered by person and only then by their old id, so that no order of the source is left. */
async function numberSpace(work: Work, space: IdSpace): Promise<void> {
  const uses = inSpace(peoplesTables(work), space).map(
    ({ table, column }) =>
      `select ${column} as id, person_id from ${inRelease(table.name)} where ${column} is not null`
  );
  const all = uses.join(' union all ') || 'select null::bigint as id, null::bigint as person_id where false';
  await work.database.run(
    `create table curating.${space} as
     select id as source_id, row_number() over (order by min(research_id), id) as research_id
     from (${all}) left join curating.person on source_id = person_id group by id`
  );
}

async function deriveSpace(work: Work, space: IdSpace, scope: string): Promise<void> {
  const ids = inSpace(dataTables(work), space).map(
    ({ table, column }) => `select ${column} as id from ${inRelease(table.name)}`
  );
  await derive(work.database, space, ids.join(' union all ') || 'select null as id', {
    research_id: id => work.key.researchId(scope, space, id)
  });
  await checkDistinct(work.database, space);
}

/** What stands in a column afterwards, and the table that it is looked up in. */
function replacement(column: string, emptied: readonly IdSpace[]): { value: string; join: string } | null {
  const space = ID_SPACES[column];
  if (space === undefined || space === 'area') return null;
  if (space === 'pointer' || emptied.includes(space)) return { value: 'null::bigint', join: '' };
  const alias = `of_${column}`;
  return {
    value: `${alias}.research_id`,
    join: `left join curating.${space} ${alias} on ${alias}.source_id = t.${column}`
  };
}

async function replaceIds(work: Work, table: Table, emptied: readonly IdSpace[]): Promise<Change[]> {
  const made = bigints(table).flatMap(column => {
    const found = replacement(column, emptied);
    return found === null ? [] : [{ column, ...found }];
  });
  const values = Object.fromEntries(made.map(({ column, value }) => [column, value]));
  return rewrite(work, table.name, values, made.map(({ join }) => join).join(' '));
}

/** The column that numbers a table's records, when nothing else refers to it. */
function ownNumber(table: Table): string | null {
  const key = domainOfTable(table.name)?.key ?? bigints(table)[0] ?? 'person_id';
  return ID_SPACES[key] === undefined ? key : null;
}

/** Numbers a table's records anew, in the order in which the release keeps them: by research id, not by source id. */
async function renumber(work: Work, table: Table): Promise<Change[]> {
  const key = ownNumber(table);
  if (key === null) return [];
  const order = [...new Set([...orderOf(table), 'person_id'].filter(column => column !== key)), key];
  const name = inRelease(table.name);
  await work.database.run(
    `create or replace table ${name} as select t.* replace (
       row_number() over (order by ${order.map(column => `t.${column}`).join(', ')}) as ${key}) from ${name} t`
  );
  const changed = await countWhere(work, table.name, 'true');
  return changed === 0n ? [] : [{ table: table.name, column: key, removed: 0n, changed }];
}

export const researchIds = rule({
  kind: 'researchIds',
  tiers: ['registered', 'controlled'],
  does: 'Person ids become research ids from the secret key, the same in every release of a scope; providers and care sites likewise, or emptied; visits and records are numbered anew in every release; pointers to other records are emptied.',
  settings: z
    .strictObject({
      kind: z.literal('researchIds'),
      scope: z.string().regex(/^[a-z0-9-]{1,40}$/, 'a name of lower-case letters, digits and hyphens'),
      providers: z.enum(['keyed', 'none']),
      careSites: z.enum(['keyed', 'none'])
    })
    .meta({ id: 'ResearchIds' }),
  async observe(work, { scope }) {
    for (const space of NUMBERED) await numberSpace(work, space);
    for (const space of DERIVED) await deriveSpace(work, space, scope);
  },
  async apply(work, settings) {
    const replaced = await forEach(dataTables(work), table =>
      replaceIds(work, table, emptiedSpaces(settings))
    );
    return [...replaced, ...(await forEach(peoplesTables(work), table => renumber(work, table)))];
  },
  async assert(work, settings) {
    const emptied = emptiedSpaces(settings);
    const others = await forEach<IdSpace, string>(['pointer', ...NUMBERED, ...DERIVED], space =>
      forEach(inSpace(dataTables(work), space), async ({ table, column }) => {
        const gone = space === 'pointer' || emptied.includes(space);
        const known = gone ? '' : `and ${column} not in (select research_id from curating.${space})`;
        const left = await countWhere(work, table.name, `${column} is not null ${known}`);
        return none(left, `${table.name}.${column} holds ids of the source`);
      })
    );
    const strangers = await forEach(peoplesTables(work), async ({ name }) =>
      none(
        await count(
          work,
          `select count(*) from ${inRelease(name)} where person_id is null or person_id <= 0
             or person_id not in (select research_id from curating.person)`
        ),
        `${name} holds person ids that are no research ids`
      )
    );
    const records = await forEach(peoplesTables(work), async table => {
      const key = ownNumber(table);
      if (key === null) return [];
      const wrong = await count(
        work,
        `select coalesce(min(${key}) <> 1 or max(${key}) <> count(*) or count(distinct ${key}) <> count(*), false)::integer
         from ${inRelease(table.name)}`
      );
      return none(wrong, `${table.name}.${key} is not numbered anew`);
    });
    return [...strangers, ...others, ...records];
  }
});

const emptiedSpaces = (settings: { readonly providers: string; readonly careSites: string }): IdSpace[] => [
  ...(settings.providers === 'none' ? ['provider' as const] : []),
  ...(settings.careSites === 'none' ? ['careSite' as const] : [])
];
