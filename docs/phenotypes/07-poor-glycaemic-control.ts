import {
  age,
  all,
  any,
  atLeast,
  cohort,
  concept,
  conceptSet,
  demographics,
  descendants,
  distinct,
  drug,
  drugEra,
  entry,
  measurement,
  named,
  occurs,
  savedCohort,
  valueInUnits,
  window
} from '@cohortlab/sdk/definition/build';

const hba1c = conceptSet('HbA1c', concept(3004410, 'Hemoglobin A1c (Glycated)'));
const metformin = conceptSet('metformin', concept(1503297, 'metformin'));
const insulins = conceptSet('Insulins', descendants(21600713, 'INSULINS AND ANALOGUES'));

/** The same threshold in the two units that laboratories report. */
const high = valueInUnits(
  [concept(8554, 'percent'), atLeast(9)],
  [concept(9579, 'millimole per mole'), atLeast(75)]
);

/** A set of people counts records wherever they lie, so that its rows may begin before observation does. */
const diabetic = occurs(
  savedCohort('01-type-2-diabetes.cohort.json', { outsideObservation: true }),
  window('open', 0)
);
const measuredTwice = distinct('startDate', atLeast(2, measurement(hba1c), window(-365, -1)));
const onMetformin = occurs(drugEra(metformin), window('open', 0), window(0, 'open', { event: 'end' }));
const recentInsulin = occurs(drug(insulins), window(-90, 0));

export default cohort('Poor glycaemic control in type 2 diabetes', {
  entry: entry(measurement(hba1c, { where: [high] }), { priorDays: 365, laterDays: 90 }),
  steps: [
    named('In the cohort of type 2 diabetes', all(diabetic)),
    named('Adults', all(demographics(age(atLeast(18))))),
    named('Monitored', all(measuredTwice)),
    named('On treatment', any(onMetformin, recentInsulin))
  ],
  limit: 'last'
});
