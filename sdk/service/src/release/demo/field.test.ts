import { join } from 'node:path';
import { openRelease, type OpenRelease } from '../../cli/open.js';
import { testFolder } from '../../testing/folder.js';
import { makeDemo } from './index.js';

/** What the demo has in the image of the field's cohort beside care: surveys, examination, wearables. */
const PEOPLE = 5_000;
const output = join(testFolder(), 'demo.duckdb');
let release: OpenRelease;
const number = async (sql: string): Promise<number> => {
  const [row] = await release.database.ask(`select (${sql}) as n`);
  return Number(row?.['n']);
};

beforeAll(async () => {
  await makeDemo({ people: PEOPLE, seed: 1, output });
  release = await openRelease(output);
}, 120_000);
afterAll(() => release.close());

const MODULES = {
  basics: 1586134,
  health: 1585710,
  lifestyle: 1585855,
  own: 43529712,
  family: 43528698,
  access: 43528895
};

describe('surveys', () => {
  const took = (survey: number): Promise<number> =>
    number(`select count(*) from survey_conduct where survey_concept_id = ${survey}`);

  test('six, taken by ever fewer; two were offered for some years only', async () => {
    expect(await took(MODULES.basics)).toBe(PEOPLE);
    const counts = await Promise.all(
      [MODULES.health, MODULES.lifestyle, MODULES.access, MODULES.own, MODULES.family].map(took)
    );
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts.at(-1)! / PEOPLE).toBeGreaterThan(0.15);
    const last = `select max(year(survey_end_date)) from survey_conduct where survey_concept_id = `;
    expect(await number(`${last}${MODULES.own}`)).toBe(2021);
    expect(await number(`${last}${MODULES.access}`)).toBe(2023);
  });

  test('every answer is to a question of the survey that it is part of, on its day', async () => {
    const answers = await number(
      'select count(*) from observation where questionnaire_response_id is not null'
    );
    expect(answers / PEOPLE).toBeGreaterThan(35);
    expect(
      await number(`select count(*) from observation o join survey_conduct s on survey_conduct_id = questionnaire_response_id
        join concept_ancestor on ancestor_concept_id = survey_concept_id and descendant_concept_id = observation_source_concept_id
        where o.person_id = s.person_id and observation_date = survey_end_date and min_levels_of_separation = 1`)
    ).toBe(answers);
    expect(
      await number(`select count(*) from observation where questionnaire_response_id is not null
        and value_source_concept_id is distinct from value_as_concept_id`)
    ).toBe(0);
  });

  test('an answer lies below its question, or is skipped or withheld', async () => {
    expect(
      await number(`select count(*) from observation where questionnaire_response_id is not null
        and value_source_concept_id not in (903096, 903079) and not exists (from concept_ancestor
          where ancestor_concept_id = observation_source_concept_id and descendant_concept_id = value_source_concept_id)`)
    ).toBe(0);
    const share = (answer: number): Promise<number> =>
      number(
        `select avg((value_as_concept_id = ${answer})::int) from observation where observation_concept_id = 1585375`
      );
    expect(await share(903096)).toBeGreaterThan(0.01);
    expect(await share(903079)).toBeGreaterThan(0.05);
    expect(
      await number('select avg(value_as_number) from observation where observation_concept_id = 1585747')
    ).toBeGreaterThan(1);
  });

  test('what depends on an answer is asked only after it', async () => {
    const astray = (asked: number, before: readonly number[]): Promise<number> =>
      number(`select count(*) from observation as asked where observation_concept_id = ${asked}
        and not exists (from observation as before where before.person_id = asked.person_id
          and before.value_as_concept_id in (${before.join(', ')}))`);
    expect(await astray(1585860, [1585858])).toBe(0);
    expect(await astray(1586207, [1586199])).toBe(0);
    expect(await astray(1586207, [1586203, 1586204, 1586205, 1586206])).toBe(0);
    expect(await astray(43528917, [43528385, 43529842])).toBe(0);
  });

  test('people tell of themselves what is on record, and of relatives more often what they have', async () => {
    const told = (where: string): Promise<number> =>
      number(`select avg((person_id in (select person_id from observation where value_as_concept_id = 43529932))::int) from person
        where person_id in (select person_id from survey_conduct where survey_concept_id = ${MODULES.own}) and ${where}`);
    const diabetic =
      'person_id in (select person_id from condition_occurrence where condition_concept_id = 201826)';
    expect(await told(diabetic)).toBeGreaterThan(0.4);
    expect(await told(`not ${diabetic}`)).toBeLessThan(0.05);
    const mother = (where: string): Promise<number> =>
      number(
        `select avg((value_as_concept_id = 43529937)::int) from observation where observation_concept_id = 43528944 and ${where}`
      );
    expect(await mother(diabetic)).toBeGreaterThan(1.2 * (await mother(`not ${diabetic}`)));
  });

  test('sex recorded at birth is apart from gender identity', async () => {
    const men = `from observation join person using (person_id) where observation_concept_id = 1585838 and gender_concept_id = 8507`;
    expect(await number(`select count(*) ${men} and value_as_concept_id = 1585839`)).toBeGreaterThan(1_000);
    expect(
      await number(`select count(*) ${men} and value_as_concept_id in (1585840, 1585841, 1585842)`)
    ).toBeGreaterThan(3);
    expect(
      await number(`select count(*) from observation join person using (person_id) where observation_concept_id = 1585845
        and value_as_concept_id in (1585846, 1585847) and value_as_concept_id <> gender_source_concept_id`)
    ).toBe(0);
  });

  test('money, schooling and cover go together', async () => {
    const rich = (where: string): Promise<number> =>
      number(`select avg((value_as_concept_id in (1585382, 1585383, 1585384))::int) from observation
        where observation_concept_id = 1585375 and person_id in (select person_id from observation where ${where})`);
    expect(await rich('value_as_concept_id = 1585948')).toBeGreaterThan(
      2 * (await rich('value_as_concept_id = 1585945'))
    );
    expect(await rich('value_as_concept_id = 43529209')).toBeLessThan(0.2);
  });
});

