import {
  age,
  all,
  atLeast,
  cohort,
  concept,
  conceptSet,
  condition,
  death,
  demographics,
  descendants,
  entry,
  exactly,
  fixedExit,
  named,
  occurs,
  oneOf,
  qualifying,
  status,
  visit,
  window
} from '@cohortlab/sdk/definition/build';

const heartFailure = conceptSet('Heart failure', descendants(316139, 'Heart failure'));
const inpatient = conceptSet(
  'Inpatient visit',
  descendants(9201, 'Inpatient Visit'),
  descendants(262, 'Emergency Room and Inpatient Visit')
);

const alive = exactly(0, death(null, { outsideObservation: true }), window('open', 0, { index: 'end' }));

const reason = occurs(
  condition(heartFailure, { where: [status(oneOf(concept(32902, 'Primary diagnosis')))], sameVisit: true }),
  window(0, 1)
);
const firstStay = occurs(
  visit(inpatient, { nested: all(condition(heartFailure, { sameVisit: true }), alive) }),
  window(-30, -1, { event: 'end' })
);

export default cohort('Readmission for heart failure within 30 days', {
  entry: entry(visit(inpatient, { nested: all(reason, firstStay) }), {
    priorDays: 30,
    qualifying: qualifying(all(demographics(age(atLeast(50)))), 'first')
  }),
  steps: [named('Alive at discharge', all(alive))],
  exit: fixedExit('end', 30),
  censoring: [death()]
});
