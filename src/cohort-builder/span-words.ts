import type { EventsCohort, Exit, Limit } from '@cohortlab/sdk';
import type { Trans } from '../components';
import { memberText } from './member-words';

/** What a cohort of spans says behind its entry events, a line for each part that is there. */
export function spanTexts(cohort: EventsCohort, trans: Trans): string[] {
  const { entry, steps = [], exit, censoring = [], eraGapDays, dates, conceptSets } = cohort;
  const words = (member: Parameters<typeof memberText>[0]): string => memberText(member, conceptSets, trans);
  const { qualifying } = entry;
  return [
    ...(qualifying
      ? [trans.__('Around the event: %1.', words(qualifying.group)) + limitText(qualifying.limit, trans)]
      : []),
    ...steps.map((step, index) => trans.__('Step %1: %2.', index + 1, step.name ?? words(step))),
    exitText(exit, trans),
    ...(censoring.length > 0 ? [trans.__('They also leave with: %1.', censoring.map(words).join('; '))] : []),
    ...(eraGapDays === undefined
      ? []
      : [
          trans._n(
            'Spans at most %1 day apart are joined.',
            'Spans at most %1 days apart are joined.',
            eraGapDays
          )
        ]),
    ...(dates
      ? [trans.__('Spans are cut to %1 – %2, both included.', dates.from ?? '…', dates.to ?? '…')]
      : [])
  ];
}

function limitText(limit: Limit, trans: Trans): string {
  const texts: Record<Limit, string> = {
    all: '',
    first: ` ${trans.__('Of these, the first of a person counts.')}`,
    last: ` ${trans.__('Of these, the last of a person counts.')}`
  };
  return texts[limit];
}

function exitText(exit: Exit | undefined, trans: Trans): string {
  switch (exit?.kind) {
    case undefined:
    case 'endOfObservation':
      return trans.__('They leave when their observation ends.');
    case 'fixedOffset':
      return exit.of === 'start'
        ? trans.__('They leave %1 days after the event starts.', exit.days)
        : trans.__('They leave %1 days after the event ends.', exit.days);
    case 'drugEra':
      return trans.__('They leave when the era of exposure to the drug ends.');
  }
}
