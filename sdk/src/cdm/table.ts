/** The versions of the OMOP CDM that a release can have. */
export const CDM_VERSIONS = ['5.3', '5.4'] as const;
export type CdmVersion = (typeof CDM_VERSIONS)[number];

/** `bigint`: ids of people and records, 64 bits. `integer`: concept ids and numbers of 32 bits. `datetime`: without zone. */
export type ColumnType = 'integer' | 'bigint' | 'float' | 'date' | 'datetime' | 'string';

/** What a table is about; one file each in this room. `extension`: not OMOP's own, but All of Us's. */
export type Subject = 'clinical' | 'healthSystem' | 'derived' | 'vocabulary' | 'extension';

export interface Column<Name extends string = string> {
  readonly name: Name;
  readonly type: ColumnType;
  /** Never null, by the CDM's rules; real data break them. */
  readonly required: boolean;
  /** The only version that has the column; null when all have it. */
  readonly only: CdmVersion | null;
  /** Not OMOP's own: All of Us adds it. A release has it when its source does. */
  readonly extension: boolean;
}

export interface Table<Name extends string = string, ColumnName extends string = string> {
  readonly name: Name;
  readonly subject: Subject;
  /** What people call the records: `Conditions`. */
  readonly title: string;
  /** One line for people. */
  readonly meaning: string;
  /** The only version that has the table; null when all have it. */
  readonly only: CdmVersion | null;
  readonly columns: readonly Column<ColumnName>[];
}

/** A column in one word: its type, `!` when required, then the only version that has it: `date! 5.4`, or who adds it. */
type ColumnSpec = `${ColumnType}${'' | '!'}${'' | ` ${CdmVersion | 'extension'}`}`;

interface TableSpec {
  readonly title: string;
  readonly meaning: string;
  readonly only?: CdmVersion;
  readonly columns: Readonly<Record<string, ColumnSpec>>;
}

type Tables<Specs extends Record<string, TableSpec>> = {
  readonly [Name in keyof Specs & string]: Table<Name, keyof Specs[Name]['columns'] & string>;
};

function column(name: string, spec: ColumnSpec, subject: Subject): Column {
  const [type = '', mark = null] = spec.split(' ') as [string, (CdmVersion | 'extension')?];
  return Object.freeze({
    name,
    type: type.replace('!', '') as ColumnType,
    required: type.endsWith('!'),
    only: mark === 'extension' ? null : mark,
    extension: mark === 'extension' || subject === 'extension'
  });
}

/** The tables of one subject from their compact rows; columns keep the order written. */
export function tables<const Specs extends Record<string, TableSpec>>(
  subject: Subject,
  specs: Specs
): Tables<Specs> {
  const made = Object.entries(specs).map(([name, { title, meaning, only = null, columns }]) => [
    name,
    Object.freeze({
      name,
      subject,
      title,
      meaning,
      only,
      columns: Object.freeze(Object.entries(columns).map(([key, spec]) => column(key, spec, subject)))
    })
  ]);
  return Object.freeze(Object.fromEntries(made));
}
