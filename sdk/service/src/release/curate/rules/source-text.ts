import type { Column, Table } from '@cohortlab/sdk/cdm';
import { z } from 'zod';
import { identifier, literal } from '../../quote.js';
import { countWhere, dataTables, forEach, none, rewrite } from '../records.js';
import { rule, type Work } from '../rule.js';

/** Texts that other rules answer for, or that say which CDM this is. */
const KEPT: readonly string[] = [
  'location.state',
  'location.zip',
  'cdm_source.cdm_version',
  'cdm_source.vocabulary_version'
];

/** Texts that say one of few things; anything else in them goes. */
const CLOSED: Readonly<Record<string, readonly string[] | undefined>> = {
  'heart_rate_summary.zone_name': ['Out of Range', 'Fat Burn', 'Cardio', 'Peak'],
  'sleep_daily_summary.is_main_sleep': ['true', 'false']
};

/** Ids from here on are a site's own concepts, whose codes can be the very text that is to go. */
const OWN_CONCEPTS = 2_000_000_000;

const texts = (table: Table): readonly Column[] =>
  table.columns.filter(({ name, type }) => type === 'string' && !KEPT.includes(`${table.name}.${name}`));

/** The concept column that stands for a source value: the source concept, else the standard one. */
function conceptsOf(table: Table, column: string): string[] {
  const base = column.replace(/_source_value$/, '');
  const own = [`${base}_source_concept_id`, `${base}_concept_id`];
  const names = base === 'value' ? ['value_source_concept_id', 'value_as_concept_id'] : own;
  return /_source_value$/.test(column)
    ? names.filter(name => table.columns.some(known => known.name === name))
    : [];
}

/** What a text becomes: the code of the record's concept, else what the CDM requires at least. */
function value(table: Table, { name, required }: Column, refill: boolean): string {
  const nothing = required ? `''` : 'null::varchar';
  const closed = CLOSED[`${table.name}.${name}`]?.map(literal);
  if (closed) return `if(t.${identifier(name)} in (${closed.join(', ')}), t.${identifier(name)}, ${nothing})`;
  const codes = conceptsOf(table, name).map(
    concept => `(select any_value(concept_code) from main.concept c
      where c.concept_id = t.${concept} and c.concept_id <> 0 and c.concept_id < ${OWN_CONCEPTS})`
  );
  return refill && codes.length > 0 ? `coalesce(${[...codes, nothing].join(', ')})` : nothing;
}

const values = (table: Table, refill: boolean): Record<string, string> =>
  Object.fromEntries(texts(table).map(column => [column.name, value(table, column, refill)]));

export const sourceText = rule({
  kind: 'sourceText',
  tiers: ['registered', 'controlled'],
  does: "Every text of a record is emptied: notes, answers in people's own words, names, source values; source values may be refilled with the code of the record's concept.",
  settings: z.strictObject({ kind: z.literal('sourceText'), refill: z.boolean() }).meta({ id: 'SourceText' }),
  apply: (work: Work, { refill }) =>
    forEach(dataTables(work), table => rewrite(work, table.name, values(table, refill))),
  assert: (work, { refill }) =>
    forEach(dataTables(work), async table => {
      const kept = Object.entries(values(table, refill)).map(
        ([name, expected]) => `t.${identifier(name)} is distinct from (${expected})`
      );
      const other = await countWhere(work, table.name, kept.join(' or ') || 'false');
      return none(other, `${table.name} holds text of the source`);
    })
});
