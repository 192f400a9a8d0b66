import { isUtf8 } from 'node:buffer';
import type { SourceProblem } from '../problem.js';
import { Bomb, readBlocks, NoLines } from './blocks.js';
import { type Dialect, readDialect } from './dialect.js';

/** What a text table turned out to be. */
export interface Scan {
  /** Null: the file is empty. */
  readonly dialect: Dialect | null;
  /** Rows without the first line; empty lines do not count. */
  readonly records: number;
  readonly sha256: string;
  /** The first row of each kind of fault. */
  readonly faults: readonly Pick<SourceProblem, 'row' | 'message'>[];
}

/** DuckDB reads no longer rows. */
const LONGEST_ROW = 2_000_000;
const [NEWLINE, RETURN, QUOTE] = [0x0a, 0x0d, 0x22];

const UNCLOSED = 'a quote that is opened and not closed where its column ends.';
const LONG = 'a row of more than 2 MB.';
const BOMB = 'the file unpacks to far more than tables do; unpack it yourself if you trust it.';
const NOT_UTF8 = 'the text is not UTF-8.';
const SEPARATOR = 'the columns are separated neither by commas nor by tabs.';
const NUL = 'bytes that are no text (zeros).';

/** Where in a row the next byte stands. `closing`: after a quote inside quotes, which may be one of a pair. */
type State = 'start' | 'plain' | 'quoted' | 'closing';

/**
 * Reads a text table from end to end and finds rows that are not rows. DuckDB reads it again later; two
 * readers that must agree on the number of rows stand against a row that slips through.
 */
export async function scanText(path: string): Promise<Scan> {
  const scanner = new Scanner();
  let sha256 = '';
  try {
    sha256 = await readBlocks(path, block => scanner.read(block));
    scanner.end();
  } catch (error) {
    if (!(error instanceof NoLines || error instanceof Bomb || error instanceof Stop)) throw error;
    if (error instanceof NoLines) scanner.fault(LONG);
    if (error instanceof Bomb) scanner.fault(BOMB);
  }
  return { dialect: scanner.dialect, records: scanner.records, sha256, faults: scanner.faults };
}

/** Thrown when reading on would only find what follows from the fault before. */
class Stop extends Error {}

class Scanner {
  dialect: Dialect | null = null;
  records = 0;
  readonly faults: { row: bigint; message: string }[] = [];
  private readonly told = new Set<string>();
  private state: State = 'start';
  private columns = 1;
  /** Bytes of the row so far, for its length. */
  private length = 0;

  /** Notes a fault of the row that is being read, if it is the first of its kind. */
  fault(message: string, kind = message): void {
    if (this.told.has(kind)) return;
    this.told.add(kind);
    this.faults.push({ row: BigInt(this.records + 1), message });
  }

  read(block: Buffer): void {
    let from = 0;
    if (this.dialect === null) {
      from = block.indexOf(NEWLINE) + 1 || block.length;
      const line = block.subarray(0, from);
      if (!isUtf8(line) || line.includes(0)) {
        // Names in another encoding, such as UTF-16: nothing after them could be read either.
        this.faults.push({ row: 1n, message: NOT_UTF8 });
        throw new Stop();
      }
      this.dialect = readDialect(line.toString('utf8'));
      const [only, ...others] = this.dialect.columns;
      if (others.length === 0 && /[;|]/.test(only!)) this.stop(SEPARATOR);
    }
    const doubtful = !isUtf8(block.subarray(from)) || block.includes(0, from);
    this.walk(block, from, this.dialect, doubtful);
  }

  private walk(block: Buffer, from: number, { separator, quoted }: Dialect, doubtful: boolean): void {
    const mark = separator.charCodeAt(0);
    let { state, columns } = this;
    let start = from;
    for (let at = from; at < block.length; at++) {
      const byte = block[at]!;
      if (state === 'quoted') {
        if (byte === QUOTE) state = 'closing';
      } else if (byte === mark) {
        columns += 1;
        state = 'start';
      } else if (byte === NEWLINE) {
        if (doubtful) this.check(block.subarray(start, at));
        this.endRow(columns, this.length + at - start);
        [state, columns, start] = ['start', 1, at + 1];
      } else if (byte === QUOTE && quoted && state !== 'plain') {
        state = 'quoted';
      } else if (state === 'closing') {
        if (byte !== RETURN) this.stop(UNCLOSED);
      } else if (byte !== RETURN) state = 'plain';
    }
    if (doubtful) this.check(block.subarray(start));
    this.length += block.length - start;
    if (this.length > LONGEST_ROW) this.stop(state === 'quoted' ? UNCLOSED : LONG);
    this.state = state;
    this.columns = columns;
  }

  private check(text: Buffer): void {
    if (!isUtf8(text)) this.fault(NOT_UTF8);
    if (text.includes(0)) this.fault(NUL);
  }

  private stop(message: string): never {
    this.fault(message);
    throw new Stop();
  }

  private endRow(columns: number, length: number): void {
    const wanted = this.dialect!.columns.length;
    // Empty lines, also with a carriage return: length 0 or 1.
    if (columns === 1 && length <= 1 && wanted > 1) return;
    if (length > LONGEST_ROW) this.fault(LONG);
    if (columns !== wanted)
      this.fault(`a row of ${columns} columns where the first line names ${wanted}.`, 'columns');
    this.records += 1;
    this.length = 0;
  }

  /** The last row may lack its line break. */
  end(): void {
    if (this.dialect === null) return;
    if (this.state === 'quoted') this.stop(UNCLOSED);
    if (this.length > 0 || this.columns > 1) this.endRow(this.columns, this.length);
  }
}
