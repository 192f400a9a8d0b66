import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { jest } from '@jest/globals';
import { testFolder } from '../../testing/folder.js';
import { SourceError } from './problem.js';
import { unpack } from './zip.js';

jest.setTimeout(30_000);
const folder = testFolder();
let count = 0;

interface Entry {
  readonly name: string;
  readonly content: Buffer;
  /** What the zip claims, where it lies. */
  readonly size?: number;
  readonly crc?: number;
  readonly flags?: number;
}

/** A zip, written by hand, so that it can be wrong. */
function zip(...entries: readonly Entry[]): string {
  const [parts, heads]: [Buffer[], Buffer[]] = [[], []];
  let offset = 0;
  for (const { name, content, size = content.length, crc = crc32(content), flags = 0x800 } of entries) {
    const [packed, title] = [deflateRawSync(content), Buffer.from(name)];
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc >>> 0, 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(size, 18);
    common.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, title, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    heads.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, title]));
    parts.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(Buffer.concat(heads).length, 12);
  end.writeUInt32LE(offset, 16);
  const path = join(folder, `${count++}.zip`);
  writeFileSync(path, Buffer.concat([...parts, ...heads, end]));
  return path;
}

const text = Buffer.from('person_id\n1\n');

/** What is said of a zip; nothing may lie outside the folder that it was to be unpacked to. */
async function refusal(path: string, limits?: Parameters<typeof unpack>[2]): Promise<string> {
  const own = join(folder, `unpacked-${count++}`);
  mkdirSync(own);
  const failure = await unpack(path, join(own, 'here'), limits).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(SourceError);
  expect(readdirSync(own)).toEqual(['here']);
  return (failure as SourceError).problems[0]!.message;
}

test('tables are found in any folder of the zip, whatever macOS adds', async () => {
  const found = await unpack(
    zip(
      { name: '__MACOSX/._PERSON.csv', content: text },
      { name: 'cdm/PERSON.csv', content: text },
      { name: 'cdm/._person.csv', content: text },
      { name: 'cdm/person.tsv', content: text },
      { name: 'cdm/mine.csv', content: text },
      { name: 'readme.txt', content: text }
    ),
    join(folder, 'found')
  );
  expect(found).toMatchObject({
    files: [{ file: 'cdm/PERSON.csv', format: 'csv', table: { name: 'person' } }],
    ignored: ['cdm/mine.csv'],
    problems: [
      { file: 'cdm/person.tsv', message: 'holds the same table as cdm/PERSON.csv; keep one of them.' }
    ]
  });
});

test('names that lead out of the folder are refused', async () => {
  const message = 'the zip holds names that lead out of its own folder; it is not unpacked.';
  for (const name of ['../person.csv', 'a/../../person.csv', '/tmp/person.csv', 'C:\\person.csv'])
    expect([name, await refusal(zip({ name, content: text }))]).toEqual([name, message]);
});

test('bombs are refused, whether they tell their size or not', async () => {
  const zeros = Buffer.alloc(60_000_000, '0');
  expect(await refusal(zip({ name: 'person.csv', content: zeros }))).toBe(
    'the zip unpacks to far more than tables do; unpack it yourself if you trust it.'
  );
  const broken = 'the zip cannot be read to the end: it is damaged or cut short.';
  expect(await refusal(zip({ name: 'person.csv', content: zeros, size: 100 }))).toBe(broken);
  const many = { entries: 1, ratio: 100, bytes: 1_000 };
  expect(await refusal(zip({ name: 'a.csv', content: text }, { name: 'b.csv', content: text }), many)).toBe(
    'the zip holds more than 1 files.'
  );
});

test('a zip that is damaged or locked is named', async () => {
  const broken = 'the zip cannot be read to the end: it is damaged or cut short.';
  expect(await refusal(zip({ name: 'person.csv', content: text, crc: 1 }))).toBe(broken);
  expect(await refusal(zip({ name: 'person.csv', content: text, size: 13 }))).toBe(broken);
  expect(await refusal(zip({ name: 'person.csv', content: text, flags: 0x801 }))).toBe(
    'the zip is encrypted; unpack it first.'
  );
  const cut = join(folder, 'cut.zip');
  writeFileSync(cut, 'PK\x03\x04 and no more');
  expect(await refusal(cut)).toBe(broken);
});
