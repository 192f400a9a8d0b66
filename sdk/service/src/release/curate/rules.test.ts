import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import {
  CDM_VERSIONS,
  columnsOf,
  extensionTables,
  holdsPeople,
  isVocabulary,
  TABLES,
  tablesOf
} from '@cohortlab/sdk/cdm';
import { testFolder } from '../../testing/folder.js';
import { openDatabase } from '../database.js';
import { addExtensionColumns, createTables, inRelease } from '../tables.js';
import { corpus, corpusPolicy, PERSON, PLANTED } from '../../testing/curation-corpus.js';
import type { ConceptLists } from './concept-lists.js';
import { ID_SPACES } from './ids.js';
import { beginCuration, curate } from './index.js';
import { keyFrom } from './key.js';
import { Policy } from './policy.js';
import type { Rule } from './rule.js';
import { RULES } from './rules.js';

jest.setTimeout(120_000);
const folder = testFolder();
const key = keyFrom(Buffer.from(Array.from({ length: 32 }, (_, place) => 5 + place * 7)));
let count = 0;

/** Curates the corpus with other rules, or another policy; gives what went wrong, or nothing. */
async function failure(
  rules: readonly Rule[],
  policy = corpusPolicy(),
  lists: ConceptLists = new Map()
): Promise<string> {
  const own = join(folder, String(count++));
  mkdirSync(own);
  const path = join(own, 'draft.duckdb');
  const database = await openDatabase(path, { temporary: join(own, 'temporary'), threads: 1 });
  try {
    const place = await beginCuration(database, path);
    await database.run(createTables([...tablesOf('5.4'), ...extensionTables()], '5.4'));
    await database.run(addExtensionColumns(TABLES.observation));
    for (const [table, query] of Object.entries(corpus()))
      await database.run(`insert into ${inRelease(table)} by name ${query}`);
    await database.run(`alter table main.person add column mrn varchar default 'SECRET mrn'`);
    const [withdrawn] = await database.ask(`select ${PERSON} as id from (select ${PLANTED.withdrawn} as i)`);
    const curation = {
      policy: Policy.parse(policy),
      key,
      withdrawn: [String(withdrawn?.['id'])],
      lists
    };
    await curate(database, curation, '5.4', place, rules);
    return '';
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

/** The rules as they are, but for some whose `apply` does nothing. */
const idle = (kinds: readonly string[]): Rule[] =>
  RULES.map((rule: Rule) =>
    kinds.includes(rule.kind) ? { ...rule, apply: () => Promise.resolve([]) } : rule
  );

test('with all its rules the corpus passes', async () => {
  expect(await failure(RULES)).toBe('');
});

// Assertions go by research ids and the ends of periods by shifts: these rules have runs of their own.
const ALONE: readonly string[] = ['researchIds', 'periodEnds'];
const TOGETHER = RULES.map(({ kind }): string => kind).filter(kind => !ALONE.includes(kind));
test.each([[TOGETHER], ...ALONE.map(kind => [[kind]])])(
  "where rules do nothing, each one's own assertion finds what was planted for it: %j",
  async kinds => {
    const said = await failure(idle(kinds));
    expect(said).toContain('The result breaks its own policy:');
    expect(kinds.filter(kind => !said.includes(`\n  ${kind}: `))).toEqual([]);
    expect(said).not.toMatch(/SECRET|\d{15}/);
  }
);

test('ages can be capped instead, areas left out, ids emptied', async () => {
  const other = corpusPolicy({
    ages: { limit: 90, over: 'cap' },
    smallAreas: { finest: 'none', fewest: 5 },
    birthDetail: { birthDatetime: 'midYear' },
    sourceText: { refill: false },
    researchIds: { scope: 'test', providers: 'none', careSites: 'none' }
  });
  expect(await failure(RULES, other)).toBe('');
});

test('concepts of a list in a file are suppressed like those that a policy names', async () => {
  const of = [{ kind: 'file', path: 'list', descendants: true }];
  const policy = corpusPolicy({ suppressedConcepts: { of } });
  const lists = new Map([['list', { ids: [9000001], sha256: '' }]]);
  expect(await failure(RULES, policy, lists)).toBe('');
  expect(await failure(idle(['suppressedConcepts']), policy, lists)).toContain('suppressedConcepts: ');
});

test('every column of 64 bits has its place: an id that is known, or the number of the record itself', () => {
  const tables = CDM_VERSIONS.flatMap(version =>
    [...tablesOf(version), ...extensionTables()]
      .filter(table => holdsPeople(table) && !isVocabulary(table))
      .map(table => ({ table: table.name, columns: columnsOf(table, version) }))
  );
  const unknown = tables.flatMap(({ table, columns }) => {
    const own = columns.filter(({ type, name }) => type === 'bigint' && ID_SPACES[name] === undefined);
    return own.map(({ name }) => name).filter(name => name !== `${table}_id`);
  });
  expect(unknown).toEqual([]);
});

test('the page of privacy rules has every rule with its sentence and its tiers', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../../docs/privacy-rules.md'), 'utf8');
  for (const { kind, tiers, does } of RULES as readonly Rule[])
    expect(page).toContain(`### ${kind}\n\n${does} _${tiers.join(', ')}_\n`);
});
