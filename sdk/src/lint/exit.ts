import { alone } from './entry.js';
import { isReversed } from './interval.js';
import type { Look } from './look.js';
import { error, note, type Remark, warning } from './remark.js';

/** Exits that lie before the entry, and what has no effect on spans. */
export function checkExit({ cohort }: Look): Remark[] {
  if (cohort.kind === 'people') return [];
  return [...offset(cohort), ...drugEra(cohort), ...spans(cohort)];
}

type Events = Extract<Look['cohort'], { kind: 'events' }>;

function offset({ exit }: Events): Remark[] {
  if (exit?.kind !== 'fixedOffset') return [];
  const { of, days } = exit;
  const path = '/exit/days';
  if (of === 'start' && days < 0) {
    return [
      error('exitBeforeEntry', path, 'The exit lies before day 0, so no time is left.', 'Use 0 days or more.')
    ];
  }
  if (of === 'end' && days < 0) {
    return [
      warning(
        'exitBeforeEntry',
        path,
        'Events that are shorter than that end before day 0 and are left out.',
        'Use 0 days or more, if they are to be kept.'
      )
    ];
  }
  if (of === 'start' && days === 0) {
    return [
      note(
        'exitOnEntry',
        path,
        'Everybody leaves on day 0: each span is one day long.',
        'Use more days, if time at risk is meant.'
      )
    ];
  }
  return [];
}

const OF_DRUGS = ['drugExposure', 'drugEra', 'doseEra'];

function drugEra({ exit, entry }: Events): Remark[] {
  if (exit?.kind !== 'drugEra') return [];
  if (entry.events.some(({ kind, disabled }) => !disabled && (OF_DRUGS.includes(kind) || kind === 'cohort')))
    return [];
  const message =
    'No entry event is a drug: who has no exposure on day 0 stays to the end of the observation period.';
  return [
    warning('exitWithoutDrug', '/exit', message, 'Let people enter with the drug, or use another exit.')
  ];
}

function spans({ entry, limit, eraGapDays, dates }: Events): Remark[] {
  const single = alone(entry) || limit !== 'all';
  return [
    ...(single && eraGapDays !== undefined
      ? [
          note(
            'gapWithoutEffect',
            '/eraGapDays',
            'A person has one span at most, so there is nothing to join.',
            'Take it out, or use "all" for the limits.'
          )
        ]
      : []),
    ...(dates !== undefined && isReversed(dates)
      ? [
          error(
            'datesReversed',
            '/dates',
            'The dates end before they begin, so no time is left.',
            'Exchange "from" and "to".'
          )
        ]
      : [])
  ];
}
