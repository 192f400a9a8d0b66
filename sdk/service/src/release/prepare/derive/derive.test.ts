import { openDatabase, type Database } from '../../database.js';
import { createTables } from '../../tables.js';
import { findTable } from '@cohortlab/sdk/cdm';
import { deriveAncestors } from './ancestors.js';
import { deriveConditionEras } from './condition-eras.js';
import { deriveDrugEras } from './drug-eras.js';

let database: Database;
const names = [
  'person',
  'concept',
  'concept_relationship',
  'concept_ancestor',
  'condition_occurrence',
  'condition_era',
  'drug_exposure',
  'drug_era'
];

beforeEach(async () => {
  database = await openDatabase(':memory:', { temporary: null, threads: 1 });
  await database.run(
    createTables(
      names.map(name => findTable(name)!),
      '5.4'
    )
  );
  await database.run('insert into person (person_id) values (1), (-2)');
});
afterEach(() => database.close());

const links = (pairs: readonly (readonly [number, number])[], kind = 'Is a', invalid: string | null = null) =>
  database.run(
    `insert into concept_relationship (concept_id_1, concept_id_2, relationship_id, invalid_reason)
     values ${pairs.map(([child, parent]) => `(${child}, ${parent}, '${kind}', ${invalid === null ? 'null' : `'${invalid}'`})`).join(', ')}`
  );
/** Ancestors as `child>parent min-max`, without those of a concept to itself. */
async function ancestors(): Promise<string[]> {
  await deriveAncestors(database);
  const rows = await database.ask(
    `select descendant_concept_id || '>' || ancestor_concept_id || ' ' || min_levels_of_separation || '-' || max_levels_of_separation as way
     from concept_ancestor where ancestor_concept_id <> descendant_concept_id order by 1`
  );
  return rows.map(({ way }) => String(way));
}

describe('ancestors', () => {
  test('the shortest and the longest way', async () => {
    await database.run('insert into concept (concept_id) values (1), (4), (9)');
    // 1 - 2 - 3 - 4, and straight from 1 to 4; a link twice, one to itself, one no longer in force.
    await links([
      [1, 2],
      [2, 3],
      [3, 4],
      [1, 4],
      [1, 4],
      [2, 2]
    ]);
    await links([[4, 9]], 'Is a', 'D');
    await links([[9, 1]], 'Mapped from');
    expect(await ancestors()).toEqual(['1>2 1-1', '1>3 2-2', '1>4 1-3', '2>3 1-1', '2>4 2-2', '3>4 1-1']);
    const own = await database.ask(
      'select ancestor_concept_id as id from concept_ancestor where max_levels_of_separation = 0 order by 1'
    );
    expect(own.map(({ id }) => id)).toEqual([1, 2, 3, 4, 9]);
  });

  test('a cycle is passed by its shortest way, and ends', async () => {
    // 1 below a cycle of 2, 3, 4; above it 5, reached from 2 and from 4.
    await links([
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 2],
      [2, 5],
      [4, 5]
    ]);
    expect(await ancestors()).toEqual([
      '1>2 1-1',
      '1>3 2-2',
      '1>4 3-3',
      '1>5 2-4',
      '2>3 1-1',
      '2>4 2-2',
      '2>5 1-3',
      '3>2 2-2',
      '3>4 1-1',
      '3>5 2-3',
      '4>2 1-1',
      '4>3 2-2',
      '4>5 1-2'
    ]);
  });
});

test('conditions at most 30 days apart are one era', async () => {
  await database.run(`insert into condition_occurrence (person_id, condition_concept_id, condition_start_date, condition_end_date) values
    (1, 7, '2020-01-01', '2020-01-10'), (1, 7, '2020-02-09', null),        -- 30 days after: one
    (1, 7, '2020-03-12', '2020-03-01'),                                    -- 31 days after the 10th: another; its end is no end
    (1, 0, '2020-01-01', null), (-2, 7, '2020-01-01', null), (3, 7, '2020-01-01', null)`);
  await deriveConditionEras(database);
  const rows = await database.ask('from condition_era order by condition_era_id');
  expect(rows.map(row => Object.values(row))).toEqual([
    [1n, -2n, 7, '2020-01-01', '2020-01-02', 1],
    [2n, 1n, 7, '2020-01-01', '2020-02-10', 2],
    [3n, 1n, 7, '2020-03-12', '2020-03-12', 1]
  ]);
});

test('drug eras are of ingredients, with the days that no exposure covers', async () => {
  await database.run(`insert into concept (concept_id, concept_class_id, standard_concept) values
    (10, 'Ingredient', 'S'), (11, 'Ingredient', 'S'), (20, 'Clinical Drug', 'S'), (21, 'Clinical Drug', 'S')`);
  await database.run('insert into concept_ancestor values (10, 20, 1, 2), (20, 20, 0, 0), (10, 10, 0, 0)');
  // 21 is no descendant of anything: RxNorm leads from it to 11, through a concept that is not there.
  await links([[21, 30]], 'RxNorm is a');
  await links([[30, 11]], 'RxNorm has ing');
  await database.run(`insert into drug_exposure (person_id, drug_concept_id, drug_exposure_start_date, drug_exposure_end_date, days_supply) values
    (1, 20, '2020-01-01', '2020-01-31', 5), (1, 10, '2020-01-21', null, 20), (1, 20, '2020-03-01', null, null),
    (1, 21, '2020-01-01', null, 2147483647), (1, 99, '2020-01-01', null, null)`);
  await deriveDrugEras(database);
  const rows = await database.ask('from drug_era order by drug_era_id');
  expect(rows.map(row => Object.values(row))).toEqual([
    [1n, 1n, 10, '2020-01-01', '2020-03-02', 3, 20],
    [2n, 1n, 11, '2020-01-01', '2119-12-08', 1, 0]
  ]);
});