test("the programme's examination is apart from care, three readings and their mean", async () => {
  const [row] = await release.database.ask(`
    select count(distinct person_id) as people, count(*) as records, count(distinct measurement_source_concept_id) as codes,
      count(*) filter (visit_occurrence_id is not null) as visits,
      count(*) filter (measurement_date not in (select survey_end_date from survey_conduct s
        where s.person_id = m.person_id and survey_concept_id = ${MODULES.basics})) as other_days
    from measurement m where measurement_type_concept_id = 44818701`);
  expect(row).toMatchObject({ codes: 23n, visits: 0n, other_days: 0n });
  expect(Number(row?.['records'])).toBe(23 * Number(row?.['people']));
  expect(Number(row?.['people']) / PEOPLE).toBeGreaterThan(0.85);
  expect(
    await number(`select count(*) from (select avg(value_as_number) filter (measurement_source_concept_id in (903114, 903130))
      - any_value(value_as_number) filter (measurement_source_concept_id = 903118) as off
      from measurement where measurement_type_concept_id = 44818701 group by person_id) where abs(off) > 1e-9`)
  ).toBe(0);
  expect(
    await number(
      `select count(*) from measurement where measurement_source_concept_id = 903118 and measurement_concept_id <> 3004249`
    )
  ).toBe(0);
});

describe('wearables', () => {
  test('a small part wears one, for months, with days left out', async () => {
    const wearers = await number('select count(distinct person_id) from activity_summary');
    expect(wearers / PEOPLE).toBeGreaterThan(0.03);
    expect(wearers / PEOPLE).toBeLessThan(0.1);
    const days = await number('select count(*) from activity_summary');
    expect(days / wearers).toBeGreaterThan(45);
    expect(
      await number(
        'select sum(span) from (select max(date) - min(date) + 1 as span from activity_summary group by person_id)'
      )
    ).toBeGreaterThan(1.1 * days);
    expect(await number('select count(*) from activity_summary')).toBe(
      await number('select count(distinct (person_id, date)) from activity_summary')
    );
    expect(await number('select count(*) from heart_rate_summary')).toBe(4 * days);
    expect(await number('select count(*) from sleep_daily_summary')).toBeLessThan(days);
  });

  test('a day has the minutes that a day has, a night those of its stages', async () => {
    expect(
      await number(
        `select count(*) from (select sum(minute_in_zone) as n from heart_rate_summary group by person_id, date) where n > 1440`
      )
    ).toBe(0);
    expect(await number('select count(*) from heart_rate_summary where minute_in_zone < 0')).toBe(0);
    expect(
      await number(`select count(*) from sleep_daily_summary
        where minute_deep + minute_light + minute_rem <> minute_asleep or minute_asleep + minute_wake <> minute_in_bed`)
    ).toBe(0);
  });

  test('the young walk more, the sleepless sleep less', async () => {
    const steps = (where: string): Promise<number> =>
      number(`select avg(steps) from activity_summary join person using (person_id) where ${where}`);
    expect(await steps('year_of_birth > 1983')).toBeGreaterThan(await steps('year_of_birth < 1953'));
    const asleep = (not: string): Promise<number> =>
      number(`select avg(minute_asleep) from sleep_daily_summary where person_id ${not} in (select person_id from condition_occurrence
        where condition_concept_id = 436962)`);
    expect(await asleep('')).toBeLessThan((await asleep('not')) - 15);
  });
});
