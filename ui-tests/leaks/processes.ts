import { execFileSync } from 'node:child_process';
import path from 'node:path';

const PYTHON = path.join(__dirname, '..', '..', '.venv', 'bin', 'python');

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its command line. */
  readonly words: readonly string[];
}

/** All processes but those that have ended and wait to be reaped. */
export function processes(): Process[] {
  const script = `import json, psutil
each = psutil.process_iter(["pid", "ppid", "status", "cmdline"])
print(json.dumps([one.info for one in each if one.info["status"] != psutil.STATUS_ZOMBIE]))`;
  const told = execFileSync(PYTHON, ['-c', script], { encoding: 'utf8' });
  return (JSON.parse(told) as { pid: number; ppid: number; cmdline: string[] | null }[]).map(
    ({ pid, ppid, cmdline }) => ({ pid, parent: ppid, words: cmdline ?? [] })
  );
}

/** Whether a process is there. */
export function lives(pid: number): boolean {
  return processes().some(each => each.pid === pid);
}
