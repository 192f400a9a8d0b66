import type { z } from 'zod';
import { pointer, PROBLEM_CAP, shortValue, type Flaw } from './problem.js';
import { fieldsAt, valueAt } from './schema-walk.js';
import { didYouMean, listOf, subject } from './wording.js';

type Issue = z.core.$ZodIssue;

/** What zod calls a type, in words for a person. */
const TYPES: Record<string, string> = {
  string: 'text in double quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'an object in { }'
};

/** What is wrong with a value by its schema: one flaw per place, naming the field and the way out. */
export function explain(schema: z.ZodType, value: unknown, issues: readonly Issue[]): Flaw[] {
  const flaws = issues.slice(0, PROBLEM_CAP).flatMap(issue => {
    if (issue.code === 'unrecognized_keys') {
      const known = fieldsAt(schema, value, issue.path);
      return issue.keys
        .slice(0, PROBLEM_CAP)
        .map(key =>
          flaw([...issue.path, key], value, `There is no field "${key}" here. ${didYouMean(key, known)}`)
        );
    }
    const field = subject(issue.path);
    if (valueAt(value, issue.path) === undefined) {
      return flaw(issue.path, value, `${field} is missing: it must be ${wanted(issue)}.`);
    }
    return flaw(issue.path, value, `${field} must be ${wanted(issue)}.${hint(issue, value)}`);
  });
  // A value of the wrong type can fail further checks as well; the first says enough.
  const paths = flaws.map(({ path }) => path);
  return flaws.filter(({ path }, index) => paths.indexOf(path) === index);
}

function flaw(path: readonly PropertyKey[], root: unknown, message: string): Flaw {
  const value = valueAt(root, path);
  return { path: pointer(path), message, ...(value === undefined ? {} : { value: shortValue(value) }) };
}

/** What the schema wants at the place of an issue, as the end of a sentence. */
function wanted(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
    case 'invalid_union':
      return listOf(optionsOf(issue));
    case 'too_small':
      return size(issue.origin, 'at least', issue.minimum);
    case 'too_big':
      return size(issue.origin, 'at most', issue.maximum);
    default:
      return issue.message;
  }
}

function size(origin: string, bound: string, limit: number | bigint): string {
  if (origin === 'array') return `a list of ${bound} ${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  if (origin === 'string') return `text of ${bound} ${limit} ${limit === 1 ? 'character' : 'characters'}`;
  return `${bound} ${limit}`;
}

/** The words that a field or a tag may have. */
function optionsOf(issue: Issue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union' || !('options' in issue)) return [];
  return Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** The word that was probably meant, where there is more than one. */
function hint(issue: Issue, root: unknown): string {
  const value = valueAt(root, issue.path);
  const options = optionsOf(issue);
  const meant = typeof value === 'string' && options.length > 1 ? didYouMean(value, options, '') : '';
  return meant && ` ${meant}`;
}
