export { compileAttrition } from './attrition.js';
export { compileBreakdown } from './breakdown.js';
export { compileCohort } from './cohort.js';
export {
  compileConceptItems,
  compileConceptPeople,
  compileConcepts,
  compileItemPeople
} from './concept-items.js';
export { resolve as compileConceptSet } from './concept-set.js';
export { compileCounts } from './counts.js';
export { compileDatasetTable } from './dataset.js';
export { asOmop, PERIOD, type ReleaseFacts, TableMissing, wholeRelease } from './release.js';
export { compileConceptRemarks } from './remarks.js';
