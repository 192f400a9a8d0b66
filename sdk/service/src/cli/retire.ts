import { dirname, resolve } from 'node:path';
import { readRetired, type Retired, RetiredError, RETIRED_FILE, writeRetired } from '../release/retired.js';
import { type Command, only } from './command.js';
import { Failure, UsageError } from './failure.js';
import { findReleases } from './found.js';
import { openRelease } from './open.js';
import { plain } from './table.js';

export const retire: Command = {
  name: 'retire',
  usage: 'RELEASE --replaced-by NAME [--reason TEXT] | RELEASE --undo',
  summary: 'say that a release is used no more, and what replaced it',
  help: [
    ['RELEASE', `the release file; it stays as it is, ${RETIRED_FILE} beside it says so`],
    ['--replaced-by NAME', 'name or id of the release to use instead'],
    ['--reason TEXT', 'one sentence for those who still use it'],
    ['--undo', 'it is in use again']
  ],
  options: {
    'replaced-by': { type: 'string' },
    reason: { type: 'string' },
    undo: { type: 'boolean' }
  },
  async run(words) {
    const file = only(words, 'The release');
    const [replacedBy, reason] = ['replaced-by', 'reason'].map(option => text(option, words.text(option)));
    if (words.flag('undo') === (replacedBy !== undefined))
      throw new UsageError('Say what replaced the release (--replaced-by NAME), or --undo.');
    const { manifest, close } = await openRelease(file);
    close();
    const { name, id } = manifest;
    const folder = dirname(resolve(file));
    const others = (await known(folder)).filter(each => each.id !== id);
    if (replacedBy === undefined) {
      await writeRetired(folder, others);
      process.stdout.write(`${plain(name)} is in use again.\n`);
      return;
    }
    if (replacedBy === id || replacedBy === name)
      throw new UsageError(
        'A release cannot replace itself; name the other one, by its id if both have one name.'
      );
    const on = new Date().toISOString().slice(0, 10);
    const retired = { id, name: plain(name), replacedBy, on, ...(reason !== undefined && { reason }) };
    await writeRetired(folder, [...others, retired]);
    process.stdout.write(`${plain(name)} is retired: ${replacedBy} replaces it.\n`);
    if (!(await liesIn(folder, replacedBy)))
      process.stderr.write(`Note: there is no release ${replacedBy} in ${folder}; is its name right?\n`);
  }
};

/** A line that people read, checked: it goes into panels and cells. */
function text(option: string, value: string | undefined): string | undefined {
  if (value === undefined || /^\P{C}{1,200}$/u.test(value)) return value;
  throw new UsageError(`--${option} takes one line of 1 to 200 characters.`);
}

async function known(folder: string): Promise<readonly Retired[]> {
  return readRetired(folder).catch((error: unknown) => {
    if (!(error instanceof RetiredError)) throw error;
    throw new Failure(error.message, 'Mend the list, or remove it and retire the releases again.');
  });
}

async function liesIn(folder: string, nameOrId: string): Promise<boolean> {
  const found = await findReleases([folder]);
  return found.some(each => 'manifest' in each && [each.manifest.name, each.manifest.id].includes(nameOrId));
}
