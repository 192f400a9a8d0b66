import type { ParseArgsOptionsConfig } from 'node:util';
import { parseArgs } from 'node:util';
import { UsageError } from './failure.js';

/** What the words after a command's name came to. */
export interface Words {
  readonly positionals: readonly string[];
  /** The text given for an option, or undefined. */
  text(option: string): string | undefined;
  /** All texts given for an option that may be repeated. */
  texts(option: string): readonly string[];
  flag(option: string): boolean;
}

/** One of the commands of `cohortlab`. */
export interface Command {
  readonly name: string;
  /** What follows the name: `DIR -o FILE`. */
  readonly usage: string;
  readonly summary: string;
  /** Each option in a line for people. */
  readonly help: readonly (readonly [option: string, meaning: string])[];
  readonly options: ParseArgsOptionsConfig;
  /** Gives the exit code where it is not 0. */
  run(words: Words): Promise<number | void>;
}

/** Reads the words after a command's name. Throws `UsageError` on an option that it does not have. */
export function readWords(command: Command, args: readonly string[]): Words {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: command.options,
      allowPositionals: true,
      strict: true
    });
    return {
      positionals,
      text: option => values[option] as string | undefined,
      texts: option => (values[option] as string[] | undefined) ?? [],
      flag: option => values[option] === true
    };
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0] + '.');
  }
}

/** An option's value that must be there. */
export function required(words: Words, option: string, what: string): string {
  const value = words.text(option);
  if (value === undefined || value === '') throw new UsageError(`${what} is missing.`);
  return value;
}

/** Exactly one word that is no option. */
export function only(words: Words, what: string): string {
  const [word, ...others] = words.positionals;
  if (word === undefined) throw new UsageError(`${what} is missing.`);
  if (others.length > 0) throw new UsageError(`${what} is one; ${others.length} more were given.`);
  return word;
}

/** A whole number from `least` to `most`; undefined when the option was not given. */
export function wholeNumber(words: Words, option: string, least: number, most: number): number | undefined {
  const text = words.text(option);
  if (text === undefined) return undefined;
  const value = Number(text.replaceAll('_', ''));
  if (!/^[\d_]+$/.test(text) || value < least || value > most)
    throw new UsageError(`--${option} takes a whole number from ${least} to ${most}.`);
  return value;
}

/** Options of the commands that make a release. */
export const MAKING = {
  options: {
    output: { type: 'string', short: 'o' },
    name: { type: 'string' },
    threads: { type: 'string' },
    memory: { type: 'string' }
  },
  help: [
    ['-o, --output FILE', 'the release to write, such as demo.duckdb'],
    ['--name NAME', 'what the release calls itself (default: the file without its ending)'],
    ['--threads N', 'threads to use (default: all)'],
    ['--memory MB', 'memory to use before the disk is (default: 4000)']
  ]
} as const satisfies Pick<Command, 'options' | 'help'>;

/** What `MAKING` came to. */
export function making(words: Words) {
  const threads = wholeNumber(words, 'threads', 1, 1_024);
  const memoryMb = wholeNumber(words, 'memory', 200, 100_000_000);
  const name = words.text('name');
  return {
    output: required(words, 'output', 'The file to write (-o FILE)'),
    ...(name !== undefined && { name }),
    ...(threads !== undefined && { threads }),
    ...(memoryMb !== undefined && { memoryMb })
  };
}
