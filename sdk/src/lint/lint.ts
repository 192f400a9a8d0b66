import type { Cohort, ResolvedCohort } from '../definition/index.js';
import { checkAttributes } from './attributes.js';
import { checkConceptSets, checkDomains } from './concept-sets.js';
import { checkDisabled } from './disabled.js';
import { checkEntry } from './entry.js';
import { checkEvents } from './events.js';
import { checkExit } from './exit.js';
import { checkFacts } from './facts.js';
import { checkGroups, checkLists } from './groups.js';
import { type Domains, type Look, lookAt } from './look.js';
import type { Remark, Severity } from './remark.js';
import { checkReach, checkWindows } from './windows.js';

/** Every check, in the order in which a person would go through a definition. */
const CHECKS: readonly ((look: Look) => Remark[])[] = [
  checkEntry,
  checkEvents,
  checkAttributes,
  checkWindows,
  checkReach,
  checkGroups,
  checkLists,
  checkFacts,
  checkExit,
  checkConceptSets,
  checkDomains,
  checkDisabled
];

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * What is odd about a cohort that can be read, the worst first. It looks at the definition alone; with
 * `domains`, what the vocabulary says of concepts, also at concepts of the wrong domain.
 */
export function lint(cohort: Cohort | ResolvedCohort, domains: Domains = new Map()): Remark[] {
  const look = lookAt(cohort as Cohort, domains);
  return CHECKS.flatMap(check => check(look)).sort((a, b) => RANK[a.severity] - RANK[b.severity]);
}
