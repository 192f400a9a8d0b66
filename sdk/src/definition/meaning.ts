import { active } from './active.js';
import type { EventsCohort, PeopleCohort } from './cohort.js';
import type { ConceptItem, InlineConceptSet } from './concept-set.js';
import type { Attribute, Criterion } from './criterion.js';
import { isRecords, type DatasetTable } from './dataset.js';
import type { ResolvedCohort, ResolvedDataset } from './definition.js';
import { digestOf, textOf, type Json, type JsonObject } from './digest.js';
import type { Exit } from './exit.js';
import type { Conversion } from './feature.js';
import type { Group, Member } from './group.js';
import { isGroup } from './nodes.js';
import type { Resolved } from './reading.js';
import type { Occurrences } from './relation.js';

/** What a cohort refers to: digests of content by the name it uses, ids of concept sets and paths of cohorts. */
interface References {
  readonly sets: Digests;
  readonly cohorts: Digests;
}
type Digests = ReadonlyMap<string, string>;

/**
 * What a definition means, and nothing else. References must be resolved: the digest of the content
 * stands in their place, so that a set of 20,000 concepts is written once however often it is used.
 * Ids, names, notes, disabled nodes and what is said by default are left out; lists without order
 * are sorted, and hold nothing twice where that changes nothing. The version mark belongs to the
 * meaning: another version may mean something else.
 */
export function meaningOf(definition: Resolved): Json {
  switch (definition.kind) {
    case 'cohort':
      return cohort(definition.cohort);
    case 'dataset':
      return dataset(definition.dataset, definition.cohort);
    case 'concepts':
      return { $schema: definition.concepts.$schema, items: items(definition.concepts.items) };
  }
}

// What is left out is named and the rest is spread, so that a field added to the language counts.

function cohort({ cohorts = {}, ...definition }: ResolvedCohort): Json {
  const saved = Object.entries(cohorts).map(([path, each]) => [path, digestOf(cohort(each))] as const);
  const references = { sets: contents(definition.conceptSets), cohorts: new Map(saved) };
  return definition.kind === 'people'
    ? people(active(definition), references)
    : events(active(definition), references);
}

function people(definition: PeopleCohort, references: References): Json {
  const { name, notes, conceptSets, include, exclude, ...rest } = definition;
  const [first] = include;
  return {
    ...rest,
    // The first include group says when a person's time begins, if it asks for any record.
    start: first && asksForRecords(first) ? group(first, references) : null,
    include: set(include.map(each => group(each, references))),
    exclude: set(exclude.map(each => group(each, references)))
  };
}

function asksForRecords(node: Member): boolean {
  return isGroup(node) ? node.of.some(asksForRecords) : node.kind !== 'demographics';
}

function events(definition: EventsCohort, references: References): Json {
  const { name, notes, conceptSets, entry, steps, exit: end, censoring, ...rest } = definition;
  const { events: ways, qualifying, ...around } = entry;
  return said({
    ...rest,
    entry: said({
      ...around,
      events: set(ways.map(each => criterion(each, references))),
      qualifying: qualifying && { ...qualifying, group: group(qualifying.group, references) }
    }),
    // All steps must hold: their order is that of attrition only.
    steps: steps && set(steps.map(each => group(each, references))),
    exit: end && exit(end, references),
    censoring: censoring && set(censoring.map(each => criterion(each, references)))
  });
}

function exit(end: Exit, { sets }: References): Json | undefined {
  if (end.kind === 'endOfObservation') return undefined;
  return end.kind === 'drugEra'
    ? said({ ...end, conceptSet: content('concept set', end.conceptSet, sets) })
    : end;
}

function dataset(definition: ResolvedDataset, about: ResolvedCohort | null): Json {
  const { name, notes, conceptSets, cohort: own, tables, ...rest } = definition;
  const sets = contents(conceptSets);
  const meant = tables.map(each => table(each, sets));
  return { ...rest, cohort: about && cohort(about), tables: set(meant) };
}

