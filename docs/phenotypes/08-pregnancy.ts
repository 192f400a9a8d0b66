import {
  age,
  atLeastOf,
  between,
  cohort,
  concept,
  conceptSet,
  condition,
  descendants,
  entry,
  fixedExit,
  named,
  observation,
  occurs,
  oneOf,
  sex,
  window
} from '@cohortlab/sdk/definition/build';

const liveBirth = conceptSet('Live birth', descendants(4092289, 'Livebirth'));
const stillbirth = conceptSet('Stillbirth', descendants(443213, 'Stillbirth'));
const pregnancy = conceptSet('Pregnancy', descendants(4299535, 'Pregnant'));

const mother = [sex(oneOf(concept(8532, 'FEMALE'))), age(between(12, 55))];

/** The time from so many days before a birth to the birth. */
const until = (days: number) =>
  ({ start: { of: 'start', days: -days }, end: { of: 'start', days: 0 } }) as const;

/** Counted from the birth, which is the end of the pregnancy. */
const inThatTime = window(-280, 0, { index: 'end' });

export default cohort('Pregnancies that ended in a birth', {
  notes: 'A simple algorithm: the pregnancy is taken to begin 280 days before the birth.',
  entry: entry([
    condition(liveBirth, { adjust: until(280), where: mother }),
    condition(stillbirth, { adjust: until(196), where: mother })
  ]),
  steps: [
    named(
      'Pregnancy on record in that time',
      atLeastOf(1, occurs(condition(pregnancy), inThatTime), occurs(observation(pregnancy), inThatTime))
    )
  ],
  exit: fixedExit('end', 0),
  dates: { from: '2010-01-01', to: '2022-12-31' }
});
