export * from './as-text.js';
export * from './dataset.js';
export * from './part.js';
export * from './statement.js';
export * from './words.js';
