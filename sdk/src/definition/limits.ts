/**
 * How large a definition may be. The service refuses more, by name, before it compiles anything.
 * Bytes count the UTF-8 text of a whole request; nodes are groups and criteria.
 */
export const LIMITS = Object.freeze({
  bytes: 4_000_000,
  nodes: 2_000,
  depth: 32,
  conceptItems: 20_000,
  files: 100
});
