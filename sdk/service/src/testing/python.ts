import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** The Python of the project, where duckdb and pyarrow are: a second opinion on every result. */
const PYTHON = join(import.meta.dirname, '..', '..', '..', '..', '.venv', 'bin', 'python');

/** Runs Python code with arguments and bytes on its standard input; gives what it prints. */
export function python(
  code: string,
  args: readonly string[],
  input: Uint8Array = new Uint8Array()
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(PYTHON, ['-c', code, ...args], { maxBuffer: 1 << 24 }, (failure, printed) =>
      failure ? reject(failure) : resolve(printed)
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(input);
  });
}
