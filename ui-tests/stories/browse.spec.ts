/** Is it there, for how many, how complete, in what units, since when: answered by looking, equal to SQL over the records. */
import { expect, test } from '@jupyterlab/galata';
import type { Locator } from '@playwright/test';
import { makeStudy, openBrowser, openNotebook, pickConcept, run } from './lab';

/** The disclosure door and the questions, asked of the records themselves: the statistics are not looked at. */
const EXPECTED = `
import json
import cohortlab as cl

door = lambda n: "<40" if n < 40 else f"≈{max(40, 20 * int(n / 20 + 0.5)):,}"
number = lambda text: int(text[1:].replace(",", ""))
share = lambda part, whole: f"{round(100 * number(door(part)) / number(door(whole)))} %"

def ask(sql):
    return list(cl.sql(sql).to_pandas().iloc[0])

people_and_records = "select count(distinct person_id), count(*) from "
people, records = ask(people_and_records + "measurement")
(filled,) = ask("select count(*) from measurement where unit_concept_id <> 0")
a1c = people_and_records + "measurement where measurement_concept_id = 3004410"
all_a1c = ask(a1c)
percent = ask(a1c + " and unit_concept_id = 8554")
smoking = people_and_records + "observation where observation_source_concept_id = 1585857 and value_source_concept_id "
print(json.dumps({
    "everyone": door(ask("select count(*) from person")[0]),
    "people": door(people),
    "records": door(records),
    "units": share(filled, records),
    "years": [str(year) for year in cl.sql(
        "select year(measurement_date) as year from measurement join person using (person_id)"
        " group by all having count(distinct person_id) >= 40 order by year").to_pandas()["year"]],
    "a1c": door(all_a1c[0]),
    "a1cIn2020": door(ask(a1c + " and year(measurement_date) = 2020")[0]),
    "inPercent": [door(percent[0]), share(percent[1], all_a1c[1])],
    "median": ask("select median(value_as_number) from measurement"
                  " where measurement_concept_id = 3004410 and unit_concept_id = 8554")[0],
    "lifestyle": door(ask("select count(distinct person_id) from survey_conduct where survey_concept_id = 1585855")[0]),
    "smoked": door(ask(smoking + "= 1585858")[0]),
    "skipped": door(ask(smoking + "= 903096")[0]),
    "weighed": door(ask(people_and_records + "measurement where measurement_concept_id = 3025315")[0]),
    "worn": door(ask(people_and_records + "activity_summary")[0]),
    "unborn": door(ask(people_and_records + "measurement join person using (person_id)"
                       " where measurement_date < make_date(year_of_birth, coalesce(month_of_birth, 1), coalesce(day_of_birth, 1))")[0]),
}))
`;

interface Expected {
  readonly everyone: string;
  readonly people: string;
  readonly records: string;
  readonly units: string;
  readonly years: readonly string[];
  readonly a1c: string;
  readonly a1cIn2020: string;
  readonly inPercent: readonly [people: string, share: string];
  readonly median: number;
  readonly lifestyle: string;
  readonly smoked: string;
  readonly skipped: string;
  readonly weighed: string;
  readonly worn: string;
  readonly unborn: string;
}

/** The table beside the chart of that name, unfolded. */
async function tableOf(place: Locator, name: RegExp): Promise<Locator> {
  const figure = place.getByRole('figure', { name });
  await expect(figure.locator('svg')).toBeVisible();
  await figure.getByText('As a table').click();
  return figure.getByRole('table');
}

test('Fourteen questions about the demo release are answered by browsing', async ({ page, tmpPath }) => {
  await makeStudy(page, tmpPath, 'demo');
  await openNotebook(page, 'questions.ipynb');
  await page.contents.uploadContent(EXPECTED, 'text', `${tmpPath}/expected.py`);
  const expected = JSON.parse(await run(page, '%run expected.py')) as Expected;
  const browser = await openBrowser(page);
  const home = () => browser.getByRole('button', { name: 'All domains' }).click();

  // How many people are there? For how many are there measurements, how many, since when, how complete are units?
  await expect(browser.getByRole('region', { name: 'Release' })).toContainText(`${expected.everyone} people`);
  const measurements = browser.getByRole('button', { name: /^Measurements/ });
  await expect(measurements).toContainText(expected.people);
  await expect(measurements).toContainText(expected.records);
  await measurements.click();
  const years = await tableOf(browser, /^People by year/);
  await expect(years.getByRole('rowheader')).toHaveText([...expected.years]);
  const unit = browser.getByRole('button', { name: /^unit_concept_id/ });
  await expect(unit).toContainText(expected.units);
  // Which units are most used?
  await unit.click();
  await expect(browser.getByRole('list', { name: 'Most used in unit_concept_id' })).toContainText('percent');

  // How many have HbA1c, in 2020 too, in percent, what is usual?
  await pickConcept(browser, 'a1c', 'Hemoglobin A1c');
  const concept = browser.getByRole('article', { name: 'Concept' });
  await expect(concept).toContainText(expected.a1c);
  const ofConcept = await tableOf(concept, /^People by year/);
  await expect(ofConcept.getByRole('row').filter({ hasText: '2020' })).toContainText(expected.a1cIn2020);
  const percent = concept.getByRole('button', { name: /^percent/ });
  for (const told of expected.inPercent) {
    await expect(percent).toContainText(told);
  }
  const quantiles = concept.getByRole('table', { name: /^Quantiles/ });
  const median = await quantiles.getByRole('cell').nth(2).textContent();
  expect(Math.abs(Number(median?.replace('≈', '')) / expected.median - 1)).toBeLessThan(0.05);

  // Who was given the lifestyle survey, who has smoked, who skipped the question?
  await home();
  await browser.getByRole('button', { name: 'Surveys', exact: true }).click();
  const lifestyle = browser.getByRole('button', { name: /^Lifestyle/ });
  await expect(lifestyle).toContainText(expected.lifestyle);
  await lifestyle.click();
  const smoking = browser.getByRole('region', { name: /100 Cigs/ });
  await expect(smoking.getByRole('listitem').filter({ hasText: 'Yes' })).toContainText(expected.smoked);
  await expect(smoking.getByText('Skipped').locator('..')).toContainText(expected.skipped);
  // By age? One press away, and back again.
  await smoking.getByRole('button').click();
  await expect(browser.getByRole('figure', { name: /^Age on/ })).toBeVisible();
  await browser.getByRole('button', { name: 'Back', exact: true }).click();
  await expect(smoking).toBeVisible();

  // How many were weighed, and who wore a device?
  await home();
  await browser.getByRole('button', { name: 'Physical measurements' }).click();
  const weight = browser.getByRole('region', { name: 'weight' });
  await expect(weight).toContainText(expected.weighed);
  await home();
  await browser.getByRole('button', { name: 'Wearables', exact: true }).click();
  await expect(browser.getByRole('button', { name: /^Wearables: activity by day/ })).toContainText(
    expected.worn
  );

  // What cannot be true?
  await home();
  await browser.getByRole('button', { name: 'What is odd' }).click();
  const unborn = browser.getByRole('list', { name: 'Found', exact: true }).getByRole('listitem').filter({
    hasText: /Measurements.*before their birth/
  });
  await expect(unborn).toContainText(`${expected.unborn} people`);
});
