import { afterAll } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of a test's own, gone when the tests of the file are over. */
export function testFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cohortlab-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
