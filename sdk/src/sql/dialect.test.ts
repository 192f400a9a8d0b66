import { CHILDREN } from '../plan/walk.js';
import type { Dialect } from './dialect.js';
import { duckdb } from './index.js';

// Types are checked by `npm test -- checks`; this file would not compile if a gap were allowed.

test('a dialect that lacks a function is no dialect', () => {
  const { like, ...functions } = duckdb.functions;
  // @ts-expect-error: every function of the plan must be written somehow
  const broken: Dialect = { ...duckdb, functions };
  expect(Object.keys(broken.functions)).not.toContain('like');
  expect(like.text).toContain('like');
});

test('a kind of node that nobody visits is an error', () => {
  const { let: named, ...rest } = CHILDREN;
  // @ts-expect-error: every kind of node says where its children are
  const broken: typeof CHILDREN = rest;
  expect(Object.keys(broken)).not.toContain('let');
  expect(named).toEqual(['of']);
});
