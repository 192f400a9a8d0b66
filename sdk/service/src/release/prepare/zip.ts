import { createWriteStream, mkdirSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { findTable } from '@cohortlab/sdk/cdm';
import { UNPACKED } from './csv/blocks.js';
import { readName, sorted, type SourceFiles } from './files.js';
import { SourceError } from './problem.js';

/** Limits on what a zip may unpack to. */
export interface ZipLimits {
  /** Entries of any kind. */
  readonly entries: number;
  /** Bytes unpacked for each byte of the zip, and what is allowed whatever the size of the zip. */
  readonly ratio: number;
  readonly bytes: number;
}
export const ZIP_LIMITS: ZipLimits = { entries: 10_000, ...UNPACKED };

/**
 * Unpacks the tables in a zip of CSV files into a folder. A file gets a name of ours, so that none can lie
 * anywhere else; a zip with names that try to is refused. Entries that are no tables are not unpacked.
 */
export async function unpack(
  path: string,
  folder: string,
  limits: ZipLimits = ZIP_LIMITS
): Promise<SourceFiles> {
  const refuse = (message: string): never => {
    throw new SourceError([{ file: path, message }]);
  };
  mkdirSync(folder, { recursive: true });
  try {
    const zip = await openPromise(path, { autoClose: false });
    try {
      if (zip.entryCount > limits.entries) refuse(`the zip holds more than ${limits.entries} files.`);
      const entries = (await entriesOf(zip)).filter(({ fileName }) => isText(fileName));
      const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
      if (bytes > Math.max(limits.bytes, limits.ratio * statSync(path).size))
        refuse('the zip unpacks to far more than tables do; unpack it yourself if you trust it.');
      const { bavail, bsize } = statfsSync(folder);
      if (bytes > bavail * bsize) refuse('there is not enough room on the disk to unpack the zip.');
      if (entries.some(entry => entry.isEncrypted())) refuse('the zip is encrypted; unpack it first.');
      return sorted(await written(zip, entries, folder));
    } finally {
      zip.close();
    }
  } catch (error) {
    // A full disk and the like are no fault of the zip.
    if (error instanceof SourceError || (error instanceof Error && 'syscall' in error)) throw error;
    return refuse(said(error));
  }
}

/** CSV files that are not in a hidden folder or in one that macOS adds. */
function isText(name: string): boolean {
  const folders = name.split('/').slice(0, -1);
  const hidden = folders.some(folder => folder === '__MACOSX' || folder.startsWith('.'));
  return !hidden && readName(name.split('/').at(-1)!)?.format === 'csv';
}

/** All entries; yauzl refuses names that lead out of the folder (`../`, `/etc`) and sizes that do not agree. */
async function entriesOf(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) entries.push(entry);
  return entries;
}

/** Tables are written under numbers; others are only named. */
async function written(
  zip: ZipFile,
  entries: readonly Entry[],
  folder: string
): Promise<{ file: string; path: string }[]> {
  const files: { file: string; path: string }[] = [];
  for (const [place, entry] of entries.entries()) {
    const name = entry.fileName.split('/').at(-1)!;
    const path = join(folder, `${place}${/\.gz$/i.test(name) ? '.csv.gz' : '.csv'}`);
    files.push({ file: entry.fileName, path });
    if (findTable(readName(name)!.table) === undefined) continue;
    let sum = 0;
    const summed = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sum = crc32(chunk, sum);
        done(null, chunk);
      }
    });
    await pipeline(await zip.openReadStreamPromise(entry), summed, createWriteStream(path, { mode: 0o600 }));
    // yauzl leaves this to its callers.
    if (sum !== entry.crc32) throw new Error('checksum');
  }
  return files;
}

/** The library's reasons, in our words. */
function said(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  if (/relative path|absolute path|invalid characters in fileName/i.test(text))
    return 'the zip holds names that lead out of its own folder; it is not unpacked.';
  return 'the zip cannot be read to the end: it is damaged or cut short.';
}
