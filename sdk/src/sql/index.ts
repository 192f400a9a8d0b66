export type { Dialect } from './dialect.js';
export { duckdb } from './duckdb.js';
export { emit, type EmitOptions, type Emitted, emitSteps, type EmittedSteps, type KeptRows } from './emit.js';
export { escapeIdentifier, escapeString } from './escape.js';
export { postgres } from './postgres.js';
