/**
 * Where people live and are seen: a place for each site, in its order. Three digits of a postal code,
 * as the field has them.
 */
export const PLACES: readonly (readonly [state: string, zip: string])[] = [
  ['MA', '021'],
  ['NY', '100'],
  ['PA', '152'],
  ['IL', '606'],
  ['AL', '352'],
  ['AZ', '857'],
  ['CA', '921'],
  ['WI', '532'],
  ['FL', '331'],
  ['GA', '303'],
  ['MI', '482'],
  ['MS', '392'],
  ['LA', '701'],
  ['TX', '770'],
  ['NY', '112'],
  ['CA', '900'],
  ['SC', '292'],
  ['NM', '871'],
  ['MA', '011'],
  ['TN', '381']
];

/** One person in twelve lives elsewhere than the site lies: with the place of another site, drawn evenly. */
export const ELSEWHERE = 83_000;
