import type { Concept } from '../concept-choice.js';
import type { ConceptItem, InlineConceptSet } from '../concept-set.js';
import {
  cut,
  flag,
  inside,
  list,
  needed,
  object,
  optional,
  refuse,
  remark,
  text,
  wholeNumber,
  type Content,
  type Read
} from './shape.js';

/** Circe keeps ids of concepts and concept sets in 32 bits. */
const LARGEST = 2_147_483_647;

/** A concept as ATLAS writes it out: the id decides, the rest describes it. */
const CONCEPT_FIELDS = {
  CONCEPT_ID: needed(wholeNumber(0, LARGEST)),
  CONCEPT_NAME: optional(text, ''),
  CONCEPT_CODE: remark,
  CONCEPT_CLASS_ID: remark,
  DOMAIN_ID: remark,
  VOCABULARY_ID: remark,
  STANDARD_CONCEPT: remark,
  STANDARD_CONCEPT_CAPTION: remark,
  INVALID_REASON: remark,
  INVALID_REASON_CAPTION: remark,
  VALID_START_DATE: remark,
  VALID_END_DATE: remark,
  RECORD_COUNT: remark,
  DESCENDANT_RECORD_COUNT: remark,
  PERSON_COUNT: remark,
  DESCENDANT_PERSON_COUNT: remark
};

/** A concept, with the name that it had when it was picked. */
export const concept: Read<Concept> = (value, at) => {
  const read = object(CONCEPT_FIELDS)(value, at);
  return read && named(read);
};

function named({ CONCEPT_ID, CONCEPT_NAME }: Content<typeof CONCEPT_FIELDS>): Concept {
  return {
    conceptId: CONCEPT_ID,
    ...(CONCEPT_NAME === '' ? {} : { name: cut(CONCEPT_NAME, 2_000) })
  };
}

const ITEM = {
  concept: needed(concept),
  isExcluded: optional(flag, false),
  includeDescendants: optional(flag, false),
  includeMapped: optional(flag, false)
};

const CONCEPT_SET = {
  id: needed(wholeNumber(-LARGEST, LARGEST)),
  name: optional(text, ''),
  expression: needed(object({ items: needed(list(object(ITEM))) }))
};

/** The concept sets of an expression, and the id that one of Circe's has here. */
export interface ConceptSets {
  readonly sets: readonly InlineConceptSet[];
  readonly idOf: (codeset: number) => string | undefined;
}

/** Reads `ConceptSets`; ours are called s1, s2, … in the order of the file. */
export const conceptSets: Read<ConceptSets> = (value, at) => {
  const read = list(object(CONCEPT_SET))(value, at);
  if (read === undefined) return undefined;
  const ids = new Map<number, string>();
  read.forEach(({ id }, index) => {
    if (ids.has(id))
      refuse(inside(at, index, 'id'), `Two concept sets have the id ${id}; it must be unique.`, id);
    ids.set(id, `s${index + 1}`);
  });
  const sets = read.map((set, index) => ({
    id: `s${index + 1}`,
    kind: 'inline' as const,
    name: cut(set.name, 300) || `Concept set ${index + 1}`,
    items: set.expression.items.map(item)
  }));
  return { sets, idOf: codeset => ids.get(codeset) };
};

/** The id of a concept set, as one of ours. */
export const codeset =
  (sets: ConceptSets): Read<string> =>
  (value, at) => {
    const id = wholeNumber(-LARGEST, LARGEST)(value, at);
    if (id === undefined) return undefined;
    return sets.idOf(id) ?? refuse(at, `There is no concept set with the id ${id}.`, id);
  };

function item({
  concept: picked,
  isExcluded,
  includeDescendants,
  includeMapped
}: Content<typeof ITEM>): ConceptItem {
  return {
    ...picked,
    ...(includeDescendants ? { descendants: true } : {}),
    ...(includeMapped ? { mapped: true } : {}),
    ...(isExcluded ? { excluded: true } : {})
  };
}
