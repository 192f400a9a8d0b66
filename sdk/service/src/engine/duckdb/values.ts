import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  DuckDBArrayValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  INTEGER,
  LIST,
  SQLNULL,
  VARCHAR,
  listValue,
  type DuckDBType,
  type DuckDBValue
} from '@duckdb/node-api';
import type { Parameter } from '../ask.js';

export interface Bindings {
  readonly values: Record<string, DuckDBValue>;
  readonly types: Record<string, DuckDBType>;
}

/** Parameters as DuckDB takes them. Plain arrays and untyped integers would be refused or guessed. */
export function bindings(parameters: Readonly<Record<string, Parameter>>): Bindings {
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, parameter] of Object.entries(parameters)) {
    const list = Array.isArray(parameter);
    values[name] = list ? listValue(parameter) : (parameter as DuckDBValue);
    types[name] = list ? LIST(listType(parameter)) : scalarType(parameter as Scalar);
  }
  return { values, types };
}

type Scalar = Exclude<Parameter, readonly unknown[]>;

/** Of a list: numbers are looked at together, whatever else is as its first value. */
function listType(values: readonly (number | bigint | string)[]): DuckDBType {
  const [first] = values;
  return typeof first === 'bigint' || typeof first === 'string'
    ? scalarType(first)
    : numberType(values as readonly number[]);
}

function scalarType(value: Scalar): DuckDBType {
  switch (typeof value) {
    case 'string':
      return VARCHAR;
    case 'boolean':
      return BOOLEAN;
    case 'bigint':
      return BIGINT;
    case 'number':
      return numberType([value]);
    default:
      return SQLNULL;
  }
}

function numberType(values: readonly number[]): DuckDBType {
  if (values.every(value => (value | 0) === value)) return INTEGER;
  return DOUBLE;
}

/** A row as `Ask` promises it: BIGINT as bigint, DATE as `YYYY-MM-DD`, a list as an array. */
export function plainRow(row: Record<string, DuckDBValue>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]));
}

function plain(value: DuckDBValue): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof DuckDBListValue || value instanceof DuckDBArrayValue) return value.items.map(plain);
  if (value instanceof DuckDBStructValue) return plainRow(value.entries as Record<string, DuckDBValue>);
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return value.toString();
}
