import {
  all,
  any,
  atLeast,
  conceptSet,
  condition,
  descendants,
  distinct,
  people
} from '@cohortlab/sdk/definition/build';

const type2 = conceptSet('Type 2 diabetes mellitus', descendants(201826, 'Type 2 diabetes mellitus'));
const type1 = conceptSet('Type 1 diabetes mellitus', descendants(201254, 'Type 1 diabetes mellitus'));

export default people('Type 2 diabetes', {
  include: [all(distinct('startDate', atLeast(2, condition(type2))))],
  exclude: [any(condition(type1))]
});
