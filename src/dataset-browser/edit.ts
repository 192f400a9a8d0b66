import {
  isRecords,
  nextId,
  setsOfTable,
  type ConceptItem,
  type ConceptSet,
  type Dataset,
  type DatasetTable,
  type RecordsTable
} from '@cohortlab/sdk/definition';
import type { TableCard } from '@cohortlab/sdk';
import { firstColumns, wordsToTableName } from './defaults';

/**
 * Every edit of a dataset, as a function from one dataset to the next. None changes its argument.
 * Tables are named by their place in the file, because a name may be mid-change or taken twice.
 */

/** Gives the dataset another name; an empty one is kept back, a file cannot have it. */
export function renameDataset(dataset: Dataset, name: string): Dataset {
  const next = name.trim();
  return next === '' || next === dataset.name ? dataset : { ...dataset, name: next };
}

/** Says whom the dataset is about. */
export function chooseCohort(dataset: Dataset, cohort: Dataset['cohort']): Dataset {
  return { ...dataset, cohort };
}

/** Adds a table of the release with its first columns, under a name nobody else has. */
export function addTable(dataset: Dataset, card: TableCard, wish?: string): Dataset {
  const base = wordsToTableName(wish ?? card.domain) || card.name;
  const table: RecordsTable = {
    name: freeName(dataset, base),
    table: card.name,
    columns: firstColumns(card)
  };
  return { ...dataset, tables: [...dataset.tables, table] };
}

/** Takes a table away, with the concept set that only it used. */
export function removeTable(dataset: Dataset, place: number): Dataset {
  return tidy(dataset, { ...dataset, tables: dataset.tables.filter((_, at) => at !== place) });
}

/** Renames a table for the notebook. Ask `tableNameProblem` first. */
export function renameTable(dataset: Dataset, place: number, name: string): Dataset {
  const tables = dataset.tables.map((table, at) => (at === place ? { ...table, name } : table));
  return { ...dataset, tables };
}

/** Why a name cannot be given to the table: not a name, or another table has it. */
export function tableNameProblem(dataset: Dataset, place: number, name: string): 'form' | 'taken' | null {
  if (!/^[a-z][a-z0-9_]{0,62}$/.test(name)) {
    return 'form';
  }
  return dataset.tables.some((table, at) => at !== place && table.name === name) ? 'taken' : null;
}

/** Ticks or unticks one column; a new one takes its place in the order of the release. */
export function toggleColumn(
  dataset: Dataset,
  place: number,
  column: string,
  order: readonly string[]
): Dataset {
  return changeTable(dataset, place, table => {
    if (table.columns.includes(column)) {
      return { ...table, columns: table.columns.filter(name => name !== column) };
    }
    const before = new Set(order.slice(0, order.indexOf(column)));
    const place = Math.max(-1, ...table.columns.map((name, at) => (before.has(name) ? at : -1))) + 1;
    return { ...table, columns: [...table.columns.slice(0, place), column, ...table.columns.slice(place)] };
  });
}

/** Chooses exactly these columns. */
export function setColumns(dataset: Dataset, place: number, columns: readonly string[]): Dataset {
  return changeTable(dataset, place, table => ({ ...table, columns: [...columns] }));
}

/** The concepts that narrow a table; null when its set is kept in a file or there is none. */
export function conceptsOf(dataset: Dataset, place: number): readonly ConceptItem[] | null {
  const set = setOf(dataset, place);
  return set?.kind === 'inline' ? set.items : null;
}

/** The concept set of a table, or undefined when every record is taken. */
export function setOf(dataset: Dataset, place: number): ConceptSet | undefined {
  const table = dataset.tables[place];
  const id = table && isRecords(table) ? table.conceptSet : undefined;
  return id === undefined ? undefined : dataset.conceptSets.find(set => set.id === id);
}

