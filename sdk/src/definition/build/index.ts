export * from './attributes.js';
export * from './cohort.js';
export * from './concepts.js';
export type * from './drafts.js';
export * from './events.js';
export * from './groups.js';
export * from './ranges.js';
