import { readFileSync } from 'node:fs';
import { compileCohort, type ReleaseFacts } from '@cohortlab/sdk/compile';
import { readBundle } from '@cohortlab/sdk/definition';
import type { Relation } from '@cohortlab/sdk/plan';
import type { OnProgress } from '../release/progress.js';
import type { Answer, OracleEngine } from './engine.js';
import type { Expected, Oracle } from './expected.js';

/** What became of one definition. */
export interface Outcome {
  readonly id: number;
  /** Null when the engine gave none. */
  readonly answer: Answer | null;
  readonly milliseconds: number;
  /** What is wrong, in words; null when nothing is. */
  readonly flaw: string | null;
}

/** Generates the cohorts of definitions and compares each with the answer that is expected, as many at a time as there are connections. */
export async function runOracle(
  { file }: Oracle,
  wanted: readonly Expected[],
  { connections, facts }: OracleEngine,
  onProgress: OnProgress
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...wanted];
  await Promise.all(
    connections.map(async connection => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
        const { id } = next;
        onProgress({ step: `definition ${id}`, fraction: outcomes.length / wanted.length });
        const start = performance.now();
        const outcome = await attempt(async () => connection.answer(planOf(file(id), facts)));
        const milliseconds = performance.now() - start;
        const { answer, flaw } = outcome;
        outcomes.push({ id, milliseconds, answer, flaw: flaw ?? difference(next, answer!) });
      }
    })
  );
  return outcomes.sort((a, b) => a.id - b.id);
}

/** The plan of the cohort in a file; throws what is wrong with it, in a sentence. */
function planOf(path: string, facts: ReleaseFacts): Relation {
  const reading = readBundle({ path, text: readFileSync(path, 'utf8'), files: [] });
  switch (reading.kind) {
    case 'cohort':
      return compileCohort(reading.cohort, facts);
    case 'problems':
      throw new Error(reading.problems.map(({ path, message }) => `${path}: ${message}`).join(' '));
    default:
      throw new Error(`This is a ${reading.kind}, not a cohort.`);
  }
}

async function attempt(work: () => Promise<Answer>): Promise<Pick<Outcome, 'answer' | 'flaw'>> {
  try {
    return { answer: await work(), flaw: null };
  } catch (error) {
    const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { answer: null, flaw: line };
  }
}

/** How an answer differs from what was expected, and where it begins; null when it does not. */
function difference(expected: Expected, answer: Answer): string | null {
  const differs = (['rows', 'persons', 'sha256'] as const)
    .filter(what => expected[what] !== null && expected[what] !== answer[what])
    .map(what => `${what} ${expected[what]} expected, ${answer[what]} got`);
  if (differs.length === 0) return null;
  return `${differs.join('; ')}; ${answer.first === '' ? 'no rows' : `first row got ${answer.first}`}`;
}
