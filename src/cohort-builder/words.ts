import type {
  ConceptSet,
  Criterion,
  EventKind,
  Facts,
  Group,
  NumberRange,
  PeopleCohort
} from '@cohortlab/sdk';
import type { Trans } from '../components';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';

/** What a criterion's domain is called in front of a person. */
export function eventWord(kind: EventKind, trans: Trans): string {
  const words: Record<EventKind, string> = {
    conditionOccurrence: trans.__('Condition'),
    drugExposure: trans.__('Drug'),
    procedureOccurrence: trans.__('Procedure'),
    measurement: trans.__('Measurement'),
    observation: trans.__('Observation'),
    visitOccurrence: trans.__('Visit'),
    deviceExposure: trans.__('Device')
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
    age ? yearsText(age.years, trans) : ''
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

/** What a criterion is called: its only concept, else its concept set, else its domain. */
export function criterionName(criterion: Criterion, sets: readonly ConceptSet[], trans: Trans): string {
  if (criterion.kind === 'demographics') {
    return factsText(criterion, trans);
  }
  const set = sets.find(each => each.id === criterion.conceptSet);
  if (set?.kind === 'file') {
    return set.path.replace(/^.*\//, '').replace(/\.concepts\.json$/, '');
  }
  const [only, ...more] = set?.items ?? [];
  const name = more.length === 0 ? only?.name : undefined;
  return name ?? set?.name ?? trans.__('Any %1', eventWord(criterion.kind, trans).toLowerCase());
}

/** What a group is called: its own name, else its first criterion, and how many more there are. */
export function groupName(group: Group, { conceptSets }: PeopleCohort, trans: Trans): string {
  const [first] = group.of;
  if (group.name !== undefined || !first) {
    return group.name ?? trans.__('Group');
  }
  const name = criterionName(first, conceptSets, trans);
  return group.of.length > 1 ? trans.__('%1 and %2 more', name, group.of.length - 1) : name;
}