/** Narrows a table to one more concept, its descendants included; nothing happens if it is there. */
export function addConcept(
  dataset: Dataset,
  place: number,
  concept: { readonly conceptId: number; readonly name: string }
): Dataset {
  const items = conceptsOf(dataset, place) ?? [];
  if (items.some(item => item.conceptId === concept.conceptId)) {
    return dataset;
  }
  const item: ConceptItem = { conceptId: concept.conceptId, name: concept.name, descendants: true };
  return withConcepts(dataset, place, [...items, item]);
}

/** Takes a concept off a table; without any, the table takes every record again. */
export function removeConcept(dataset: Dataset, place: number, conceptId: number): Dataset {
  const items = conceptsOf(dataset, place) ?? [];
  return withConcepts(
    dataset,
    place,
    items.filter(item => item.conceptId !== conceptId)
  );
}

/** Takes a concept with everything below it, or alone. */
export function toggleDescendants(dataset: Dataset, place: number, conceptId: number): Dataset {
  const items = conceptsOf(dataset, place) ?? [];
  return withConcepts(
    dataset,
    place,
    items.map(item => {
      if (item.conceptId !== conceptId) {
        return item;
      }
      const { descendants, ...alone } = item;
      return descendants === true ? alone : { ...alone, descendants: true };
    })
  );
}

/** Takes every record of the table's people again, whatever the set was. */
export function everyRecord(dataset: Dataset, place: number): Dataset {
  return tidy(
    dataset,
    changeTable(dataset, place, ({ conceptSet: _, ...table }) => table)
  );
}

/** What keeps a dataset from being saved or inserted, first things first. */
export function whatIsMissing(dataset: Dataset): 'tables' | 'columns' | null {
  if (dataset.tables.length === 0) {
    return 'tables';
  }
  const empty = (table: DatasetTable): boolean =>
    isRecords(table) ? table.columns.length === 0 : table.features.length === 0;
  return dataset.tables.some(empty) ? 'columns' : null;
}

function changeTable(
  dataset: Dataset,
  place: number,
  change: (table: RecordsTable) => RecordsTable
): Dataset {
  const tables = dataset.tables.map((table, at) =>
    at === place && isRecords(table) ? change(table) : table
  );
  return { ...dataset, tables };
}

/** A set written in the file is a table's own: one that two tables share is parted on change. */
function withConcepts(dataset: Dataset, place: number, items: readonly ConceptItem[]): Dataset {
  const first = items[0];
  if (first === undefined) {
    return everyRecord(dataset, place);
  }
  const old = setOf(dataset, place);
  const shared = usesOf(dataset).filter(id => id === old?.id).length > 1;
  const keep = old?.kind === 'inline' && !shared;
  const name = keep ? old.name : (first.name ?? String(first.conceptId)).slice(0, 300);
  const id = keep ? old.id : nextId(dataset, 's');
  const set: ConceptSet = { id, kind: 'inline', name, items: [...items] };
  const conceptSets = keep
    ? dataset.conceptSets.map(other => (other.id === id ? set : other))
    : [...dataset.conceptSets, set];
  return tidy(
    dataset,
    changeTable({ ...dataset, conceptSets }, place, table => ({ ...table, conceptSet: id }))
  );
}

/** Drops the sets that a table used before and none uses now. */
export function tidy(before: Dataset, after: Dataset): Dataset {
  const used = new Set(usesOf(before));
  const still = new Set(usesOf(after));
  const conceptSets = after.conceptSets.filter(set => still.has(set.id) || !used.has(set.id));
  return { ...after, conceptSets };
}

/** The ids of the concept sets that tables and features name, as often as they do. */
const usesOf = ({ tables }: Dataset): string[] => tables.flatMap(setsOfTable).map(({ id }) => id);

export function freeName(dataset: Dataset, base: string): string {
  const taken = new Set(dataset.tables.map(table => table.name));
  let name = base;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${base.slice(0, 59)}_${number}`;
  }
  return name;
}
