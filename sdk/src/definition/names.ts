import { z } from 'zod';

/** The version marks of the three kinds of file; a file's only version mark is its `$schema`. */
export const SCHEMAS = Object.freeze({
  cohort: 'cohortlab:cohort/1',
  concepts: 'cohortlab:concepts/1',
  dataset: 'cohortlab:dataset/1'
});

/** Short, deterministic id of a node inside one file: `s1` (concept set), `g1` (group), `c1` (criterion). */
export const NodeId = z
  .string()
  .regex(/^[a-z][a-z0-9]{0,15}$/, 'a short id such as c1, g2 or s1')
  .meta({ id: 'NodeId', description: 'Short id of a node, unique inside its file.' });

/** What a person called something. Never part of the meaning. */
export const Name = z
  .string()
  .min(1)
  .max(300)
  .meta({ id: 'Name', description: 'A name for people to read; no part of the meaning.' });

/** Free text beside a node. Never part of the meaning. */
export const Notes = z
  .string()
  .max(20_000)
  .meta({ id: 'Notes', description: 'Free text; no part of the meaning.' });

/** A reference to another file: a POSIX path relative to the file that holds it. */
export const FilePath = z
  .string()
  .min(1)
  .max(1_000)
  .refine(path => !path.startsWith('/') && !/[\\\0]/.test(path), {
    error: 'a path relative to this file, with forward slashes'
  })
  .meta({ id: 'FilePath', description: 'POSIX path relative to the file that holds it.' });
