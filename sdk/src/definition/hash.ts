import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { ConceptItem, InlineConceptSet } from './concept-set.js';
import type { Criterion } from './criterion.js';
import type { ResolvedCohort, ResolvedDataset } from './definition.js';
import type { Group } from './group.js';
import type { Resolved } from './reading.js';

/** Plain JSON; what RFC 8785 gives one text for. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * SHA-256, in hexadecimal, over RFC 8785 of what a definition means. References must be resolved.
 * Ids, names and notes are left out; a criterion holds the content of its concept set; lists that
 * are sets (concept items, members of a group, groups, entry events) have no order and no doubles.
 */
export function meaningHash(definition: Resolved): string {
  return bytesToHex(sha256(utf8ToBytes(textOf(meaningOf(definition)))));
}

/** What is hashed. The version mark belongs to it: another version may mean something else. */
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

function cohort(definition: ResolvedCohort): Json {
  const sets = contents(definition.conceptSets);
  switch (definition.kind) {
    case 'people': {
      const { name, notes, conceptSets, include, exclude, ...rest } = definition;
      return {
        ...rest,
        start: start(include, sets),
        include: set(include.map(each => group(each, sets))),
        exclude: set(exclude.map(each => group(each, sets)))
      };
    }
    case 'events': {
      const { name, notes, conceptSets, entry, ...rest } = definition;
      const events = set(entry.events.map(event => criterion(event, sets)));
      return { ...rest, entry: { ...entry, events } };
    }
  }
}

/** The first include group says when a person's time begins, if it asks for any record. */
function start([first]: readonly Group[], sets: Contents): Json {
  return first?.of.some(member => member.kind !== 'demographics') ? group(first, sets) : null;
}

function dataset(definition: ResolvedDataset, people: ResolvedCohort | null): Json {
  const { name, notes, conceptSets, cohort: own, tables, ...rest } = definition;
  const sets = contents(conceptSets);
  const meant = tables.map(({ conceptSet, ...table }) =>
    said({ ...table, conceptSet: of(conceptSet, sets) })
  );
  return { ...rest, cohort: people && cohort(people), tables: set(meant) };
}

function group({ id, name, of: members, ...rest }: Group, sets: Contents): Json {
  return { ...rest, of: set(members.map(member => criterion(member, sets))) };
}

function criterion(node: Criterion, sets: Contents): Json {
  if (node.kind === 'demographics') {
    const { id, sex, race, ethnicity, ...facts } = node;
    return said({
      ...facts,
      sex: sex && set(sex),
      race: race && set(race),
      ethnicity: ethnicity && set(ethnicity)
    });
  }
  const { id, conceptSet, ...event } = node;
  return said({ ...event, conceptSet: of(conceptSet, sets) });
}

type Contents = ReadonlyMap<string, Json>;

function contents(sets: readonly InlineConceptSet[]): Contents {
  return new Map(sets.map(each => [each.id, items(each.items)]));
}

function items(list: readonly ConceptItem[]): Json {
  return set(list.map(({ name, ...item }) => said(item)));
}

function of(conceptSet: string | undefined, sets: Contents): Json | undefined {
  if (conceptSet === undefined) return undefined;
  const content = sets.get(conceptSet);
  if (content === undefined)
    throw new Error(`There is no concept set "${conceptSet}": resolve the definition first.`);
  return content;
}

/** Without what says nothing: absent fields, and flags that are false. */
function said(fields: { readonly [key: string]: Json | undefined }): Json {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, Json] => field[1] !== undefined && field[1] !== false
    )
  );
}

/** A list without order and doubles. */
function set(list: readonly Json[]): Json[] {
  const byText = new Map(list.map(entry => [textOf(entry), entry]));
  return [...byText.keys()].sort().flatMap(text => byText.get(text) ?? []);
}

function textOf(value: Json): string {
  return canonicalize(value) ?? '';
}
