import React from 'react';
import type { PlausibilityCheck } from '@cohortlab/sdk';
import { Icon, ShownCount, type Trans } from '../components';
import { Answered } from './answered';
import { valueText } from './figures';
import { conceptName } from './share-rows';
import type { StatisticsModel } from './statistics-model';

interface NotesProps {
  readonly trans: Trans;
  readonly statistics: StatisticsModel;
}

/** What was found odd about the dates of a table; nothing where few or none were found. */
export function DateChecks({ trans, statistics, table }: NotesProps & { readonly table: string }) {
  return (
    <Answered trans={trans} statistics={statistics} topic="plausibility" about={null} rows={0}>
      {({ checks }) => (
        <Finds
          trans={trans}
          checks={checks.filter(check => check.table === table && check.concept === null)}
        />
      )}
    </Answered>
  );
}

/** What was found odd about the values of a concept. */
export function ValueChecks({ trans, statistics, conceptId }: NotesProps & { readonly conceptId: number }) {
  return (
    <Answered trans={trans} statistics={statistics} topic="plausibility" about={null} rows={0}>
      {({ checks }) => (
        <Finds trans={trans} checks={checks.filter(check => check.concept?.conceptId === conceptId)} />
      )}
    </Answered>
  );
}

/** Checks that found something, as remarks beside what they concern. */
function Finds({ trans, checks }: { readonly trans: Trans; readonly checks: readonly PlausibilityCheck[] }) {
  const found = checks.filter(({ people }) => people.kind === 'rounded');
  if (found.length === 0) {
    return null;
  }
  return (
    <ul className="jp-Cohortlab-finds" aria-label={trans.__('What is odd')}>
      {found.map(check => (
        <li key={keyOf(check)}>
          <Icon name="warning" />
          <span>
            <ShownCount trans={trans} shown={check.people} noun /> {checkText(check, trans)}
          </span>
        </li>
      ))}
    </ul>
  );
}

export const keyOf = ({ kind, table, concept, unit }: PlausibilityCheck): string =>
  [kind, table, concept?.conceptId, unit?.conceptId].join(' ');

/** What a check looks for, as the end of a sentence about people. */
export function checkText(check: PlausibilityCheck, trans: Trans): string {
  const unit = check.unit && check.unit.conceptId !== 0 ? conceptName(check.unit, trans) : '';
  const { from, to } = check.range ?? { from: NaN, to: NaN };
  switch (check.kind) {
    case 'beforeBirth':
      return trans.__('with a record that begins before their birth');
    case 'afterDeath':
      return trans.__('with a record that begins after their death');
    case 'endBeforeStart':
      return trans.__('with a record that ends before it begins');
    case 'belowRange':
      return trans.__('with a value below %1 %2, which nobody living has', valueText(from), unit);
    case 'aboveRange':
      return trans.__('with a value above %1 %2, which nobody living has', valueText(to), unit);
  }
}
