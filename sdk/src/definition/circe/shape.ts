import { pointer, PROBLEM_CAP, shortValue, type Flaw } from '../problem.js';
import { didYouMean, listOf, subject } from '../wording.js';

/** A place in the JSON that is being read, and where flaws are noted. */
export interface At {
  readonly path: readonly (string | number)[];
  readonly flaws: Flaw[];
}

/** Reads one value. Undefined: it cannot be used, and a flaw says why. */
export type Read<T> = (value: unknown, at: At) => T | undefined;

export interface ReadField<T> {
  readonly kind: 'read';
  readonly read: Read<T>;
  /** What an absent field (or null) stands for; without one, the field must be there. */
  readonly absent?: T;
}

/** What a field of Circe JSON is to us; each object of Circe is a table of its fields. */
export type Field<T = unknown> =
  | ReadField<T>
  /** Known, and refused by name unless it says nothing: the language has no word for it. */
  | { readonly kind: 'beyond'; readonly why: string }
  /** Says nothing about who is in the cohort. */
  | { readonly kind: 'remark' };

export type Fields = Readonly<Record<string, Field>>;

/** The fields that were read, by name. */
export type Content<T extends Fields> = {
  [K in keyof T as T[K] extends ReadField<unknown> ? K : never]: T[K] extends ReadField<infer V> ? V : never;
};

export const needed = <T>(read: Read<T>): ReadField<T> => ({ kind: 'read', read });
export const optional = <T>(read: Read<T>, absent: T): ReadField<T> => ({ kind: 'read', read, absent });
export const remark: Field = { kind: 'remark' };

/** A field that the language has no word for; `why` is a sentence. */
export const beyond = (why: string): Field => ({ kind: 'beyond', why });

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Notes a flaw at a place; the value that stands there is cut short. */
export function refuse({ path, flaws }: At, message: string, value?: unknown): undefined {
  flaws.push({
    path: pointer(path),
    message,
    ...(value === undefined ? {} : { value: shortValue(value) })
  });
}

/** Refuses what the language has no word for. */
export function refuseBeyond(at: At, why: string, value: unknown): undefined {
  return refuse(
    at,
    `${subject(at.path)} is not read: ${why} Without it this would be another cohort.`,
    value
  );
}

/** A place inside the place. */
export function inside(at: At, ...keys: (string | number)[]): At {
  return { ...at, path: [...at.path, ...keys] };
}

/** An object by the table of its fields; fields that the table does not have are refused by name. */
export function object<T extends Fields>(fields: T): Read<Content<T>> {
  return (value, at) => {
    if (!isObject(value)) return refuse(at, `${subject(at.path)} must be an object in { }.`, value);
    const names = Object.keys(fields);
    for (const name of Object.keys(value)) {
      if (!Object.hasOwn(fields, name) && at.flaws.length < PROBLEM_CAP) {
        const message = `ATLAS has no field "${name}" here. ${didYouMean(name, names)}`;
        refuse(inside(at, name), message, value[name]);
      }
    }
    let usable = true;
    const content: Record<string, unknown> = {};
    for (const name of names) {
      const field = fields[name];
      const given = Object.hasOwn(value, name) ? value[name] : undefined;
      const place = inside(at, name);
      if (field?.kind === 'beyond' && given !== undefined && given !== null) {
        refuseBeyond(place, field.why, given);
      }
      if (field?.kind !== 'read') continue;
      content[name] =
        given === undefined || given === null ? orAbsent(field, place) : field.read(given, place);
      if (content[name] === undefined) usable = false;
    }
    return usable ? (content as Content<T>) : undefined;
  };
}

function orAbsent<T>(field: ReadField<T>, at: At): T | undefined {
  return 'absent' in field ? field.absent : refuse(at, `${subject(at.path)} is missing.`);
}

/** A list, read entry by entry. */
export function list<T>(read: Read<T>, least = 0, most = Infinity): Read<T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, `${subject(at.path)} must be a list in [ ].`, value);
    if (value.length < least) {
      return refuse(
        at,
        `${subject(at.path)} needs at least ${least} ${least === 1 ? 'entry' : 'entries'}.`,
        value
      );
    }
    if (value.length > most) {
      return refuse(at, `${subject(at.path)} has ${value.length} entries; ${most} are allowed.`);
    }
    const entries = value.map((entry, index) => read(entry, inside(at, index)));
    return entries.every(entry => entry !== undefined) ? (entries as T[]) : undefined;
  };
}

/** A whole number between two bounds, both included. */
export function wholeNumber(low: number, high: number): Read<number> {
  return (value, at) =>
    typeof value === 'number' && Number.isInteger(value) && value >= low && value <= high
      ? value
      : refuse(at, `${subject(at.path)} must be a whole number from ${low} to ${high}.`, value);
}

export const flag: Read<boolean> = (value, at) =>
  typeof value === 'boolean' ? value : refuse(at, `${subject(at.path)} must be true or false.`, value);

export const text: Read<string> = (value, at) =>
  typeof value === 'string' ? value : refuse(at, `${subject(at.path)} must be text in double quotes.`, value);

/** The beginning of a text, never with half a character at its end. */
export function cut(given: string, most: number): string {
  return given.length > most ? given.slice(0, most).replace(/[\uD800-\uDBFF]$/, '') : given;
}

/** One of a few words, in their own case. */
export function choice<T>(words: Readonly<Record<string, T>>): Read<T> {
  return (value, at) =>
    typeof value === 'string' && Object.hasOwn(words, value)
      ? words[value]
      : refuse(at, `${subject(at.path)} must be ${listOf(Object.keys(words))}.`, value);
}

/** One of a few words, whatever their case; the words are given in lower case. */
export function word<T>(words: Readonly<Record<string, T>>): Read<T> {
  const read = choice(words);
  return (value, at) => read(typeof value === 'string' ? value.toLowerCase() : value, at);
}
