import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Cohort } from './cohort.js';
import type { ConceptSet } from './concept-set.js';
import type { Dataset } from './dataset.js';
import type { Definition } from './definition.js';
import { LIMITS } from './limits.js';
import { nodesOf } from './nodes.js';
import { PROBLEM_CAP, shortValue, type Flaw } from './problem.js';
import { didYouMean } from './wording.js';

/** What a schema cannot say of a definition: limits, unique ids, references inside the file. */
export function checkDefinition(definition: Definition): Flaw[] {
  switch (definition.kind) {
    case 'cohort':
      return checkCohort(definition.cohort);
    case 'dataset':
      return checkDataset(definition.dataset);
    case 'concepts':
      return checkItems('', definition.concepts.items.length);
  }
}

/** Concept items count together, wherever they are kept. */
export function checkItems(path: string, items: number): Flaw[] {
  if (items <= LIMITS.conceptItems) return [];
  const message = `There are ${items} concept items; ${LIMITS.conceptItems} are allowed. Take fewer concepts with descendants.`;
  return [{ path, message }];
}

/** The text of a whole request, in UTF-8. */
export function checkBytes(texts: readonly string[]): Flaw[] {
  const bytes = texts.reduce((sum, text) => sum + utf8ToBytes(text).length, 0);
  if (bytes <= LIMITS.bytes) return [];
  return [{ path: '', message: `The definition has ${bytes} bytes; ${LIMITS.bytes} are allowed.` }];
}

function checkCohort(cohort: Cohort): Flaw[] {
  const nodes = nodesOf(cohort);
  if (nodes.length > LIMITS.nodes) {
    const message = `There are ${nodes.length} groups and criteria; ${LIMITS.nodes} are allowed.`;
    return [{ path: '', message: `${message} Use concept sets with several concepts.` }];
  }
  const deep = nodes.find(({ depth }) => depth > LIMITS.depth);
  const uses = nodes.flatMap(({ node, pointer }) =>
    'conceptSet' in node && node.conceptSet !== undefined ? [{ id: node.conceptSet, pointer }] : []
  );
  return [
    ...(deep ? [{ path: deep.pointer, message: `Groups lie more than ${LIMITS.depth} levels deep.` }] : []),
    ...uniqueIds([
      ...placedSets(cohort.conceptSets),
      ...nodes.map(n => ({ id: n.node.id, pointer: n.pointer }))
    ]),
    ...knownSets(cohort.conceptSets, uses),
    ...checkItems('/conceptSets', countItems(cohort.conceptSets))
  ];
}

function checkDataset(dataset: Dataset): Flaw[] {
  const uses = dataset.tables.flatMap(({ conceptSet }, index) =>
    conceptSet === undefined ? [] : [{ id: conceptSet, pointer: `/tables/${index}` }]
  );
  const names = dataset.tables.map((table, index) => ({ value: table.name, path: `/tables/${index}/name` }));
  const columns = dataset.tables.map((table, index) =>
    table.columns.map((value, column) => ({ value, path: `/tables/${index}/columns/${column}` }))
  );
  return [
    ...uniqueIds(placedSets(dataset.conceptSets)),
    ...knownSets(dataset.conceptSets, uses),
    ...checkItems('/conceptSets', countItems(dataset.conceptSets)),
    ...repeated(names, 'The table name'),
    ...columns.flatMap(list => repeated(list, 'The column'))
  ];
}

/** Concept items that the file itself holds; those in other files are counted when they are read. */
export function countItems(sets: readonly ConceptSet[]): number {
  return sets.reduce((sum, set) => sum + (set.kind === 'inline' ? set.items.length : 0), 0);
}

interface Placed {
  readonly id: string;
  readonly pointer: string;
}

function placedSets(sets: readonly ConceptSet[]): Placed[] {
  return sets.map(({ id }, index) => ({ id, pointer: `/conceptSets/${index}` }));
}

function uniqueIds(nodes: readonly Placed[]): Flaw[] {
  return repeated(
    nodes.map(({ id, pointer }) => ({ value: id, path: `${pointer}/id` })),
    'The id'
  );
}

function repeated(entries: readonly { value: string; path: string }[], what: string): Flaw[] {
  const first = new Map<string, string>();
  return entries.flatMap(({ value, path }) => {
    const before = first.get(value);
    if (before !== undefined) {
      const message = `${what} "${value}" is taken already at ${before}; it must be unique.`;
      return [{ path, message, value: shortValue(value) }];
    }
    first.set(value, path);
    return [];
  });
}

function knownSets(sets: readonly ConceptSet[], uses: readonly Placed[]): Flaw[] {
  const known = sets.map(set => set.id);
  const ids = new Set(known);
  return uses
    .filter(({ id }) => !ids.has(id))
    .slice(0, PROBLEM_CAP)
    .map(({ id, pointer }) => ({
      path: `${pointer}/conceptSet`,
      message: `There is no concept set "${id}" in this file. ${didYouMean(id, known, known.length > 0 ? undefined : 'Add it under "conceptSets".')}`,
      value: shortValue(id)
    }));
}
