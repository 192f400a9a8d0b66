export * from './card.js';
export { COUNTED } from './concepts.js';
export { writeStatistics } from './statistics.js';
export { DESCRIBED } from './subject.js';
