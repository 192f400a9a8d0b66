export * from './as-text.js';
export { changeAsText, changesBetween, type Change } from './changes.js';
export * from './dataset.js';
export * from './part.js';
export * from './statement.js';
export type { Piece } from './word-changes.js';
export * from './words.js';
