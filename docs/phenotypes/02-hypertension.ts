import {
  age,
  all,
  atLeast,
  cohort,
  conceptSet,
  condition,
  descendants,
  distinct,
  entry,
  named,
  window
} from '@cohortlab/sdk/definition/build';

const hypertension = conceptSet('Hypertension', descendants(316866, 'Hypertensive disorder'));

export default cohort('Hypertension on two visits', {
  entry: entry(condition(hypertension, { where: [age(atLeast(18))] })),
  steps: [
    named(
      'Seen on two visits within a year',
      all(distinct('visit', atLeast(2, condition(hypertension), window(0, 365))))
    )
  ],
  limit: 'first'
});
