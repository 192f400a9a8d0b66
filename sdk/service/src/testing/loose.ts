/** Numbers that are no counts, by the field that holds them. */
const NO_COUNTS = ['conceptId', 'from', 'to', 'about', 'year', 'percent'];

/** Numbers of concepts, of steps between them and of lines of a file, and ids in lists: the vocabulary's, not of people. */
const OF_CONCEPTS =
  /\/(relatives|drift)\/\w+$|\/(total|concepts|lines|both|only)$|\/(children|levels|edges|found|standard|nearest)\/\d+(\/\d)?$/;

/** Every number of an answer outside a `Shown` and outside the fields above, with its place. */
export function loose(value: unknown, place: string): string[] {
  if (typeof value === 'number')
    return NO_COUNTS.includes(place.split('/').at(-1) ?? '') || OF_CONCEPTS.test(place) ? [] : [place];
  if (value === null || typeof value !== 'object') return [];
  if ('kind' in value && (value.kind === 'hidden' || value.kind === 'rounded')) {
    const { kind, ...numbers } = value as { kind: string; value?: number; base?: number; below?: number };
    const fine =
      kind === 'hidden'
        ? JSON.stringify(numbers) === '{"below":40}'
        : numbers.base === 20 && (numbers.value ?? 0) >= 40 && (numbers.value ?? 1) % 20 === 0;
    return fine ? [] : [place];
  }
  return Object.entries(value).flatMap(([key, each]) => loose(each, `${place}/${key}`));
}
