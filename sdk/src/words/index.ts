export * from './as-text.js';
export * from './statement.js';
export * from './words.js';
