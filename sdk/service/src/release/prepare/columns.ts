import {
  type CdmVersion,
  columnsOf,
  domainOfTable,
  findColumn,
  isExtension,
  type Table
} from '@cohortlab/sdk/cdm';
import { isEventPeriod } from '../event-periods.js';
import { identifier } from '../quote.js';
import { SQL_TYPES } from '../tables.js';
import { castOf, keptType } from './casts.js';
import { noneOf, type SourceProblem } from './problem.js';

/** A column as the source has it; the type is DuckDB's name for it. */
export interface SourceColumn {
  readonly name: string;
  readonly type: string;
}

/** A column of the release: where it comes from and how. */
export interface ReleaseColumn {
  readonly name: string;
  readonly type: string;
  /** SQL over the source. */
  readonly value: string;
  /** SQL: true of records whose value would be harmed; null when none can be. */
  readonly loses: string | null;
  /** The column of the source; null when there is none. */
  readonly source: string | null;
}

/** Without these a table says nothing that a query could use. */
const ESSENTIAL: Readonly<Record<string, readonly string[]>> = {
  person: ['person_id', 'gender_concept_id', 'year_of_birth'],
  concept: [
    'concept_id',
    'concept_name',
    'domain_id',
    'vocabulary_id',
    'concept_class_id',
    'standard_concept',
    'concept_code'
  ],
  concept_ancestor: ['ancestor_concept_id', 'descendant_concept_id']
};

function essential(table: Table): readonly string[] {
  const domain = domainOfTable(table.name);
  if (isExtension(table)) return ['person_id'];
  return ESSENTIAL[table.name] ?? (domain ? ['person_id', domain.start] : []);
}

/**
 * How each column of a table comes about: those of the CDM version first, in its order, null when the
 * source lacks them; then whatever else the source has, but for what a release adds itself.
 */
export function columnsFor(
  table: Table,
  version: CdmVersion,
  source: readonly SourceColumn[],
  file: string
): { readonly columns: readonly ReleaseColumn[]; readonly problems: readonly SourceProblem[] } {
  const bySpelling = new Map<string, SourceColumn>();
  const problems: SourceProblem[] = [];
  for (const column of source) {
    const name = column.name.toLowerCase();
    if (bySpelling.has(name))
      problems.push({ file, column: column.name, message: 'the file has this column twice.' });
    bySpelling.set(name, column);
  }
  if (![...bySpelling.keys()].some(name => findColumn(table.name, name)))
    problems.push({ file, message: noneOf(table.name) });
  else
    for (const name of essential(table).filter(name => !bySpelling.has(name)))
      problems.push({ file, column: name, message: 'the file lacks this column, which a release needs.' });

  const ofVersion = columnsOf(table, version).map(({ name }) => name);
  const others = [...bySpelling.keys()].filter(
    name => !ofVersion.includes(name) && !isEventPeriod(table.name, name)
  );
  const columns = [...ofVersion, ...others].map(name => releaseColumn(table, name, bySpelling.get(name)));
  return { columns, problems };
}

function releaseColumn(table: Table, name: string, source: SourceColumn | undefined): ReleaseColumn {
  const known = findColumn(table.name, name);
  const type = known ? SQL_TYPES[known.type] : keptType(source?.type ?? 'VARCHAR');
  if (source === undefined) return { name, type, value: `null::${type}`, loses: null, source: null };
  const quoted = identifier(source.name);
  const cast = known ? castOf(quoted, source.type, known.type) : { value: `${quoted}::${type}`, loses: null };
  return { name, type, ...cast, source: source.name };
}

/** The version whose own columns and tables the source shows; null when it shows neither's. */
export function versionShown(
  tables: readonly { readonly table: Table; readonly columns: readonly SourceColumn[] }[]
): CdmVersion | null {
  const votes: Record<CdmVersion, number> = { '5.3': 0, '5.4': 0 };
  for (const { table, columns } of tables) {
    if (table.only) votes[table.only] += 1;
    for (const { name } of columns) {
      const only = findColumn(table.name, name.toLowerCase())?.only;
      if (only) votes[only] += 1;
    }
  }
  if (votes['5.3'] === votes['5.4']) return null;
  return votes['5.4'] > votes['5.3'] ? '5.4' : '5.3';
}
