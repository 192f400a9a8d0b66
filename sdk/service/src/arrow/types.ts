import {
  Bool,
  type DataType,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  Schema,
  TimestampMicrosecond,
  Uint16,
  Uint32,
  Uint8,
  Utf8
} from 'apache-arrow';
import { indexWidth, type ColumnType } from '../engine/chunk.js';
import type { StagedColumn } from '../engine/engine.js';

const TYPES: Readonly<Record<Exclude<ColumnType, 'category'>, () => DataType>> = {
  boolean: () => new Bool(),
  int32: () => new Int32(),
  int64: () => new Int64(),
  float64: () => new Float64(),
  date: () => new DateDay(),
  timestamp: () => new TimestampMicrosecond(),
  text: () => new Utf8()
};

const INDEX = { 1: () => new Uint8(), 2: () => new Uint16(), 4: () => new Uint32() } as const;

/** The Arrow type of a staged column. A dictionary's id is the place of its column. */
export function arrowType({ type, categories = [] }: StagedColumn, place: number): DataType {
  if (type !== 'category') return TYPES[type]();
  return new Dictionary(new Utf8(), INDEX[indexWidth(categories.length)](), place);
}

export function arrowSchema(columns: readonly StagedColumn[]): Schema {
  return new Schema(columns.map((column, place) => new Field(column.name, arrowType(column, place), true)));
}
