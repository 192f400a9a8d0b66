import {
  addCriterion,
  addDemographics,
  addGroup,
  addNested,
  addStep,
  beginEvents,
  blankCohort,
  renameGroup,
  setFields,
  setLeaving,
  setObservation,
  type Cohort,
  type EventsCohort,
  type PeopleCohort,
  type TimeWindow,
  type WindowEnd
} from '@cohortlab/sdk';
import { PHENOTYPES } from './phenotypes';
import { windowOf } from './window-presets';

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

const infarction = { conceptId: 312327, name: 'Acute myocardial infarction' };
const insulin = { conceptId: 1502905, name: 'insulin glargine' };

/** Shown where nothing is yet: sets of people and spans with a day 0, the simple ones first. */
export const EXAMPLES: readonly Example[] = [
  { id: 'diabetes', cohort: diabetesOnMetformin() },
  { id: 'bleeding', cohort: bleedingOnPainkillers() },
  { id: 'newUsers', cohort: newUsersOfMetformin() },
  { id: 'women', cohort: womenFromDiagnosisToTreatment() },
  { id: 'infarction', cohort: yearAfterInfarction() },
  ...PHENOTYPES
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

function newUsersOfMetformin(): EventsCohort {
  let cohort = beginEvents('New users of metformin with type 2 diabetes', 'drugExposure', metformin);
  cohort = addStep(setObservation(cohort, { priorDays: 365 }));
  cohort = renameGroup(cohort, 'g1', 'Type 2 diabetes by then');
  cohort = addCriterion(cohort, 'g1', 'conditionOccurrence', diabetes);
  return setFields(cohort, 'c2', { windows: [during({ kind: 'open' }, day(0))] });
}

function womenFromDiagnosisToTreatment(): EventsCohort {
  let cohort = beginEvents('Women, from type 2 diabetes to metformin', 'conditionOccurrence', diabetes);
  cohort = addStep(setObservation(cohort, { priorDays: 365 }));
  cohort = renameGroup(cohort, 'g1', 'Women of 40 to 65');
  const years = { kind: 'between', low: 40, high: 65 } as const;
  cohort = addDemographics(cohort, 'g1', { sex: [8532], age: { at: 'start', years } });
  cohort = renameGroup(addStep(cohort), 'g2', 'Metformin within 90 days, no insulin before it');
  cohort = addCriterion(cohort, 'g2', 'drugExposure', metformin);
  cohort = setFields(cohort, 'c3', { firstEver: true, windows: [during(day(0), day(90))] });
  cohort = addCriterion(addNested(cohort, 'c3'), 'g3', 'drugExposure', insulin);
  const none = { kind: 'exactly', count: 0 } as const;
  return setFields(cohort, 'c4', { occurrences: none, windows: [during({ kind: 'open' }, day(-1))] });
}

function yearAfterInfarction(): EventsCohort {
  const cohort = beginEvents('The year after a first heart attack', 'conditionOccurrence', infarction);
  return setLeaving(cohort, { exit: { kind: 'fixedOffset', of: 'start', days: 365 } });
}

function day(number: number): WindowEnd {
  return { kind: 'day', day: number };
}

function during(from: WindowEnd, to: WindowEnd): TimeWindow {
  return windowOf({ from, to });
}
