import type { Bundle, BundleFile, FileReading, Problem, Reading } from '../src/definition/index.js';
import { readDefinition } from '../src/definition/index.js';

/** A file with any value as its text; text stays as it is. */
export function file(content: unknown, path = 'a.cohort.json'): BundleFile {
  return { path, text: typeof content === 'string' ? content : JSON.stringify(content) };
}

/** A bundle of the files given by their paths. */
export function bundle(path: string, content: unknown, files: Record<string, unknown> = {}): Bundle {
  return { ...file(content, path), files: Object.entries(files).map(([at, each]) => file(each, at)) };
}

/** What is wrong with a file; fails when nothing is. */
export function problemsOf(content: unknown): readonly Problem[] {
  return problemsIn(readDefinition(file(content)));
}

export function problemsIn(reading: Reading | FileReading): readonly Problem[] {
  if (reading.kind !== 'problems') throw new Error(`Expected problems, got a ${reading.kind}`);
  return reading.problems;
}
