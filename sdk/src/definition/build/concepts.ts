import type { Concept } from '../concept-choice.js';
import type { ConceptItem } from '../concept-set.js';
import type { ChoiceDraft, SetDraft } from './drafts.js';

/** A line of a concept set: the concept alone. */
export function concept(conceptId: number, name?: string): ConceptItem {
  return { conceptId, ...(name !== undefined && { name }) };
}

/** The concept with everything below it. */
export function descendants(conceptId: number, name?: string): ConceptItem {
  return { ...concept(conceptId, name), descendants: true };
}

/** The line with the source concepts that map to it. */
export function mapped(item: ConceptItem): ConceptItem {
  return { ...item, mapped: true };
}

/** The line taken away from what the other lines select. */
export function excluding(item: ConceptItem): ConceptItem {
  return { ...item, excluded: true };
}

/** A concept set written in the definition. */
export function conceptSet(name: string, ...items: readonly ConceptItem[]): SetDraft {
  return { kind: 'inline', name, items: [...items] };
}

/** A concept set kept in a file of its own; the path is relative to the definition's file. */
export function conceptFile(path: string): SetDraft {
  return { kind: 'file', path };
}

type Named = number | Concept;
const named = (concepts: readonly Named[]): Concept[] =>
  concepts.map(each => (typeof each === 'number' ? { conceptId: each } : each));

/** Any of these concepts. */
export function oneOf(...concepts: readonly Named[]): ChoiceDraft {
  return { kind: 'oneOf', concepts: named(concepts) };
}

/** A concept, but none of these. */
export function noneOf(...concepts: readonly Named[]): ChoiceDraft {
  return { kind: 'noneOf', concepts: named(concepts) };
}

/** A concept of the set. */
export function inSet(set: SetDraft): ChoiceDraft {
  return { kind: 'inSet', conceptSet: set };
}

/** A concept, but none of the set. */
export function notInSet(set: SetDraft): ChoiceDraft {
  return { kind: 'notInSet', conceptSet: set };
}

/** Any concept. */
export function recorded(): ChoiceDraft {
  return { kind: 'recorded' };
}

/** No concept. */
export function notRecorded(): ChoiceDraft {
  return { kind: 'notRecorded' };
}
