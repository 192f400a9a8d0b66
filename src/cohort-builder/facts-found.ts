import type { Facts, NumberRange } from '@cohortlab/sdk';
import type { Offer, Trans } from '../components';
import { DEMOGRAPHIC_VALUES, type DemographicFact } from './demographic-values';
import { yearsText } from './words';

/** Words that people use for values of ours, beside the names of these. */
const ALSO: Readonly<Record<number, readonly string[]>> = {
  8532: ['woman', 'women'],
  8507: ['man', 'men'],
  8516: ['african'],
  8527: ['caucasian'],
  38003563: ['latina', 'latinx']
};

/** Facts about the person that a text asks for: `female`, `race`, `age`, `age 40-65`, `over 65`. */
export function factsFound(
  text: string,
  at: 'start' | 'cutOff',
  take: (facts: Facts) => void,
  trans: Trans
): readonly Offer[] {
  const typed = text.trim().toLowerCase();
  const offer = (name: string, detail: string, facts: Facts): Offer => ({
    key: `${detail} ${name}`,
    name,
    detail,
    take: () => take(facts)
  });
  if (typed.length < 3) {
    return [];
  }
  const titles: Readonly<Record<DemographicFact, string>> = {
    sex: trans.__('Sex recorded at birth'),
    race: trans.__('Race'),
    ethnicity: trans.__('Ethnicity')
  };
  const values = (Object.keys(titles) as DemographicFact[]).flatMap(fact => {
    const all = begins(titles[fact], typed) || (fact === 'sex' && 'gender'.startsWith(typed));
    return DEMOGRAPHIC_VALUES[fact]
      .filter(({ conceptId, name }) => all || isCalled(conceptId, name, typed))
      .map(({ conceptId, name }) => offer(name, titles[fact], { [fact]: [conceptId] }));
  });
  const age = trans.__('Age');
  const years = yearsOf(typed);
  return [
    ...(years ? [offer(yearsText(years, trans), age, { age: { at, years } })] : []),
    ...(begins(age, typed) ? [offer(trans.__('Age in years…'), trans.__('Facts about the person'), {})] : []),
    ...values
  ];
}

/** What has no matching concept is not searched by its name. */
const isCalled = (conceptId: number, name: string, typed: string): boolean =>
  conceptId !== 0 &&
  (name.toLowerCase().startsWith(typed) ||
    [...name.toLowerCase().split(' '), ...(ALSO[conceptId] ?? [])].some(word => word.startsWith(typed)));

const begins = (title: string, typed: string): boolean =>
  title
    .toLowerCase()
    .split(' ')
    .some(word => word === typed);

/** `age 40-65`, `aged 40 to 65`, `over 65`, `under 18`, `age 40+`; a number alone is a concept id. */
function yearsOf(typed: string): NumberRange | null {
  const between = /^aged?\s+(?:from\s+)?(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})$/.exec(typed);
  if (between) {
    const [low, high] = [Number(between[1]), Number(between[2])];
    return { kind: 'between', low: Math.min(low, high), high: Math.max(low, high) };
  }
  const open = /^(?:aged?\s+)?(over|older than|above|under|younger than|below)\s+(\d{1,3})$/.exec(typed);
  if (open) {
    const over = ['over', 'older than', 'above'].includes(open[1] ?? '');
    return { kind: over ? 'greater' : 'less', value: Number(open[2]) };
  }
  const least = /^aged?\s+(\d{1,3})(\+?)$/.exec(typed);
  return least ? { kind: least[2] ? 'atLeast' : 'equal', value: Number(least[1]) } : null;
}
