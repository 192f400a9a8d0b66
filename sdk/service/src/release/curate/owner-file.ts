import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { CurationError } from './problem.js';

/** What a file that only its owner may read must look like. */
interface Wanted {
  /** How a sentence names it: `The key`. */
  readonly what: string;
  readonly mostBytes: number;
  /** Refuse a file that any other account may read. */
  readonly secret: boolean;
}

/** Reads a small text file of the administrator; permissions are those of the very file that is read. */
export function readOwnerFile(path: string, { what, mostBytes, secret }: Wanted): string {
  const handle = open(path, what);
  try {
    const { mode, uid, size, isFile } = facts(handle);
    if (!isFile) throw new CurationError(`${what} ${path} is not a plain file.`, 'Name a file.');
    if (secret && (mode & 0o077) !== 0)
      throw new CurationError(
        `${what} ${path} can be used by other accounts: its permissions are ${octal(mode)}.`,
        `Make it yours alone: chmod 600 ${path}. If others could read it, it is no secret any more.`
      );
    if (secret && uid !== process.getuid?.())
      throw new CurationError(
        `${what} ${path} belongs to another account.`,
        'Run the command as the account that owns it.'
      );
    if (size > mostBytes)
      throw new CurationError(
        `${what} ${path} is larger than ${mostBytes} bytes.`,
        'Is it the file that you meant?'
      );
    return readFileSync(handle, 'utf8');
  } finally {
    closeSync(handle);
  }
}

function open(path: string, what: string): number {
  try {
    // A named pipe would otherwise make the command wait for ever.
    return openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new CurationError(
      missing ? `${what} ${path} is not there.` : `${what} ${path} cannot be read by this account.`,
      missing ? 'Check the path.' : 'Run the command as the account that owns it.'
    );
  }
}

function facts(handle: number) {
  const stats = fstatSync(handle);
  return { mode: stats.mode, uid: stats.uid, size: stats.size, isFile: stats.isFile() };
}

const octal = (mode: number): string => `0${(mode & 0o777).toString(8)}`;
