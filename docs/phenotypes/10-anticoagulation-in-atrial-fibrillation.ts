import {
  age,
  all,
  any,
  atLeast,
  atLeastOf,
  atMostOf,
  cohort,
  concept,
  conceptSet,
  condition,
  death,
  demographics,
  descendants,
  disabled,
  distinct,
  drug,
  drugExit,
  entry,
  excluding,
  named,
  occurs,
  oneOf,
  procedure,
  sex,
  visit,
  window
} from '@cohortlab/sdk/definition/build';

const warfarin = descendants(1310149, 'Warfarin');
const direct = [
  descendants(43013024, 'apixaban'),
  descendants(40241331, 'rivaroxaban'),
  descendants(40228152, 'dabigatran etexilate'),
  descendants(45892847, 'edoxaban')
];
const vitaminK = conceptSet('Warfarin', warfarin);
const doac = conceptSet('Direct oral anticoagulants', ...direct);
const either = conceptSet('Any oral anticoagulant', warfarin, ...direct);

const fibrillation = conceptSet('Atrial fibrillation', descendants(313217, 'Atrial fibrillation'));
const inpatient = conceptSet(
  'Inpatient visit',
  descendants(9201, 'Inpatient Visit'),
  descendants(262, 'Emergency Room and Inpatient Visit')
);
const heartFailure = conceptSet('Heart failure', descendants(316139, 'Heart failure'));
const hypertension = conceptSet('Hypertension', descendants(316866, 'Hypertensive disorder'));
const diabetes = conceptSet(
  'Diabetes mellitus',
  descendants(201820, 'Diabetes mellitus'),
  excluding(descendants(4024659, 'Gestational diabetes mellitus'))
);
const stroke = conceptSet('Stroke', descendants(381316, 'Cerebrovascular accident'));
const valve = conceptSet('Heart valve disorder', descendants(4281749, 'Heart valve disorder'));
const thrombosis = conceptSet(
  'Venous thromboembolism',
  descendants(444247, 'Venous thrombosis'),
  descendants(440417, 'Pulmonary embolism')
);
const hip = conceptSet('Hip replacement', descendants(4203771, 'Total replacement of hip'));

const ever = window('open', 0);
const inTheYear = window(-365, 0);

const admitted = occurs(
  visit(inpatient, { nested: all(condition(fibrillation, { sameVisit: true })) }),
  inTheYear
);

export default cohort('New anticoagulation in atrial fibrillation', {
  entry: entry([drug(vitaminK, { firstEver: true }), drug(doac, { firstEver: true })], {
    priorDays: 365,
    limit: 'first'
  }),
  steps: [
    named(
      'Atrial fibrillation, confirmed',
      all(
        occurs(condition(fibrillation), ever),
        any(distinct('visit', atLeast(2, condition(fibrillation), ever)), admitted)
      )
    ),
    named(
      'At least two risk factors for stroke',
      atLeastOf(
        2,
        occurs(condition(heartFailure), inTheYear),
        occurs(condition(hypertension), inTheYear),
        occurs(condition(diabetes), inTheYear),
        occurs(condition(stroke), window(-1825, 0)),
        demographics(age(atLeast(75))),
        demographics(sex(oneOf(concept(8532, 'FEMALE'))))
      )
    ),
    named(
      'No other reason to anticoagulate',
      atMostOf(
        0,
        occurs(condition(valve), ever),
        occurs(condition(thrombosis), window(-180, 0)),
        disabled(occurs(procedure(hip), window(-30, 7)))
      )
    ),
    named(
      'One anticoagulant on day 0',
      all(atMostOf(1, occurs(drug(vitaminK), window(0, 0)), occurs(drug(doac), window(0, 0))))
    )
  ],
  limit: 'first',
  exit: drugExit(either, { gapDays: 60, daysSupply: 30 }),
  censoring: [condition(valve), death()],
  dates: { from: '2012-01-01' }
});
