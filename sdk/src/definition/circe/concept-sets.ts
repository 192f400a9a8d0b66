import type { ConceptItem, InlineConceptSet } from '../concept-set.js';
import {
  flag,
  list,
  needed,
  object,
  optional,
  refuse,
  remark,
  text,
  wholeNumber,
  type At,
  type Content,
  type Read
} from './shape.js';

const LARGEST = 2_147_483_647;

/** A concept as ATLAS writes it out: the id decides, the rest describes it. */
const CONCEPT = {
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

const ITEM = {
  concept: needed(object(CONCEPT)),
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
      refuse(entry(at, index, 'id'), `Two concept sets have the id ${id}; it must be unique.`, id);
    ids.set(id, `s${index + 1}`);
  });
  const sets = read.map((set, index) => ({
    id: `s${index + 1}`,
    kind: 'inline' as const,
    name: set.name.slice(0, 300) || `Concept set ${index + 1}`,
    items: set.expression.items.map(item)
  }));
  return { sets, idOf: codeset => ids.get(codeset) };
};

function entry(at: At, index: number, name: string): At {
  return { ...at, path: [...at.path, index, name] };
}

function item({ concept, isExcluded, includeDescendants, includeMapped }: Content<typeof ITEM>): ConceptItem {
  return {
    conceptId: concept.CONCEPT_ID,
    ...(concept.CONCEPT_NAME === '' ? {} : { name: concept.CONCEPT_NAME.slice(0, 2_000) }),
    ...(includeDescendants ? { descendants: true } : {}),
    ...(includeMapped ? { mapped: true } : {}),
    ...(isExcluded ? { excluded: true } : {})
  };
}
