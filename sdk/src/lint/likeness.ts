import type { ConceptSet, Criterion, Group } from '../definition/index.js';

/** What has no part in the meaning of a node. */
const UNMEANT = ['id', 'name', 'notes', 'disabled'];
/** Lists whose order has no meaning. */
const UNORDERED = ['of', 'where', 'windows', 'concepts', 'items', 'unit', 'anyOf'];
/** Fields that name a concept set. */
const SETS = ['conceptSet', 'sourceConceptSet'];

/** A function that gives nodes of equal meaning one text; concept sets are alike when their lines are. */
export function likenessOf(sets: readonly ConceptSet[]): (node: Group | Criterion) => string {
  const alike = new Map(sets.map(set => [set.id, setLikeness(set)] as const));
  const first = new Map<string, string>();
  // A set can hold thousands of lines: nodes carry the id of the first set that is alike.
  for (const [id, text] of alike) if (!first.has(text)) first.set(text, id);
  const standIn = (id: string): string => first.get(alike.get(id) ?? '') ?? id;
  return node => text(node, standIn);
}

/** A text that two concept sets have in common if they hold the same. */
export const setLikeness = (set: ConceptSet): string =>
  set.kind === 'file' ? `file ${set.path}` : text({ items: set.items }, id => id);

function text(value: unknown, set: (id: string) => string): string {
  if (Array.isArray(value)) return `[${value.map(each => text(each, set)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const fields = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([key, each]) => !UNMEANT.includes(key) && each !== undefined && each !== false)
    .filter(([, each]) => !isDisabled(each))
    .map(([key, each]) => `${key}:${fieldText(key, each, set)}`);
  return `{${fields.sort().join()}}`;
}

function fieldText(key: string, value: unknown, set: (id: string) => string): string {
  if (SETS.includes(key) && typeof value === 'string') return set(value);
  if (!UNORDERED.includes(key) || !Array.isArray(value)) return text(value, set);
  const entries = value.filter(each => !isDisabled(each)).map(each => text(each, set));
  return `[${entries.sort().join()}]`;
}

const isDisabled = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (value as { disabled?: unknown }).disabled === true;
