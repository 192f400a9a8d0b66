import {
  factsOf,
  isGroup,
  type ConceptSet,
  type Criterion,
  type Group,
  type Member,
  type TimedCriterion
} from '@cohortlab/sdk';
import type { Trans } from '../components';
import { criterionName } from './words';

/** How the members of a group are joined: `any of`, `at least 2 of`. */
export function jointText(group: Group, trans: Trans): string {
  switch (group.kind) {
    case 'all':
      return trans.__('all of');
    case 'any':
      return trans.__('any of');
    case 'atLeast':
      return trans.__('at least %1 of', group.count);
    case 'atMost':
      return trans.__('at most %1 of', group.count);
  }
}

/** A member that cannot be edited here yet, in a line: what it is about, and what else it says. */
export function memberText(member: Member, sets: readonly ConceptSet[], trans: Trans): string {
  if (isGroup(member)) {
    const members = member.of.map(each => memberText(each, sets, trans)).join('; ');
    return said(`${jointText(member, trans)} (${members})`, offText(member, trans));
  }
  return said(criterionName(member, sets, trans), ...detailsOf(member, trans), offText(member, trans));
}

const said = (...parts: (string | undefined)[]): string => parts.filter(Boolean).join(', ');

const offText = (member: Member, trans: Trans): string | undefined =>
  member.disabled ? trans.__('disabled') : undefined;

/** What a criterion says beside its concepts; the whole of it stands in the file. */
function detailsOf(criterion: Criterion, trans: Trans): string[] {
  const attributes = (criterion.where ?? []).map(({ kind }) => attributeWord(kind));
  if (criterion.kind === 'demographics') {
    return factsOf(criterion) ? [] : attributes;
  }
  const { firstEver, occurrences, windows, sameVisit, outsideObservation, adjust, nested } = criterion;
  return [
    ...(firstEver ? [trans.__('first ever in the record')] : []),
    ...(attributes.length > 0 ? [trans.__('by %1', attributes.join(trans.__(' and ')))] : []),
    ...(occurrences ? [countText(occurrences, trans)] : []),
    ...(windows ? [trans.__('in a window of days')] : []),
    ...(sameVisit ? [trans.__('in the same visit')] : []),
    ...(outsideObservation ? [trans.__('also outside observation')] : []),
    ...(adjust ? [trans.__('with its dates moved')] : []),
    ...(nested ? [trans.__('with a group around it')] : [])
  ];
}

/** `rangeLow` as `range low`; the names are those of the language. */
const attributeWord = (kind: string): string => kind.replace(/[A-Z]/g, letter => ` ${letter.toLowerCase()}`);

type Counted = NonNullable<TimedCriterion['occurrences']>;

function countText({ kind, count }: Counted, trans: Trans): string {
  switch (kind) {
    case 'atLeast':
      return trans._n('at least once', 'at least %1 times', count);
    case 'atMost':
      return trans._n('at most once', 'at most %1 times', count);
    case 'exactly':
      return trans._n('exactly once', 'exactly %1 times', count);
  }
}
