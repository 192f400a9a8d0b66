export { readConcept, type ConceptDetails, MOST_RELATIVES } from './concept.js';
export type { Concept } from './concepts.js';
export { searchConcepts, type Found, type Search } from './search.js';
