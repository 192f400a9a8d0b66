export * from './dataset.js';
export * from './lint.js';
export type { Domains } from './look.js';
export type { Remark, Severity } from './remark.js';
