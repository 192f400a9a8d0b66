import { statfs } from 'node:fs/promises';
import { availableParallelism, totalmem } from 'node:os';
import type { DuckDBLimits } from '../engine/duckdb/instance.js';

/** The service's share of the memory that there is: kernels with their frames live beside it. */
const MEMORY_SHARE = 0.4;
const DISK_SHARE = 0.5;
const LEAST_MEMORY_MB = 256;
const MB = 1024 ** 2;

export type Resources = Omit<DuckDBLimits, 'temporary'>;

/** A single question of a person's own gets this share of what its release has, and one connection. */
const QUESTION_SHARE = 0.25;

export function forQuestion(resources: Resources): Resources {
  return {
    ...resources,
    memoryMB: Math.max(LEAST_MEMORY_MB, Math.floor(QUESTION_SHARE * resources.memoryMB)),
    temporaryMB: Math.floor(QUESTION_SHARE * resources.temporaryMB),
    connections: { panel: 0, kernel: 1 }
  };
}

/** What each of `releases` databases may take of this machine, or of the cgroup that we are in. */
export async function resourcesFor(
  releases: number,
  work: string,
  memoryMB: number = MEMORY_SHARE * memoryOfMachine()
): Promise<Resources> {
  const shares = Math.max(1, releases);
  const { bavail, bsize } = await statfs(work);
  return {
    memoryMB: Math.max(LEAST_MEMORY_MB, Math.floor(memoryMB / shares)),
    temporaryMB: Math.floor((DISK_SHARE * bavail * bsize) / MB / shares),
    threads: availableParallelism(),
    // A running statement occupies a thread of Node's pool: 16 by UV_THREADPOOL_SIZE.
    connections: { panel: 4, kernel: 4 },
    patience: 10_000
  };
}

function memoryOfMachine(): number {
  const constrained = process.constrainedMemory();
  return (constrained > 0 ? Math.min(constrained, totalmem()) : totalmem()) / MB;
}
