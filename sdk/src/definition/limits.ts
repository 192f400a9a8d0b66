/**
 * How large a definition may be. The service refuses more, by name, before it compiles anything.
 * Bytes count the UTF-8 text of a whole request; nodes are groups and criteria: DuckDB plans 500 in
 * seconds, 1,900 in a quarter of a minute, and planning cannot be interrupted. Saved cohorts count at each
 * use, as each is planned there.
 */
export const LIMITS = Object.freeze({
  bytes: 4_000_000,
  nodes: 500,
  depth: 32,
  conceptItems: 20_000,
  files: 100,
  cohortsInCohorts: 8,
  datasetColumns: 2_000,
  periods: 400
});
