import { compileConceptRemarks, type ReleaseFacts } from '@cohortlab/sdk/compile';
import {
  nodesOf,
  setsOfTable,
  setUsesOf,
  type ResolvedCohort,
  type ResolvedDataset
} from '@cohortlab/sdk/definition';
import { lint } from '@cohortlab/sdk/lint';
import type { Remark } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import { domainsOf } from '../vocabulary/index.js';
import { statementOf } from './statement.js';
import type { Subject } from './subject.js';

type Definition = ResolvedCohort | ResolvedDataset;

const MESSAGES = {
  conceptMissing: (id: string) => `Concept ${id} is not in the vocabulary of this release.`,
  conceptSetEmpty: (name: string) => `The concept set “${name}” selects no concept of this release.`,
  conceptSetUnused: (name: string) => `Nothing uses the concept set “${name}”.`
} as const satisfies Record<Exclude<Remark['code'], 'otherDomain'>, (what: string) => string>;

/** A node or concept set of a definition: where it stands, and what it is called. */
interface Place {
  readonly path: string;
  readonly name: string;
}

/**
 * What to know, on this release, of a definition that still runs. What is said of the cohort of a
 * dataset lies in another file, and has no place in the dataset's own.
 */
export async function remarksOn(
  ask: Ask,
  { dataset, cohort }: Subject,
  facts: ReleaseFacts
): Promise<Remark[]> {
  const own = dataset ?? cohort;
  const remarks = own ? await remarksIn(ask, own, facts) : [];
  if (!dataset || !cohort) return remarks;
  const elsewhere = await remarksIn(ask, cohort, facts);
  return [
    ...remarks,
    ...elsewhere.map(each => ({ ...each, path: '', message: `In the cohort: ${each.message}` }))
  ];
}

async function remarksIn(ask: Ask, definition: Definition, facts: ReleaseFacts): Promise<Remark[]> {
  const places = placesOf(definition);
  const plan = compileConceptRemarks(definition, facts);
  const statement = plan && statementOf(plan);
  const found = statement ? await ask(statement.sql, statement.parameters, statement.kept) : [];
  const inRelease = found.map(row => {
    const conceptId = row['concept_id'] as number | null;
    return remark(row['code'] as keyof typeof MESSAGES, places.get(String(row['node'])), conceptId);
  });
  const elsewhere = 'kind' in definition ? await otherDomains(ask, definition) : [];
  return [...inRelease, ...unused(definition, places), ...elsewhere].sort(
    (a, b) => compare(a.path, b.path) || compare(a.code, b.code) || (a.conceptId ?? 0) - (b.conceptId ?? 0)
  );
}

/** Criteria whose concepts are of another domain than their records: what `lint` says once it is told the domains. */
async function otherDomains(ask: Ask, cohort: ResolvedCohort): Promise<Remark[]> {
  const ids = cohort.conceptSets.flatMap(({ items }) => items.map(({ conceptId }) => conceptId));
  const remarks = lint(cohort, await domainsOf(ask, ids));
  return remarks.flatMap(({ code, path, message, wayOut }) =>
    code === 'otherDomain' ? [{ code, path, message: `${message} ${wayOut}` }] : []
  );
}

function unused(definition: Definition, places: ReadonlyMap<string, Place>): Remark[] {
  const uses =
    'kind' in definition
      ? setUsesOf(definition).map(({ id }) => id)
      : definition.tables.flatMap(table => setsOfTable(table).map(({ id }) => id));
  const used = new Set(uses);
  return definition.conceptSets
    .filter(({ id }) => !used.has(id))
    .map(({ id }) => remark('conceptSetUnused', places.get(id), null));
}

/** Concept sets and nodes by their ids. */
function placesOf(definition: Definition): ReadonlyMap<string, Place> {
  const nodes = 'kind' in definition ? nodesOf(definition) : [];
  return new Map([
    ...nodes.map(({ node, pointer }) => [node.id, { path: pointer, name: node.id }] as const),
    ...definition.conceptSets.map(
      ({ id, name }, index) => [id, { path: `/conceptSets/${index}`, name }] as const
    )
  ]);
}

function remark(code: keyof typeof MESSAGES, place: Place | undefined, conceptId: number | null): Remark {
  const { path = '', name = '' } = place ?? {};
  const message = MESSAGES[code](conceptId === null ? name : String(conceptId));
  return { code, path, message, ...(conceptId !== null && { conceptId }) };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
