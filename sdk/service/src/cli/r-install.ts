import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './command.js';
import { Failure, UsageError } from './failure.js';

/** Where the R package lies, seen from the built command line: in the Python package, else in a checkout. */
const PLACES = ['../r-package', '../../../r-bridge'];

export const rInstall: Command = {
  name: 'r-install',
  usage: '[--library FOLDER]',
  summary: 'install the R package of this version',
  help: [['--library FOLDER', 'the R library to install into (default: the first that R looks in)']],
  options: { library: { type: 'string' } },
  run(words) {
    if (words.positionals.length > 0) throw new UsageError('r-install takes no words but --library FOLDER.');
    const library = words.text('library');
    const source = PLACES.map(place => join(import.meta.dirname, place)).find(place => existsSync(place));
    if (source === undefined) throw new Failure('The R package is not here.', 'Install Cohortlab anew.');
    const options = ['CMD', 'INSTALL', ...(library === undefined ? [] : [`--library=${library}`]), source];
    const { status, error } = spawnSync('R', options, { stdio: 'inherit' });
    if (error !== undefined) throw new Failure('There is no R on the PATH.', 'Install R 4.1 or later first.');
    if (status !== 0)
      throw new Failure(
        'R did not install the package; what it said stands above.',
        'If packages are missing, in R: install.packages(c("bit64", "curl", "jsonlite", "nanoarrow")).'
      );
    return Promise.resolve();
  }
};
