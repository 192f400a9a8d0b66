import { domainOf } from '../cdm/index.js';
import { active, setUsesOf, shortText, type ConceptSet } from '../definition/index.js';
import { setLikeness } from './likeness.js';
import type { Look } from './look.js';
import { error, note, type Remark, warning } from './remark.js';

/** Concept sets that nothing uses, that hold nothing, or that are there twice. */
export function checkConceptSets({ cohort }: Look): Remark[] {
  const used = new Set(setUsesOf(cohort).map(({ id }) => id));
  const counts = new Set(setUsesOf(active(cohort)).map(({ id }) => id));
  const first = new Map<string, string>();
  return cohort.conceptSets.flatMap((set, index) => {
    const path = `/conceptSets/${index}`;
    const likeness = setLikeness(set);
    const before = first.get(likeness);
    if (before === undefined) first.set(likeness, path);
    return [
      ...unused(set, path, used, counts),
      ...empty(set, path),
      ...(before === undefined || isBlank(set) ? [] : [twice(path, before)]),
      ...repeatedLines(set, path)
    ];
  });
}

function unused(set: ConceptSet, path: string, used: Set<string>, counts: Set<string>): Remark[] {
  if (counts.has(set.id)) return [];
  return used.has(set.id)
    ? [
        note(
          'setOnlyDisabled',
          path,
          'Only what is disabled uses this concept set.',
          'Enable what uses it, or take both out.'
        )
      ]
    : [
        warning(
          'setUnused',
          path,
          'Nothing uses this concept set.',
          'Name it in a criterion, or take it out.'
        )
      ];
}

const isBlank = (set: ConceptSet): boolean => set.kind === 'inline' && set.items.length === 0;

function empty(set: ConceptSet, path: string): Remark[] {
  if (set.kind === 'file' || set.items.some(({ excluded }) => !excluded)) return [];
  const message =
    set.items.length === 0
      ? 'This concept set is empty, so no record is in it.'
      : 'Every line of this concept set takes concepts away, so no record is in it.';
  return [error('setEmpty', path, message, 'Add a concept that is not excluded.')];
}

const twice = (path: string, before: string): Remark =>
  warning(
    'setTwice',
    path,
    `This concept set holds the same as ${before}.`,
    'Keep one of them, and name it in both places.'
  );

function repeatedLines(set: ConceptSet, path: string): Remark[] {
  if (set.kind === 'file') return [];
  const first = new Map<number, number>();
  const again = set.items.findIndex(({ conceptId }, index) => {
    if (first.has(conceptId)) return true;
    first.set(conceptId, index);
    return false;
  });
  if (again === -1) return [];
  const place = `${path}/items/${again}`;
  const message = `The concept ${set.items[again]!.conceptId} stands in more than one line of this concept set.`;
  return [note('lineTwice', place, message, 'Keep the line that is meant.')];
}

/** Concepts of another domain than the records that are asked for; only where the domain is known. */
export function checkDomains({ events, set, domains }: Look): Remark[] {
  if (domains.size === 0) return [];
  return events.flatMap(({ node, pointer }) => {
    if (node.kind === 'cohort' || !('conceptSet' in node) || node.conceptSet === undefined) return [];
    const { domainId, name } = domainOf(node.kind);
    const content = set(node.conceptSet);
    if (domainId === null || content?.kind !== 'inline') return [];
    const other = content.items.find(({ conceptId, excluded }) => {
      const domain = domains.get(conceptId);
      return !excluded && domain !== undefined && !domain.split('/').includes(domainId);
    });
    if (other === undefined) return [];
    const named = shortText(other.name ?? String(other.conceptId));
    const message = `“${named}” is of the domain ${domains.get(other.conceptId)}; records of ${name.toLowerCase()} have concepts of the domain ${domainId}.`;
    return [
      warning(
        'otherDomain',
        `${pointer}/conceptSet`,
        message,
        'Ask for events of that domain, or choose another concept.'
      )
    ];
  });
}
