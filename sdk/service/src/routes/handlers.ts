import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { ReleaseRef, Route } from '@cohortlab/sdk/wire';
import type { Work } from './work.js';

/** The names of the `:name` parts of a path. */
type PartsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | PartsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A request of one route, checked. */
export interface Call<R extends Route> {
  readonly parts: Readonly<Record<PartsOf<R['path']>, string>>;
  readonly body: R['body'] extends z.ZodType
    ? z.output<R['body']>
    : R['body'] extends 'arrow'
      ? Readable
      : undefined;
  /** The `Accept` header. */
  readonly accept: string;
  readonly work: Work;
}

/** Rows that are staged and wait to be sent. */
export interface Rows {
  readonly release: ReleaseRef;
  /** SHA-256 of the definition's meaning. */
  readonly hash: string;
  readonly rows: number;
  /** An Arrow IPC stream. */
  readonly pieces: AsyncIterable<Uint8Array>;
}

export type Answer<R extends Route> = R['answer'] extends z.ZodType ? z.output<R['answer']> : Rows;

/** One function per row of a route table: a route that nobody handles is a type error. */
export type Handlers<Table extends Readonly<Record<string, Route>>> = {
  readonly [K in keyof Table]: (call: Call<Table[K]>) => Promise<Answer<Table[K]>>;
};
