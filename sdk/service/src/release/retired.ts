import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { explain, parseStrictJson } from '@cohortlab/sdk/definition';
import { z } from 'zod';

/**
 * The list of releases that are used no more, in the folder where they lie. Releases stand in it by
 * their id: a file can be renamed, and what was written into it stays as it was made.
 */
export const RETIRED_FILE = 'cohortlab-retired.json';

/** Text for people in one line: no control characters, which a terminal or a log would obey. */
const line = (most: number) => z.string().regex(new RegExp(`^[^\\p{C}]{1,${most}}$`, 'u'));

const Retired = z.strictObject({
  /** The release's id. */
  id: z.string().regex(/^[0-9a-f]{64}$/),
  /** What it was called, for whoever reads the list. */
  name: line(200),
  /** Name or id of the release to use instead. */
  replacedBy: line(200),
  reason: line(200).optional(),
  /** Since when, `YYYY-MM-DD`. */
  on: z.string().regex(/^\d{4}-\d\d-\d\d$/)
});
export type Retired = z.infer<typeof Retired>;

const List = z.strictObject({ $schema: z.literal('cohortlab:retired/1'), releases: z.array(Retired) });

/** Thrown when a list cannot be followed; `message` says why, for the administrator. */
export class RetiredError extends Error {
  override readonly name = 'RetiredError';
}

/** The releases of a folder that are used no more; none where there is no list. Throws `RetiredError`. */
export async function readRetired(folder: string): Promise<readonly Retired[]> {
  const path = join(folder, RETIRED_FILE);
  const stats = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new RetiredError(`${path} cannot be read by this account.`);
  });
  if (stats === null) return [];
  if (!stats.isFile()) throw new RetiredError(`${path} is not a plain file.`);
  if ((stats.mode & 0o022) !== 0)
    throw new RetiredError(`${path} can be written by other accounts: chmod go-w ${path}.`);
  const json = parseStrictJson(await readFile(path, 'utf8'));
  const read = json.kind === 'flaws' ? null : List.safeParse(json.value);
  if (read?.success === true) return read.data.releases;
  const flaws = json.kind === 'flaws' ? json.flaws : explain(List, json.value, read?.error?.issues ?? []);
  throw new RetiredError(
    `${path} cannot be followed:${flaws.map(flaw => ` ${flaw.path}: ${flaw.message}`).join('')}`
  );
}

/** Writes the list anew, all or nothing. Throws what the system says. */
export async function writeRetired(folder: string, releases: readonly Retired[]): Promise<void> {
  const path = join(folder, RETIRED_FILE);
  if (releases.length === 0) return rm(path, { force: true });
  const draft = join(folder, `.${RETIRED_FILE}.${process.pid}`);
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ $schema: 'cohortlab:retired/1', releases }, null, 2)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}
