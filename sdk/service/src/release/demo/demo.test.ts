import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS } from '@cohortlab/sdk/cdm';
import { formatDefinition, readDefinition } from '@cohortlab/sdk/definition';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { makeDemo } from './index.js';

const WEARABLES = ['activity_summary', 'heart_rate_summary', 'sleep_daily_summary'];
const folder = testFolder();
const few = (name: string, options: { seed?: number; threads?: number } = {}) =>
  makeDemo({ people: 300, seed: 1, output: join(folder, `${name}.duckdb`), name, ...options });

test('the same people and seed give the same content, on any number of threads', async () => {
  const [one, two, again, other] = [
    await few('one', { threads: 1 }),
    await few('two', { threads: 2 }),
    await few('again'),
    await few('other', { seed: 2 })
  ];
  expect([two.id, again.id]).toEqual([one.id, one.id]);
  expect(other.id).not.toBe(one.id);
}, 60_000);

test('numbers that make no sense are refused', async () => {
  const output = join(folder, 'none.duckdb');
  await expect(makeDemo({ people: 0, seed: 1, output })).rejects.toThrow(
    'people must be a whole number from 1'
  );
  await expect(makeDemo({ people: 1.5, seed: 1, output })).rejects.toThrow('people must be');
  await expect(makeDemo({ people: 10, seed: -1, output })).rejects.toThrow(
    'seed must be a whole number from 0'
  );
});

