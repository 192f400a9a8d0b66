/** Concepts that a search gives when it does not say. */
export const SEARCH_LIMIT = 25;
