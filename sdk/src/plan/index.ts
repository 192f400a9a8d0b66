export * from './columns.js';
export * from './express.js';
export type * from './expression.js';
export { type AggregateFn, type Fn } from './functions.js';
export * from './relate.js';
export * from './steps.js';
export type * from './relation.js';
export type * from './types.js';
export * from './walk.js';
