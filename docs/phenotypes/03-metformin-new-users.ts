import {
  all,
  cohort,
  conceptSet,
  condition,
  descendants,
  drug,
  entry,
  exactly,
  named,
  occurs,
  window
} from '@cohortlab/sdk/definition/build';

const metformin = conceptSet('metformin', descendants(1503297, 'metformin'));
const diabetes = conceptSet('Type 2 diabetes mellitus', descendants(201826, 'Type 2 diabetes mellitus'));
const insulins = conceptSet('Insulins', descendants(21600713, 'INSULINS AND ANALOGUES'));

export default cohort('New users of metformin', {
  entry: entry(drug(metformin, { firstEver: true }), { priorDays: 365, limit: 'first' }),
  steps: [
    named('Type 2 diabetes', all(occurs(condition(diabetes), window('open', 0)))),
    named('No insulin before', all(exactly(0, drug(insulins), window('open', -1))))
  ],
  limit: 'first'
});