describe('ten thousand people', () => {
  let release: OpenRelease;
  const number = async (sql: string): Promise<number> => {
    const [row] = await release.database.ask(`select (${sql}) as n`);
    return Number(row?.['n']);
  };
  /** People with a record of the concept or one below it. */
  const people = (concept: number): Promise<number> =>
    number(`select people_below from cohortlab.concept_count where concept_id = ${concept}`);

  beforeAll(async () => {
    const output = join(folder, 'demo.duckdb');
    await makeDemo({ people: 10_000, seed: 1, output });
    release = await openRelease(output);
  }, 120_000);
  afterAll(() => release.close());

  const STARTERS = join(import.meta.dirname, '../../../../../examples/concepts');

  test.each(readdirSync(STARTERS))(
    '%s: the vocabulary has its concepts, and people have them',
    async file => {
      const text = readFileSync(join(STARTERS, file), 'utf8');
      const reading = readDefinition({ path: file, text });
      if (reading.kind !== 'concepts') throw new Error(JSON.stringify(reading));
      expect(formatDefinition(reading.concepts)).toBe(text);
      expect(reading.concepts.notes).toMatch(/^Meant as in: .+/);
      let found = 0;
      for (const { conceptId, name, excluded } of reading.concepts.items) {
        const [known] = await release.database.ask(
          `select concept_name as name, standard_concept as standard from concept where concept_id = ${conceptId}`
        );
        expect(known).toEqual({ name, standard: 'S' });
        if (!excluded) found += await people(conceptId);
      }
      expect(found).toBeGreaterThan(0);
    }
  );

  test('are described as what they are', () => {
    const { people, synthetic, cdmVersion, cutOff, name } = release.manifest;
    expect({ people, synthetic, cdmVersion, cutOff, name }).toEqual({
      people: 10_000n,
      synthetic: true,
      cdmVersion: '5.4',
      cutOff: '2023-10-01',
      name: 'demo'
    });
  });

  test('have about a hundred and fifty events each, without what is derived and what a wearable tells', async () => {
    const aside = ['person', 'observation_period', 'condition_era', 'drug_era', ...WEARABLES];
    const events = await number(
      `select sum(records) from cohortlab.table_count where table_name not in (${aside.map(name => `'${name}'`).join(', ')})`
    );
    expect(events / 10_000).toBeGreaterThan(130);
    expect(events / 10_000).toBeLessThan(175);
  });

  test('look like a national cohort', async () => {
    const share = async (where: string): Promise<number> =>
      (await number(`select avg((${where})::int) from person`)) * 100;
    expect(await share('gender_concept_id = 8532')).toBeCloseTo(60, -0.7);
    expect(await share('race_concept_id = 8527')).toBeGreaterThan(45);
    expect(await share('race_concept_id = 8516')).toBeGreaterThan(14);
    expect(await share('ethnicity_concept_id = 38003563')).toBeGreaterThan(14);
    expect(await number('select min(2023 - year_of_birth) from person')).toBe(20);
    expect(await number('select max(2023 - year_of_birth) from person')).toBe(89);
    expect(
      await number('select count(distinct state) from person join location using (location_id)')
    ).toBeGreaterThan(12);
  });

  test('have believable conditions', async () => {
    const percent = async (concept: number): Promise<number> => (await people(concept)) / 100;
    const diabetes = await percent(201826);
    expect(diabetes).toBeGreaterThan(8);
    expect(diabetes).toBeLessThan(14);
    expect(await percent(316866)).toBeGreaterThan(22);
    expect(await percent(432867)).toBeGreaterThan(25);
    expect(await percent(192671)).toBeGreaterThan(1);
    const men = await number(
      `select count(distinct person_id) from condition_occurrence join person using (person_id)
       where condition_concept_id = 4112853 and gender_concept_id = 8507`
    );
    expect(men).toBeLessThan((await people(4112853)) / 30);
  });

  test('answer a question about diabetes, with HbA1c in three states of the unit', async () => {
    const cohort = `
      with diabetes as (select person_id, min(condition_start_date) as day from condition_occurrence
          where condition_concept_id = 201826 group by person_id),
        drug as (select person_id, ancestor_concept_id as drug, min(drug_exposure_start_date) as day
          from drug_exposure join concept_ancestor on descendant_concept_id = drug_concept_id group by all)
      select diabetes.* from diabetes join person using (person_id)
        join drug as metformin on metformin.person_id = diabetes.person_id and metformin.drug = 1503297
          and metformin.day between diabetes.day and diabetes.day + 90
        left join drug as insulin on insulin.person_id = diabetes.person_id and insulin.drug = 1502905
      where gender_concept_id = 8532 and year(diabetes.day) - year_of_birth between 40 and 65
        and coalesce(insulin.day > diabetes.day, true)`;
    expect(await number(`select count(*) from (${cohort})`)).toBeGreaterThan(60);
    const units = await release.database.ask(
      `select unit_concept_id as unit, count(*) as n, avg(value_as_number) as mean
       from measurement join (${cohort}) using (person_id)
       where measurement_concept_id = 3004410 and measurement_date between day and day + 730 group by unit order by unit`
    );
    expect(units.map(({ unit }) => unit)).toEqual([8554, 9579, null]);
    const [percent, permille, bare] = units.map(({ mean }) => mean as number) as [number, number, number];
    expect(percent).toBeGreaterThan(6.5);
    expect(percent).toBeLessThan(9.5);
    expect(permille).toBeGreaterThan(45);
    expect(bare).toBeLessThan(10);
  });

  test('hang together: weight, sugar, smoking, lungs, drugs', async () => {
    const mean = (concept: number, ill: number, yes: boolean): Promise<number> =>
      number(`select avg(value_as_number) from measurement where measurement_concept_id = ${concept}
        and coalesce(unit_concept_id, 0) not in (9579, 0) and (person_id in (
          select person_id from condition_occurrence where condition_concept_id = ${ill})) = ${yes}`);
    expect((await mean(3038553, 201826, true)) - (await mean(3038553, 201826, false))).toBeGreaterThan(2);
    expect((await mean(3004410, 201826, true)) - (await mean(3004410, 201826, false))).toBeGreaterThan(1);
    const ill = (answer: number): Promise<number> =>
      number(`select avg((person_id in (select person_id from condition_occurrence where condition_concept_id = 255573))::int)
        from observation where observation_concept_id = 1585857 and value_as_concept_id = ${answer}`);
    expect(await ill(1585858)).toBeGreaterThan(3 * (await ill(1585859)));
    const treated = await number(
      `select avg((person_id in (select person_id from condition_occurrence where condition_concept_id in (201826, 201254)))::int)
       from drug_exposure where drug_concept_id in (1503297, 40163924, 1502905)`
    );
    expect(treated).toBe(1);
  });

  test('die of what they have, more often with what is lethal', async () => {
    const dead = (where: string): Promise<number> =>
      number(`select avg((person_id in (select person_id from death))::int) from person where ${where}`);
    const with_ = (concept: number): string =>
      `person_id in (select person_id from condition_occurrence where condition_concept_id = ${concept})`;
    expect(await dead(with_(443388))).toBeGreaterThan(4 * (await dead('true')));
    expect(await dead(with_(316139))).toBeGreaterThan(2 * (await dead('true')));
    expect(
      await number(`select count(*) from death where cause_concept_id <> 0 and not exists (from condition_occurrence as c
        where c.person_id = death.person_id and condition_concept_id = cause_concept_id)`)
    ).toBeLessThan(await number('select count(*) from death where cause_concept_id <> 0'));
    expect(await number('select avg((cause_concept_id = 0)::int) from death')).toBeLessThan(0.6);
  });

  test('respond to drugs: pressure and weight fall', async () => {
    const mean = (concept: number, disease: number, drug: number, on: boolean): Promise<number> =>
      number(`select avg(value_as_number) from measurement join condition_occurrence as c using (person_id)
        where measurement_concept_id = ${concept} and measurement_type_concept_id = 32817 and condition_concept_id = ${disease}
          and condition_start_date <= measurement_date and ${on ? '' : 'not'} exists (from drug_exposure join concept_ancestor
            on descendant_concept_id = drug_concept_id where ancestor_concept_id = ${drug} and drug_exposure.person_id = measurement.person_id
            and drug_exposure_start_date + 120 <= measurement_date)`);
    expect(await mean(3004249, 320128, 1308216, true)).toBeLessThan(
      (await mean(3004249, 320128, 1308216, false)) - 2
    );
    expect(await mean(3038553, 201826, 793143, true)).toBeLessThan(
      (await mean(3038553, 201826, 793143, false)) - 0.5
    );
  });

  test('have the flaws that the notes tell of, and those are few', async () => {
    const share = (of: string, where: string): Promise<number> =>
      number(`select 1e6 * count(*) filter (${where}) / count(*) from ${of}`);
    const siteMean = (concept: number, site: string): Promise<number> =>
      number(`select median(value_as_number) from measurement join person using (person_id)
        where measurement_concept_id = ${concept} and measurement_type_concept_id in (32817, 32856) and care_site_id ${site}`);
    expect((await siteMean(3025315, '= 7')) / (await siteMean(3025315, '<> 7'))).toBeCloseTo(2.2, 0);
    expect((await siteMean(3004501, '<> 12')) / (await siteMean(3004501, '= 12'))).toBeCloseTo(18, -0.7);
    const early = await share('measurement', `measurement_date = date '1900-01-01'`);
    expect(early).toBeGreaterThan(20);
    expect(early).toBeLessThan(300);
    const bare = await share('condition_occurrence', 'condition_concept_id = 0');
    expect(bare).toBeGreaterThan(500);
    expect(bare).toBeLessThan(10_000);
    const twice =
      await number(`select 100.0 * (count(*) - count(distinct (person_id, visit_concept_id, visit_start_date, visit_end_date)))
      / count(*) from visit_occurrence`);
    expect(twice).toBeGreaterThan(0.8);
    expect(twice).toBeLessThan(2.5);
    const late = await number(
      'select count(*) from condition_occurrence join death using (person_id) where condition_start_date > death_date'
    );
    expect(late).toBeGreaterThan(0);
    expect(late).toBeLessThan(50);
  });

  test('have records in order, of known concepts, within the data and, flaws aside, within their lives', async () => {
    for (const { table, key, concept, start } of DOMAINS) {
      const where = `from ${table}`;
      const none = async (sql: string): Promise<void> =>
        expect([table, await number(sql)]).toEqual([table, 0]);
      await none(`select count(*) - count(distinct ${key}) ${where}`);
      await none(`select count(*) ${where} anti join person using (person_id)`);
      await none(`select count(*) ${where} where ${start} > date '2023-10-01'`);
      await none(`select count(*) ${where} join person using (person_id)
        where year(${start}) < year_of_birth + 17 and ${start} <> date '1900-01-01'`);
      if (!table.startsWith('condition_'))
        await none(
          `select count(*) ${where} as e join death using (person_id) where e.${start} > death.death_date`
        );
      if (concept === null) continue;
      await none(`select count(*) ${where} anti join concept on concept_id = ${concept}`);
      await none(
        `select count(*) from (select rowid as r, row_number() over (order by ${concept}, person_id, ${start}, ${key}) - 1 as place ${where}) where r <> place`
      );
    }
  });

  test('speak of concepts that have a hierarchy', async () => {
    expect(
      await number(`select count(*) from concept where standard_concept is not null and concept_id not in (
      select ancestor_concept_id from concept_ancestor where descendant_concept_id = concept_id)`)
    ).toBe(0);
    expect(
      await number(`select max_levels_of_separation from concept_ancestor
      where ancestor_concept_id = 441840 and descendant_concept_id = 376065`)
    ).toBe(4);
    expect(await people(201820)).toBeGreaterThan(await people(201826));
    expect(
      await number(`select concept_id_2 from concept_relationship
      where concept_id_1 = 35206882 and relationship_id = 'Maps to'`)
    ).toBe(201826);
    expect(await number('select count(*) - count(distinct concept_id) from concept')).toBe(0);
  });
});
