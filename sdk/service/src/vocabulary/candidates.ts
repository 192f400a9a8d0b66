import type { Parameter } from '../engine/ask.js';
import { CONCEPT_COLUMNS, CONCEPTS } from './concepts.js';
import type { Part, Wanted } from './words.js';

/** The beginning of a statement that defines the relation `candidate`, with what it is bound to. */
export interface Candidates {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

type Parameters = Record<string, Parameter>;

/** A condition on `token` that a word sets; `name` is the parameter that holds the word. */
export type Spelling = (name: string, open: boolean, parameters: Parameters) => string;

export const EXACTLY: Spelling = (name, open, parameters) => {
  if (!open) return `token = $${name}`;
  // A range, because tokens are stored in order: DuckDB passes over what lies outside.
  parameters[`${name}_end`] = `${String(parameters[name])}\u{10FFFF}`;
  return `token between $${name} and $${name}_end`;
};

/** One slip in a word of four letters or more, two from seven on; of several spellings the nearest. */
export const NEARLY: Spelling = (name, open, parameters) => {
  const { length } = String(parameters[name]);
  const slips = length < 4 ? 0 : length < 7 ? 1 : 2;
  const distance = `damerau_levenshtein(${open ? `left(token, length($${name}))` : 'token'}, $${name})`;
  return `token in (select token from cohortlab.word where ${distance} <= ${slips}
    qualify rank() over (order by ${distance}) = 1)`;
};

/**
 * The concepts that fit: all parts, none of what is to be left out; or the one of that id. `named`
 * tells those whose name, synonym, code or id is the whole text.
 */
export function candidates(wanted: Wanted, domain: string | null, spelling: Spelling): Candidates {
  const parameters: Parameters = { whole: wanted.whole };
  const having = wanted.parts.map((part, place) => fitting(part, `p${place}`, spelling, parameters));
  const lacking = wanted.without.map((part, place) => fitting(part, `x${place}`, EXACTLY, parameters));
  const id = conceptId(wanted.whole);
  if (id !== null) parameters['id'] = id;
  if (domain !== null) parameters['domain'] = domain;
  const sql = `with fitting as materialized (
      ${[having.join(' intersect '), ...lacking].join(' except ')} ${id === null ? '' : 'union select $id'}),
    named as (
      select concept_id from main.concept semi join fitting using (concept_id)
      where lower(concept_code) = $whole or ${folded('concept_name')} = $whole ${id === null ? '' : 'or concept_id = $id'}
      union
      select concept_id from main.concept_synonym semi join fitting using (concept_id)
      where ${folded('concept_synonym_name')} = $whole),
    candidate as (
      select ${CONCEPT_COLUMNS}, concept_id in (select concept_id from named) as named
      from ${CONCEPTS} where concept_id in (select concept_id from fitting) and concept_id <> 0
        ${domain === null ? '' : 'and domain_id = $domain'})`;
  return { sql, parameters };
}

/** The ids of concepts that a part fits: by its words, or by a code that it is or begins. */
function fitting(part: Part, name: string, spelling: Spelling, parameters: Parameters): string {
  const { text, words, phrase, open } = part;
  const spelt = (suffix: string, value: string, open: boolean): string => {
    parameters[`${name}${suffix}`] = value;
    return `select concept_id from cohortlab.token where ${spelling(`${name}${suffix}`, open, parameters)}`;
  };
  const byWords = words
    .map((word, place) => spelt(`_${place}`, word, open && place === words.length - 1))
    .join(' intersect ');
  if (phrase) return `(${byWords} intersect ${containing(name, text, parameters)})`;
  if (words.length === 1 && words[0] === text) return `(${byWords})`;
  return `((${byWords}) union ${spelt('_code', text, open)})`;
}

function containing(name: string, text: string, parameters: Parameters): string {
  parameters[name] = text;
  return `(select concept_id from main.concept where contains(${folded('concept_name')}, $${name})
    union select concept_id from main.concept_synonym where contains(${folded('concept_synonym_name')}, $${name}))`;
}

/** As `fold` of `words.ts` does it. */
const folded = (column: string): string => `strip_accents(lower(${column}))`;

/** The concept id that a text is, or null. */
function conceptId(text: string): number | null {
  if (!/^\d{1,10}$/.test(text)) return null;
  const id = Number(text);
  return id <= 2_147_483_647 ? id : null;
}
