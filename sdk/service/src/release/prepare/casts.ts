import type { ColumnType } from '@cohortlab/sdk/cdm';
import { SQL_TYPES } from '../tables.js';

/** Kinds of source type that are cast alike. */
type Family = 'integer' | 'float' | 'decimal' | 'text' | 'boolean' | 'date' | 'timestamp' | 'zoned' | 'other';

/** How a value is cast, and when that would lose something; both SQL over the column `c` of type `from`. */
interface Cast {
  readonly value: (c: string, to: string) => string;
  /** True of values that would not come through unharmed; null when all do. */
  readonly loses: ((c: string, to: string, from: string) => string) | null;
}

const FAMILIES: readonly (readonly [pattern: RegExp, family: Family])[] = [
  [/^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/, 'integer'],
  [/^(FLOAT|DOUBLE)$/, 'float'],
  [/^DECIMAL\(\d+,\d+\)$/, 'decimal'],
  [/^(VARCHAR|UUID|ENUM\([^]*\))$/, 'text'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DATE$/, 'date'],
  [/^TIMESTAMP(_S|_MS|_NS)?$/, 'timestamp'],
  [/^TIMESTAMP WITH TIME ZONE$/, 'zoned']
];

const familyOf = (type: string): Family => FAMILIES.find(([pattern]) => pattern.test(type))?.[1] ?? 'other';

const tried = (c: string, to: string): string => `try_cast(${c} as ${to})`;
/** A whole number as text: `12`, `12.0`, and `1.2e+05`, as R writes 120000. */
const WHOLE = '[+-]?[0-9]+([.]0*)?';
const SCIENTIFIC = '[+-]?[0-9]([.][0-9]+)?[eE][+]?[0-9]+';
/** A day without dashes, as OHDSI's vocabularies write it, gets them. */
const dashed = (c: string): string =>
  `case when regexp_full_match(${text(c)}, '[0-9]{8}') then ${text(c)}[:4] || '-' || ${text(c)}[5:6] || '-' || ${text(c)}[7:] else ${text(c)} end`;
/** Text without what surrounds it; empty text is no value. */
const text = (c: string): string => `nullif(trim(${c}::varchar), '')`;
const utc = (c: string): string => `(${c} at time zone 'UTC')`;

const toWhole: Partial<Record<Family, Cast>> = {
  integer: { value: tried, loses: (c, to) => `${tried(c, to)} is null` },
  float: {
    value: tried,
    loses: (c, to) => `coalesce(${tried(c, to)}::double <> ${c}::double, true)`
  },
  decimal: { value: tried, loses: (c, to) => `coalesce(${tried(c, to)} <> ${c}, true)` },
  text: {
    value: (c, to) => tried(text(c), to),
    loses: (c, to) =>
      `${text(c)} is not null and (${tried(text(c), to)} is null or not (regexp_full_match(${text(c)}, '${WHOLE}') or
        (regexp_full_match(${text(c)}, '${SCIENTIFIC}') and ${tried(text(c), 'double')} = ${tried(text(c), to)}::double)))`
  }
};

/** The casts that are known; any other pair of types carries nulls alone. */
const CASTS: Readonly<Record<ColumnType, Partial<Record<Family, Cast>>>> = {
  integer: toWhole,
  bigint: toWhole,
  float: {
    integer: { value: tried, loses: c => `${c}::double::hugeint <> ${c}::hugeint` },
    float: { value: tried, loses: null },
    decimal: {
      value: tried,
      loses: (c, _to, from) => `${tried(`${c}::double`, from)} is distinct from ${c}`
    },
    text: {
      value: (c, to) => tried(text(c), to),
      loses: (c, to) => `${text(c)} is not null and ${tried(text(c), to)} is null`
    }
  },
  date: {
    date: { value: c => c, loses: null },
    timestamp: { value: tried, loses: c => `${c}::date::timestamp <> ${c}::timestamp` },
    zoned: { value: c => `${utc(c)}::date`, loses: c => `${utc(c)}::date::timestamp <> ${utc(c)}` },
    text: {
      value: c => `${tried(dashed(c), 'timestamp')}::date`,
      loses: c =>
        `${text(c)} is not null and coalesce(${tried(dashed(c), 'timestamp')}::date::timestamp <> ${tried(dashed(c), 'timestamp')}, true)`
    }
  },
  datetime: {
    date: { value: tried, loses: null },
    timestamp: { value: tried, loses: (c, _to, from) => `${c}::timestamp::${from} <> ${c}` },
    zoned: { value: utc, loses: null },
    text: {
      value: (c, to) => tried(dashed(c), to),
      loses: (c, to) => `${text(c)} is not null and ${tried(dashed(c), to)} is null`
    }
  },
  string: {
    text: { value: c => `${c}::varchar`, loses: null },
    integer: { value: c => `${c}::varchar`, loses: null },
    float: {
      value: c =>
        `case when ${c} = trunc(${c}) and abs(${c}) < 1e18 then ${c}::bigint::varchar else ${c}::varchar end`,
      loses: null
    },
    decimal: { value: c => `${c}::varchar`, loses: null },
    boolean: { value: c => `${c}::varchar`, loses: null },
    date: { value: c => `${c}::varchar`, loses: null },
    timestamp: { value: c => `${c}::varchar`, loses: null },
    zoned: { value: c => `${utc(c)}::varchar`, loses: null }
  }
};

/** The cast of a column of the source to a type of the CDM: its value, and a condition on values that it would harm. */
export function castOf(
  column: string,
  from: string,
  to: ColumnType
): { value: string; loses: string | null } {
  const type = SQL_TYPES[to];
  const cast = CASTS[to][familyOf(from)];
  if (cast === undefined) return { value: `null::${type}`, loses: `${column} is not null` };
  const loses = cast.loses?.(column, type, from) ?? null;
  const same = from === type;
  return {
    value: same ? column : cast.value(column, type),
    loses: same || loses === null ? null : `${column} is not null and (${loses})`
  };
}

/** What a column that the CDM does not know is stored as: its own kind, without the finer points. */
const KEPT: Readonly<Record<Family, string>> = {
  integer: 'BIGINT',
  float: 'DOUBLE',
  decimal: 'DOUBLE',
  text: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  zoned: 'TIMESTAMP',
  other: 'VARCHAR'
};

/** The type under which a column that the CDM does not know is kept. */
export function keptType(from: string): string {
  return KEPT[familyOf(from)];
}
