import {
  factsOf,
  isGroup,
  type Cohort,
  type ConceptSet,
  type Criterion,
  type Facts,
  type Group,
  type NumberRange,
  type TimedCriterion
} from '@cohortlab/sdk';
import type { Trans } from '../components';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';

type TimedKind = TimedCriterion['kind'];

/** What a criterion's domain is called in front of a person. */
export function eventWord(kind: TimedKind, trans: Trans): string {
  const words: Record<TimedKind, string> = {
    conditionOccurrence: trans.__('Condition'),
    drugExposure: trans.__('Drug'),
    procedureOccurrence: trans.__('Procedure'),
    measurement: trans.__('Measurement'),
    observation: trans.__('Observation'),
    visitOccurrence: trans.__('Visit'),
    visitDetail: trans.__('Part of a visit'),
    deviceExposure: trans.__('Device'),
    specimen: trans.__('Specimen'),
    death: trans.__('Death'),
    conditionEra: trans.__('Condition era'),
    drugEra: trans.__('Drug era'),
    doseEra: trans.__('Dose era'),
    observationPeriod: trans.__('Observation period'),
    payerPlanPeriod: trans.__('Payer plan period'),
    cohort: trans.__('Cohort')
  };
  return words[kind];
}

/** A condition on a number of years, with both ends said: `40 to 65 years, both included`. */
export function yearsText(range: NumberRange, trans: Trans): string {
  switch (range.kind) {
    case 'equal':
      return trans.__('%1 years', range.value);
    case 'notEqual':
      return trans.__('not %1 years', range.value);
    case 'less':
      return trans.__('younger than %1', range.value);
    case 'atMost':
      return trans.__('at most %1 years', range.value);
    case 'greater':
      return trans.__('older than %1', range.value);
    case 'atLeast':
      return trans.__('at least %1 years', range.value);
    case 'between':
      return trans.__('%1 to %2 years, both included', range.low, range.high);
    case 'notBetween':
      return trans.__('not from %1 to %2 years', range.low, range.high);
  }
}

/** Facts about a person, in a few words: `Female, 40 to 65 years, both included`. */
export function factsText({ sex, race, ethnicity, age }: Facts, trans: Trans): string {
  const said = [
    ...[namesOf('sex', sex, trans), namesOf('race', race, trans), namesOf('ethnicity', ethnicity, trans)],
    age
      ? age.at === 'start'
        ? trans.__('%1 on day 0', yearsText(age.years, trans))
        : yearsText(age.years, trans)
      : ''
  ].filter(Boolean);
  return said.length > 0 ? said.join(', ') : trans.__('Any age, any sex');
}

function namesOf(fact: DemographicFact, conceptIds: readonly number[] | undefined, trans: Trans): string {
  const names = (conceptIds ?? []).map(
    conceptId =>
      DEMOGRAPHIC_VALUES[fact].find(value => value.conceptId === conceptId)?.name ??
      trans.__('concept %1', conceptId)
  );
  return names.join(trans.__(' or '));
}

/** What a criterion is called: its only concept, else its concept set or file, else its domain. */
export function criterionName(criterion: Criterion, sets: readonly ConceptSet[], trans: Trans): string {
  if (criterion.kind === 'demographics') {
    const facts = factsOf(criterion);
    return facts ? factsText(facts, trans) : trans.__('Facts about the person');
  }
  if (criterion.kind === 'cohort') {
    return fileName(criterion.path);
  }
  const id = 'conceptSet' in criterion ? criterion.conceptSet : undefined;
  const set = sets.find(each => each.id === id);
  if (set?.kind === 'file') {
    return fileName(set.path);
  }
  const [only, ...more] = set?.items ?? [];
  const name = more.length === 0 ? only?.name : undefined;
  return name ?? set?.name ?? trans.__('Any %1', eventWord(criterion.kind, trans).toLowerCase());
}

const fileName = (path: string): string =>
  path.replace(/^.*\//, '').replace(/\.(concepts|cohort)\.json$/, '');

/** What a group is called: its own name, else its first member, and how many more there are. */
export function groupName(group: Group, cohort: Pick<Cohort, 'conceptSets'>, trans: Trans): string {
  const [first] = group.of;
  if (group.name !== undefined || !first) {
    return group.name ?? trans.__('Group');
  }
  const name = isGroup(first)
    ? groupName(first, cohort, trans)
    : criterionName(first, cohort.conceptSets, trans);
  return group.of.length > 1 ? trans.__('%1 and %2 more', name, group.of.length - 1) : name;
}
