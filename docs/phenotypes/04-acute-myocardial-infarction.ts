import {
  all,
  cohort,
  conceptSet,
  condition,
  descendants,
  entry,
  excluding,
  fixedExit,
  occurs,
  visit,
  window
} from '@cohortlab/sdk/definition/build';

const infarction = conceptSet(
  'Acute myocardial infarction',
  descendants(312327, 'Acute myocardial infarction'),
  excluding(descendants(314666, 'Old myocardial infarction'))
);
const hospital = conceptSet(
  'Inpatient or emergency room visit',
  descendants(9201, 'Inpatient Visit'),
  descendants(9203, 'Emergency Room Visit'),
  descendants(262, 'Emergency Room and Inpatient Visit')
);

/** A visit that has begun by the day of the diagnosis and is not over before it. */
const duringVisit = occurs(visit(hospital), window('open', 0), window(0, 'open', { event: 'end' }));

export default cohort('Acute myocardial infarction in hospital', {
  entry: entry(condition(infarction, { nested: all(duringVisit) })),
  exit: fixedExit('start', 7),
  eraGapDays: 180
});