/** A table says how its columns follow each other, so features keep their order; every record is what no kind says. */
function table(node: DatasetTable, sets: Digests): Json {
  if (isRecords(node)) {
    const { kind, conceptSet, ...rest } = node;
    return said({ ...rest, conceptSet: content('concept set', conceptSet, sets) });
  }
  const features = node.features.map(({ conceptSet, convert, ...feature }) =>
    said({
      ...feature,
      conceptSet: content('concept set', conceptSet, sets),
      convert: convert && conversion(convert)
    })
  );
  return { ...node, features };
}

function conversion({ to, from }: Conversion): Json {
  return {
    to: to.unit,
    from: set(from.map(({ name, ...unit }) => said({ ...unit, add: unit.add === 0 ? undefined : unit.add })))
  };
}

function group(node: Group, references: References): Json {
  const { id, name, notes, of: list, ...rest } = node;
  const members = list.map(member =>
    isGroup(member) ? group(member, references) : criterion(member, references)
  );
  // A member that is there twice counts twice where members are counted.
  const counted = node.kind === 'atLeast' || node.kind === 'atMost';
  return said({ ...rest, of: counted ? sorted(members) : set(members) });
}

function criterion(node: Criterion, references: References): Json {
  const attributes = node.where && set(node.where.map(each => attribute(each, references)));
  if (node.kind === 'demographics') {
    const { id, notes, where, ...facts } = node;
    return said({ ...facts, where: attributes });
  }
  const { id, notes, where, occurrences, windows, nested, ...event } = node;
  return said({
    ...event,
    ...referred(event, references),
    where: attributes,
    occurrences: occurrences && isDefault(occurrences) ? undefined : occurrences,
    windows: windows && set(windows),
    nested: nested && group(nested, references)
  });
}

/** The content of what an event refers to, in place of its ids and paths. */
function referred(event: object, { sets, cohorts }: References): JsonObject {
  const { conceptSet, sourceConceptSet, path } = event as Partial<
    Record<'conceptSet' | 'sourceConceptSet' | 'path', string>
  >;
  return {
    conceptSet: content('concept set', conceptSet, sets),
    sourceConceptSet: content('concept set', sourceConceptSet, sets),
    path: undefined,
    cohort: content('cohort', path, cohorts)
  };
}

function isDefault({ kind, count, distinct }: Occurrences): boolean {
  return kind === 'atLeast' && count === 1 && distinct === undefined;
}

function attribute(node: Attribute, { sets }: References): Json {
  if (node.kind === 'valueInUnits') {
    const { anyOf, ...rest } = node;
    return { ...rest, anyOf: set(anyOf.map(({ unit, ...each }) => ({ ...each, unit: concepts(unit) }))) };
  }
  if (!('is' in node)) return node;
  const { is } = node;
  if ('concepts' in is) return { ...node, is: { ...is, concepts: concepts(is.concepts) } };
  if ('conceptSet' in is)
    return { ...node, is: said({ ...is, conceptSet: content('concept set', is.conceptSet, sets) }) };
  return { ...node, is };
}

function concepts(list: readonly { readonly conceptId: number }[]): Json {
  return set(list.map(({ conceptId }) => conceptId));
}

function contents(sets: readonly InlineConceptSet[]): Digests {
  return new Map(sets.map(each => [each.id, digestOf(items(each.items))]));
}

function items(list: readonly ConceptItem[]): Json {
  return set(list.map(({ name, ...item }) => said(item)));
}

function content(noun: string, name: string | undefined, digests: Digests): string | undefined {
  if (name === undefined) return undefined;
  const found = digests.get(name);
  if (found === undefined) throw new Error(`There is no ${noun} "${name}": resolve the definition first.`);
  return found;
}

/** Without what says nothing: absent fields, and flags that are false. */
function said(fields: JsonObject): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, Json] => field[1] !== undefined && field[1] !== false
    )
  );
}

/** A list without order. */
function sorted(list: readonly Json[]): Json[] {
  return list
    .map(entry => ({ entry, text: textOf(entry) }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
    .map(({ entry }) => entry);
}

/** A list without order and doubles. */
function set(list: readonly Json[]): Json[] {
  return sorted([...new Map(list.map(entry => [textOf(entry), entry])).values()]);
}
