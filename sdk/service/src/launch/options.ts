import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the service is started with; see docs/architecture.md. */
export interface Options {
  readonly runtime: string;
  readonly work: string;
  readonly releases: readonly string[];
  readonly defaultRelease?: string;
  /** For all releases together. */
  readonly memoryMB?: number;
}

/** Reads the command line. Throws on anything that is not known. Paths come out absolute. */
export function optionsOf(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runtime: { type: 'string' },
      work: { type: 'string' },
      release: { type: 'string', multiple: true },
      default: { type: 'string' },
      'memory-limit': { type: 'string' }
    }
  });
  const { runtime, work } = values;
  if (!runtime || !work) throw new TypeError('--runtime and --work are needed.');
  return {
    runtime: resolve(runtime),
    work: resolve(work),
    releases: (values.release ?? []).map(path => resolve(path)),
    ...(values.default !== undefined && { defaultRelease: values.default }),
    ...(values['memory-limit'] !== undefined && { memoryMB: megabytes(values['memory-limit']) })
  };
}

function megabytes(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new TypeError('--memory-limit takes a number of megabytes.');
  return Number(text);
}
