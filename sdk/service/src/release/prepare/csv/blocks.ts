import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const NEWLINE = 0x0a;
/** A file without a single line break for this long is no text table. */
const LONGEST_LINE = 64_000_000;

/** What a packed file may unpack to: for each of its bytes, and whatever its size. Tables shrink to a fifth or a twentieth. */
export const UNPACKED = { ratio: 100, bytes: 50_000_000 } as const;

/** Thrown when a packed file unpacks to far more than tables do. */
export class Bomb extends Error {}

/** Thrown when a file goes on and on without a line break. */
export class NoLines extends Error {}

/**
 * The text of a file, unpacked when its name ends in `.gz`, in pieces that end with a line break (the
 * last one may not). A line break is no part of any longer sign in UTF-8, so every piece is whole text.
 * Gives the SHA-256 of the bytes on disk when all is read.
 */
export async function readBlocks(path: string, onBlock: (block: Buffer) => void): Promise<string> {
  const hash = createHash('sha256');
  let rest: Buffer[] = [];
  let waiting = 0;
  let left = /\.gz$/i.test(path) ? mostBytes(path) : Infinity;
  const take = (chunk: Buffer): void => {
    left -= chunk.length;
    if (left < 0) throw new Bomb();
    const end = chunk.lastIndexOf(NEWLINE) + 1;
    if (end > 0) {
      onBlock(rest.length > 0 ? Buffer.concat([...rest, chunk.subarray(0, end)]) : chunk.subarray(0, end));
      rest = [];
      waiting = 0;
    }
    if (end === chunk.length) return;
    rest.push(chunk.subarray(end));
    waiting += chunk.length - end;
    if (waiting > LONGEST_LINE) throw new NoLines();
  };
  const hashed = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    }
  });
  const read = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
    for await (const chunk of chunks) take(chunk);
    if (rest.length > 0) onBlock(Buffer.concat(rest));
  };
  const file = createReadStream(path, { highWaterMark: 1 << 20 });
  if (/\.gz$/i.test(path)) await pipeline(file, hashed, createGunzip({ chunkSize: 1 << 20 }), read);
  else await pipeline(file, hashed, read);
  return hash.digest('hex');
}

const mostBytes = (path: string): number => Math.max(UNPACKED.bytes, UNPACKED.ratio * statSync(path).size);
