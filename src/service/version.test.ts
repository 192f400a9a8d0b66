/** @jest-environment node */
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { VERSION } from './version';

test('the panels know the version that they are packed as', () => {
  const packed = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(VERSION).toBe(packed.version);
});
