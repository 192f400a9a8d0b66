import { readBundle, type Resolved } from '@cohortlab/sdk/definition';
import { compareReleases } from '../compare/index.js';
import { readFiles } from './bundle.js';
import { unusableDefinition } from './cohort.js';
import { type Command, wholeNumber } from './command.js';
import { differenceInWords } from './diff-words.js';
import { UsageError } from './failure.js';
import { openPair } from './open.js';

const LISTED = 20;

export const diff: Command = {
  name: 'diff',
  usage: 'A B [--definition FILE]... [--limit N] [--exact] [--json]',
  summary: 'say what differs between two releases, and for definitions what their concepts select in each',
  help: [
    ['A B', 'two release files, the older one first'],
    ['--definition FILE', 'a cohort, a dataset or a concept set; may be given several times'],
    ['--limit N', `concepts that a list names (default: ${LISTED})`],
    ['--exact', 'exact counts of people: for whoever may see them, and not where others can read along'],
    ['--json', 'as JSON, for programs']
  ],
  options: {
    definition: { type: 'string', multiple: true },
    limit: { type: 'string' },
    exact: { type: 'boolean' },
    json: { type: 'boolean' }
  },
  async run(words) {
    const [a, b, ...others] = words.positionals;
    if (a === undefined || b === undefined || others.length > 0)
      throw new UsageError('Name two releases, the older one first.');
    const limit = wholeNumber(words, 'limit', 0, 100_000) ?? LISTED;
    const definitions = words.texts('definition').map(file => ({ file, definition: readWhole(file) }));
    const { close, ...pair } = await openPair(a, b);
    try {
      const difference = await compareReleases(pair, { exact: words.flag('exact'), limit, definitions });
      process.stdout.write(
        words.flag('json') ? `${JSON.stringify(difference, null, 2)}\n` : differenceInWords(difference)
      );
    } finally {
      close();
    }
  }
};

/** A definition with all that it refers to; throws `Unusable`. */
function readWhole(file: string): Resolved {
  const bundle = readFiles(file);
  const reading = readBundle(bundle);
  if (reading.kind === 'problems') throw unusableDefinition(reading.problems, bundle);
  return reading;
}
