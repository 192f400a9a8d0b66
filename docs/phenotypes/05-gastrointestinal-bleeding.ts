import {
  all,
  cohort,
  conceptSet,
  condition,
  descendants,
  entry,
  exactly,
  fixedExit,
  inSet,
  named,
  visitType,
  window
} from '@cohortlab/sdk/definition/build';

const bleeding = conceptSet('Gastrointestinal bleeding', descendants(192671, 'Gastrointestinal hemorrhage'));
const hospital = conceptSet(
  'Inpatient or emergency room visit',
  descendants(9201, 'Inpatient Visit'),
  descendants(9203, 'Emergency Room Visit'),
  descendants(262, 'Emergency Room and Inpatient Visit')
);

export default cohort('Gastrointestinal bleeding, episodes of 30 days', {
  entry: entry(condition(bleeding, { where: [visitType(inSet(hospital))] })),
  steps: [named('No earlier bleeding in 30 days', all(exactly(0, condition(bleeding), window(-30, -1))))],
  exit: fixedExit('start', 30)
});
