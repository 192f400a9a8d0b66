import type { Command } from './command.js';
import { readWords } from './command.js';
import { convert } from './convert.js';
import { Failure, UsageError } from './failure.js';
import { generate } from './generate.js';
import { oracle } from './oracle.js';
import { diff } from './diff.js';
import { demo, prepare } from './make.js';
import { releases } from './releases.js';
import { retire } from './retire.js';
import { rInstall } from './r-install.js';
import { sql } from './sql.js';
import { words } from './words.js';
import { VERSION } from '../version.js';

const COMMANDS: readonly Command[] = [
  demo,
  prepare,
  generate,
  sql,
  words,
  convert,
  oracle,
  releases,
  retire,
  diff,
  rInstall
];

/** Runs `cohortlab` with the words after it; gives the exit code: 0 done, 1 failed, 2 misused. */
export async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  const command = COMMANDS.find(candidate => candidate.name === name);
  try {
    if (name === '--version') return print(`cohortlab ${VERSION}\n`);
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') return print(help());
    if (command === undefined) throw new UsageError(`There is no command ${name}.`);
    if (rest.includes('--help') || rest.includes('-h')) return print(helpOn(command));
    return (await command.run(readWords(command, rest))) ?? 0;
  } catch (error) {
    return tell(error, command);
  }
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function tell(error: unknown, command: Command | undefined): number {
  const say = (message: string, next?: string): void =>
    void process.stderr.write(`cohortlab: ${message}\n${next === undefined ? '' : `${next}\n`}`);
  if (error instanceof UsageError) {
    const example = command ? `cohortlab ${command.name} --help` : 'cohortlab --help';
    say(error.message, `See: ${example}`);
    return 2;
  }
  if (error instanceof Failure) say(error.message, error.next);
  else if (isSystemError(error))
    say(`${SYSTEM[error.code] ?? 'The system refused'} (${error.path ?? error.code}).`);
  else {
    say('Something went wrong inside Cohortlab.', 'Run it again with COHORTLAB_DEBUG=1 for the details.');
    // The engine's own words quote values of records: they are shown only when asked for.
    if (process.env['COHORTLAB_DEBUG']) console.error(error);
  }
  return 1;
}

const SYSTEM: Readonly<Record<string, string>> = {
  EACCES: 'This account may not write or read here',
  EPERM: 'This account may not write or read here',
  ENOSPC: 'The disk is full',
  EDQUOT: 'The disk quota of this account is used up',
  EFBIG: 'A file would become larger than this account may write',
  EROFS: 'The disk is read-only',
  ENOENT: 'There is no such file or folder',
  ENOTDIR: 'A part of the path is no folder',
  EISDIR: 'This is a folder, not a file'
};

function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return (
    error instanceof Error && typeof (error as NodeJS.ErrnoException).code === 'string' && 'syscall' in error
  );
}

function help(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  return [
    'Cohorts and datasets over OMOP data, beside your notebook.',
    '',
    ...COMMANDS.map(({ name, summary }) => `  cohortlab ${name.padEnd(width)}  ${summary}`),
    '',
    'cohortlab COMMAND --help tells more; cohortlab --version tells the version.',
    ''
  ].join('\n');
}

function helpOn({ name, usage, summary, help }: Command): string {
  const width = Math.max(0, ...help.map(([option]) => option.length));
  return [
    `usage: cohortlab ${name} ${usage}`,
    '',
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    ...(help.length > 0 ? [''] : []),
    ...help.map(([option, meaning]) => `  ${option.padEnd(width)}  ${meaning}`),
    ''
  ].join('\n');
}
