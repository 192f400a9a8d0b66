import type { Shown } from '@cohortlab/sdk';
import type { Trans } from './trans';

/**
 * How a shown count reads, in the one place that decides it: `≈1,240` for a rounded number, `<40`
 * for a hidden one. Nobody else may format a count.
 */
export function shownText(shown: Shown): string {
  return shown.kind === 'hidden' ? `<${number(shown.below)}` : `≈${number(shown.value)}`;
}

/** The same with its noun: `≈480 people`. */
export function shownPeople(shown: Shown, trans: Trans): string {
  return trans.__('%1 people', shownText(shown));
}

/** The same in words, for those who listen: `about 480 people`, `fewer than 40 people`. */
export function spokenPeople(shown: Shown, trans: Trans): string {
  return shown.kind === 'hidden'
    ? trans.__('fewer than %1 people', number(shown.below))
    : trans.__('about %1 people', number(shown.value));
}

/** A count of records in words. It is hidden when the people behind it are too few. */
export function spokenRecords(shown: Shown, trans: Trans): string {
  return shown.kind === 'hidden'
    ? trans.__('records of fewer than %1 people', number(shown.below))
    : trans.__('about %1 records', number(shown.value));
}

/** Why a count reads as it does, for a tooltip. */
export function shownReason(shown: Shown, trans: Trans): string {
  return shown.kind === 'hidden'
    ? trans.__('Fewer than %1 people, none included: too few to show.', number(shown.below))
    : trans.__('Rounded to a multiple of %1.', number(shown.base));
}

/** The number that a bar is drawn from: what is shown, and nothing for what is hidden. */
export function shownValue(shown: Shown): number {
  return shown.kind === 'hidden' ? 0 : shown.value;
}

function number(value: number): string {
  return value.toLocaleString();
}
