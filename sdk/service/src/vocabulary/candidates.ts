import type { Parameter } from '../engine/ask.js';
import type { Part, Wanted } from './words.js';

/** The beginning of a statement that defines the relation `candidate`, with what it is bound to. */
export interface Candidates {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

type Parameters = Record<string, Parameter>;

/** A condition on `token` that a word sets; `name` is the parameter that holds the word. */
export type Spelling = (name: string, open: boolean, parameters: Parameters) => string;

/** Tokens are stored in order: of a range DuckDB reads little more than what lies inside. */
const startsWith = (name: string, start: string, parameters: Parameters): string => {
  parameters[`${name}_from`] = start;
  parameters[`${name}_to`] = `${start}\u{10FFFF}`;
  return `token between $${name}_from and $${name}_to`;
};

export const EXACTLY: Spelling = (name, open, parameters) => {
  const word = String(parameters[name]);
  if (!open) return `token = $${name}`;
  delete parameters[name];
  return startsWith(name, word, parameters);
};

/**
 * One slip in a word of four letters or more, two from seven on, none in its first letter; of several
 * spellings the nearest.
 */
export const NEARLY: Spelling = (name, open, parameters) => {
  const word = String(parameters[name]);
  const slips = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const [first = ''] = word;
  const distance = `damerau_levenshtein(${open ? `left(token, length($${name}))` : 'token'}, $${name})`;
  return `token in (
    select token from cohortlab.word where ${startsWith(name, first, parameters)} and ${distance} <= ${slips}
    qualify rank() over (order by ${distance}) = 1)`;
};

/**
 * The concepts that fit, each once: all parts, none of what is to be left out; or the one of that id.
 * Columns: `concept_id`, `people` (with descendants), `place` (layout.ts), and `named`: the whole text is
 * the concept's name, synonym, code or id.
 */
export function candidates(wanted: Wanted, domain: string | null, spelling: Spelling): Candidates {
  const parameters: Parameters = { whole: wanted.whole };
  // The last word is the one being typed and fits most: the others are looked up in its rows.
  const [last, ...others] = [...wanted.parts].reverse();
  if (last === undefined) throw new Error('There is nothing to look for.');
  const conditions = [
    fitting(last, 'p0', spelling, parameters),
    ...others.map((part, place) => isOf(fitting(part, `p${place + 1}`, spelling, parameters))),
    ...wanted.without.map((part, place) => `not ${isOf(fitting(part, `x${place}`, EXACTLY, parameters))}`),
    ...(domain === null ? [] : ['domain_id = $domain'])
  ];
  if (domain !== null) parameters['domain'] = domain;
  const id = conceptId(wanted.whole);
  if (id !== null) parameters['id'] = id;
  const byId = `union select concept_id, people, place from cohortlab.token where concept_id = $id
      ${domain === null ? '' : 'and domain_id = $domain'}`;
  const sql = `with named as (
      select concept_id from cohortlab.name where name = $whole ${id === null ? '' : 'union select $id'}),
    fitting as (
      select concept_id, people, place from cohortlab.token where ${conditions.join('\n        and ')}
      ${id === null ? '' : byId}),
    candidate as (
      select distinct concept_id, people, place, concept_id in (select concept_id from named) as named
      from fitting where concept_id <> 0)`;
  return { sql, parameters };
}

const isOf = (condition: string): string =>
  `concept_id in (select concept_id from cohortlab.token where ${condition})`;

/** A condition on rows of `token`: they are of concepts that a part fits, by its words, or by a code that it is or begins. */
function fitting(part: Part, name: string, spelling: Spelling, parameters: Parameters): string {
  const { text, words, phrase, open } = part;
  const spelt = (suffix: string, value: string, open: boolean): string => {
    parameters[`${name}${suffix}`] = value;
    return spelling(`${name}${suffix}`, open, parameters);
  };
  const [last = '', ...before] = [...words].reverse();
  const byWords = [
    spelt('_0', last, open),
    ...before.map((word, place) => isOf(spelt(`_${place + 1}`, word, false)))
  ].join(' and ');
  if (phrase) {
    parameters[name] = text;
    return `${byWords} and concept_id in (select concept_id from cohortlab.name where contains(name, $${name}))`;
  }
  return words.length === 1 && last === text ? byWords : `(${byWords} or ${spelt('_code', text, open)})`;
}

/** The concept id that a text is, or null. */
function conceptId(text: string): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const id = Number(text);
  return id <= 2_147_483_647 ? id : null;
}
