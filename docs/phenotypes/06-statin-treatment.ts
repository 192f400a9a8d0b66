import {
  age,
  all,
  atLeast,
  atMostOf,
  between,
  cohort,
  conceptSet,
  condition,
  daysSupply,
  demographics,
  descendants,
  drug,
  drugExit,
  entry,
  named,
  occurs,
  window
} from '@cohortlab/sdk/definition/build';

const statins = conceptSet('Statins', descendants(21601855, 'HMG CoA reductase inhibitors'));
const infarction = conceptSet('Myocardial infarction', descendants(4329847, 'Myocardial infarction'));
const stroke = conceptSet('Stroke', descendants(381316, 'Cerebrovascular accident'));
const rhabdomyolysis = conceptSet('Rhabdomyolysis', descendants(4345578, 'Rhabdomyolysis'));

const before = window('open', 0);

export default cohort('Statins for primary prevention, while on treatment', {
  entry: entry(drug(statins, { firstEver: true, where: [daysSupply(atLeast(28))] }), {
    priorDays: 365,
    limit: 'first'
  }),
  steps: [
    named('Aged 40 to 75', all(demographics(age(between(40, 75))))),
    named(
      'No cardiovascular disease before',
      atMostOf(0, occurs(condition(infarction), before), occurs(condition(stroke), before))
    )
  ],
  limit: 'first',
  exit: drugExit(statins, { gapDays: 30, offset: 14 }),
  censoring: [condition(rhabdomyolysis)]
});
