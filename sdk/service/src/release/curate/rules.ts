import type { Rule } from './rule.js';
import { afterDeath } from './rules/after-death.js';
import { ages } from './rules/ages.js';
import { birthDetail } from './rules/birth-detail.js';
import { emptiedTables } from './rules/emptied-tables.js';
import { newConcepts } from './rules/new-concepts.js';
import { periodEnds } from './rules/period-ends.js';
import { rareCategories } from './rules/rare-categories.js';
import { researchIds } from './rules/research-ids.js';
import { shiftDates } from './rules/shift-dates.js';
import { smallAreas } from './rules/small-areas.js';
import { sourceText } from './rules/source-text.js';
import { suppressedConcepts } from './rules/suppressed-concepts.js';
import { unknownColumns } from './rules/unknown-columns.js';
import { unknownPeople } from './rules/unknown-people.js';
import { withdrawnPeople } from './rules/withdrawn-people.js';

/**
 * Every rule, in the order in which they run, whatever the order in a policy: first what removes
 * records while they are as the source has them, then dates, then what counts the people who are left,
 * then texts (from concepts that are final), ids last, since all before goes by the source's.
 */
export const RULES = Object.freeze([
  unknownColumns,
  withdrawnPeople,
  unknownPeople,
  emptiedTables,
  suppressedConcepts,
  newConcepts,
  afterDeath,
  periodEnds,
  shiftDates,
  ages,
  birthDetail,
  smallAreas,
  rareCategories,
  sourceText,
  researchIds
] as const) satisfies readonly Rule[];
