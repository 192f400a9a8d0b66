import { attributeColumn, BESIDE, type DomainKind, DOMAINS } from '@cohortlab/sdk/cdm';
import type { ResolvedCohort } from '@cohortlab/sdk/definition';
import { openDatabase } from '../release/database.js';
import { identifier, literal } from '../release/quote.js';

/** The concepts that a release holds most often, by `table.column`. */
export type CommonConcepts = ReadonlyMap<string, readonly number[]>;

export async function commonConcepts(release: string): Promise<CommonConcepts> {
  const database = await openDatabase(':memory:', { temporary: null });
  await database.run(`attach ${literal(release)} as release (read_only)`);
  await database.run('use release');
  const columns = await database.ask(
    `select table_name, column_name from duckdb_columns()
     where database_name = 'release' and schema_name = 'main' and column_name like '%concept_id'`
  );
  const found = new Map<string, readonly number[]>();
  for (const { table_name, column_name } of columns) {
    const [table, column] = [String(table_name), String(column_name)];
    const rows = await database.ask(
      `select ${identifier(column)} as common from ${identifier(table)} where common > 0
       group by 1 order by count(*) desc, 1 limit 6`
    );
    const concepts = rows.map(({ common }) => common as number);
    if (concepts.length > 0) found.set(`${table}.${column}`, concepts);
  }
  database.close();
  return found;
}

/**
 * A definition drawn at random, over concepts of a release: where it asks for a concept, it asks for
 * one that the column often holds. Without that nearly every cohort would be empty.
 */
export function overRelease(cohort: ResolvedCohort, common: CommonConcepts): ResolvedCohort {
  /** What the columns that a concept set is asked of hold. */
  const ofSet = new Map<unknown, readonly number[]>();

  const among = (value: unknown, concepts: readonly number[] | undefined): unknown => {
    if (Array.isArray(value)) return value.map(each => among(each, concepts));
    if (!isTree(value) || concepts === undefined) return value;
    if ('conceptSet' in value) ofSet.set(value['conceptSet'], concepts);
    return mapFields(value, (each, key) =>
      key === 'conceptId' && isDrawn(each) ? concepts[each % concepts.length] : among(each, concepts)
    );
  };
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isTree(value)) return value;
    const domain = DOMAINS.find(({ kind }) => kind === value['kind']);
    const attribute = (each: Tree): unknown =>
      among(each, common.get(columnOf(domain?.kind, String(each['kind']))));
    for (const [field, column] of [
      ['conceptSet', domain?.concept],
      ['sourceConceptSet', domain?.sourceConcept]
    ] as const) {
      const concepts = common.get(`${domain?.table}.${column}`);
      if (concepts !== undefined) ofSet.set(value[field], concepts);
    }
    return mapFields(value, (each, key) =>
      key === 'where' && Array.isArray(each) ? each.map(attribute) : visit(each)
    );
  };

  // Criteria come first: they say what each concept set is about.
  const { conceptSets, cohorts, ...rest } = cohort;
  const visited = visit(rest) as Tree;
  const saved = cohorts && mapFields(cohorts, each => overRelease(each as ResolvedCohort, common));
  return {
    ...visited,
    conceptSets: conceptSets.map(set => among(set, ofSet.get(set.id))),
    ...(saved && { cohorts: saved })
  } as unknown as ResolvedCohort;
}

/** Concepts of people, such as male and female, are real as they are; drawn ones count from 1,001. */
const isDrawn = (value: unknown): value is number =>
  typeof value === 'number' && value > 1_000 && value < 100_000 && !PEOPLE.has(value);
const PEOPLE = new Set([8507, 8532, 8527, 8516, 8515]);

/** The column that an attribute is read from, as `table.column`. */
function columnOf(kind: DomainKind | undefined, attribute: string): string {
  const own = kind && attributeColumn(kind, attribute === 'valueInUnits' ? 'unit' : attribute);
  const { table, column } = BESIDE[attribute] ?? {
    table: DOMAINS.find(domain => domain.kind === kind)?.table,
    column: own
  };
  return `${table}.${column}`;
}

type Tree = Readonly<Record<string, unknown>>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

const mapFields = (tree: Tree, change: (value: unknown, key: string) => unknown): Tree =>
  Object.fromEntries(Object.entries(tree).map(([key, each]) => [key, change(each, key)]));
