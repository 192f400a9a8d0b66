import { type CdmTableName, type CdmVersion, columnsOf, findColumn, tablesOf } from '../cdm/index.js';
import { type Table, table } from '../plan/index.js';

/** What must be known of a release to compile for it. */
export interface ReleaseFacts {
  /** The last day that the release covers, `YYYY-MM-DD`: "now" for every definition. */
  readonly cutOff: string;
  readonly cdmVersion: CdmVersion;
  /**
   * False where no two observation periods of a person share a day; then spans that last to the end
   * of observation need not be joined. Left out: they may.
   */
  readonly periodsOverlap?: boolean;
  /**
   * Whether it pays to find the entry events of a cohort before the rest of its statement is planned:
   * that takes about a millisecond, and saves what grows with the people. Left out: it does not.
   */
  readonly large?: boolean;
  /**
   * Tables of events that hold beside each record the observation period around its start, in the columns
   * `PERIOD`; a release has them only where no two periods of a person share a day. Left out: none, and
   * each event's period is looked up.
   */
  readonly eventPeriods?: readonly string[];
  /** The columns of each OMOP table that the release has, in lower case. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
}

/** The first and the last day of an observation period, as columns of `observation_period`. */
export const PERIOD = Object.freeze({
  start: 'observation_period_start_date',
  end: 'observation_period_end_date'
});

/** The same release for a plan that reads nothing but what OMOP has, so that it runs elsewhere too. */
export const asOmop = ({ eventPeriods, ...facts }: ReleaseFacts): ReleaseFacts => facts;

/** A release that has every table and column of a CDM version. */
export const wholeRelease = (cdmVersion: CdmVersion, cutOff: string): ReleaseFacts => ({
  cutOff,
  cdmVersion,
  columns: Object.fromEntries(
    tablesOf(cdmVersion).map(table => [table.name, columnsOf(table, cdmVersion).map(column => column.name)])
  )
});

/** A definition asks for a table or column that the release lacks; wire code `tableMissing`. */
export class TableMissing extends Error {
  readonly code = 'tableMissing';
  constructor(
    readonly table: string,
    readonly column: string | null
  ) {
    super(
      column === null
        ? `The release has no table ${table}.`
        : `The release has no column ${column} in its table ${table}.`
    );
  }
}

/** An OMOP table of the release, with the columns that will be read; throws `TableMissing`. */
export function releaseTable(release: ReleaseFacts, name: string, columns: readonly string[]): Table {
  const present = Object.hasOwn(release.columns, name) ? release.columns[name] : undefined;
  if (present === undefined) throw new TableMissing(name, null);
  const wanted = [...new Set(columns)].map(column => {
    const found = findColumn(name, column);
    if (found === undefined || !present.includes(column)) throw new TableMissing(name, column);
    return { name: column, type: found.type };
  });
  return table(name, wanted);
}

/** The same for a table known beforehand. */
export const omop = (release: ReleaseFacts, name: CdmTableName, ...columns: string[]): Table =>
  releaseTable(release, name, columns);

/** The same with the observation period beside each record. */
export function withPeriods({ name, columns }: Table): Table {
  const period = Object.values(PERIOD).map(column => ({ name: column, type: 'date' as const }));
  return table(name, [...columns, ...period]);
}
