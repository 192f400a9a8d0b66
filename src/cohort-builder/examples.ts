import {
  addCriterion,
  addDemographics,
  addGroup,
  blankCohort,
  type Cohort,
  type PeopleCohort
} from '@cohortlab/sdk';

/** A cohort to begin from. The concepts are OMOP standard concepts (SNOMED, RxNorm). */
export interface Example {
  readonly id: string;
  readonly cohort: Cohort;
}

const diabetes = { conceptId: 201826, name: 'Type 2 diabetes mellitus' };
const metformin = { conceptId: 1503297, name: 'metformin' };
const typeOne = { conceptId: 201254, name: 'Type 1 diabetes mellitus' };
const bleeding = { conceptId: 192671, name: 'Gastrointestinal hemorrhage' };
const celecoxib = { conceptId: 1118084, name: 'celecoxib' };
const diclofenac = { conceptId: 1124300, name: 'diclofenac' };

/** Shown where nothing is yet: one with everything that a set of people can say, one of three clicks. */
export const EXAMPLES: readonly Example[] = [
  { id: 'diabetes', cohort: diabetesOnMetformin() },
  { id: 'bleeding', cohort: bleedingOnPainkillers() }
];

function diabetesOnMetformin(): PeopleCohort {
  let cohort = blankCohort('Adults with type 2 diabetes on metformin');
  cohort = addGroup(cohort, 'include');
  cohort = addCriterion(cohort, 'g1', 'conditionOccurrence', diabetes);
  cohort = addGroup(cohort, 'include');
  cohort = addCriterion(cohort, 'g2', 'drugExposure', metformin);
  cohort = addGroup(cohort, 'include');
  cohort = addDemographics(cohort, 'g3', { age: { at: 'cutOff', years: { kind: 'atLeast', value: 18 } } });
  cohort = addGroup(cohort, 'exclude');
  return addCriterion(cohort, 'g4', 'conditionOccurrence', typeOne);
}

function bleedingOnPainkillers(): PeopleCohort {
  let cohort = blankCohort('Gastrointestinal bleeding, on painkillers');
  cohort = addGroup(cohort, 'include');
  cohort = addCriterion(cohort, 'g1', 'conditionOccurrence', bleeding);
  cohort = addGroup(cohort, 'include');
  cohort = addCriterion(cohort, 'g2', 'drugExposure', celecoxib);
  return addCriterion(cohort, 'g2', 'drugExposure', diclofenac);
}
