export * from './attributes.js';
export * from './domains.js';
export * from './meanings.js';
export * from './table.js';
export * from './tables.js';
export * from './units.js';
