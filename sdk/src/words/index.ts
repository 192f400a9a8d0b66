export * from './as-text.js';
export * from './part.js';
export * from './statement.js';
export * from './words.js';
