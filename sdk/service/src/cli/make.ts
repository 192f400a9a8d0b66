import { basename, extname } from 'node:path';
import { CurationError, type CurationOptions } from '../release/curate/index.js';
import { makeDemo, MOST_PEOPLE } from '../release/demo/index.js';
import type { Finding, Manifest } from '../release/manifest.js';
import {
  FINDING_KINDS,
  type FindingKind,
  FINDINGS,
  isFindingKind,
  prepareRelease,
  SourceError,
  sentence
} from '../release/prepare/index.js';
import { NoRoom } from '../release/room.js';
import { type Command, MAKING, making, only, wholeNumber, type Words } from './command.js';
import { Failure, UsageError } from './failure.js';
import { showProgress } from './progress.js';
import { shownCount } from './shown.js';

export const demo: Command = {
  name: 'demo',
  usage: '-o FILE [--people N] [--seed N]',
  summary: 'make a synthetic release in the image of a national cohort',
  help: [
    ...MAKING.help,
    ['--people N', 'how many people (default: 10000)'],
    ['--seed N', 'another seed, other people (default: 1)']
  ],
  options: { ...MAKING.options, people: { type: 'string' }, seed: { type: 'string' } },
  async run(words) {
    if (words.positionals.length > 0)
      throw new UsageError(`demo takes options only, not ${words.positionals[0]}.`);
    const people = wholeNumber(words, 'people', 1, MOST_PEOPLE) ?? 10_000;
    const seed = wholeNumber(words, 'seed', 0, 2 ** 32 - 1) ?? 1;
    const made = making(words);
    const name = made.name ?? basename(made.output, extname(made.output));
    await make(made.output, onProgress => makeDemo({ ...made, name, people, seed, onProgress }));
  }
};

export const prepare: Command = {
  name: 'prepare',
  usage: 'SOURCE -o FILE [--name NAME] [--cut-off DATE] [--drop KIND]... [--policy POLICY --key FILE]',
  summary:
    'make a release from OMOP data: a folder of Parquet or CSV files, a zip of CSV files, or a DuckDB file',
  help: [
    ...MAKING.help,
    ['--cut-off DATE', 'the last day that the data cover (default: found in the data)'],
    ['--drop KIND', 'leave such rows out; may be given several times (default: all rows are kept)'],
    ...FINDING_KINDS.map(kind => [`  ${kind}`, `rows ${FINDINGS[kind]}`] as const),
    ['--policy POLICY', 'curate for privacy: registered, controlled, or a policy file (default: do not)'],
    ['--key FILE', 'the secret that research ids and date shifts come from'],
    ['--withdraw FILE', 'person ids to leave out, one a line']
  ],
  options: {
    ...MAKING.options,
    'cut-off': { type: 'string' },
    drop: { type: 'string', multiple: true },
    policy: { type: 'string' },
    key: { type: 'string' },
    withdraw: { type: 'string' }
  },
  async run(words) {
    const source = only(words, 'The source to read');
    const drop = words.texts('drop').map(findingKind);
    const cutOff = day(words.text('cut-off'));
    const curation = curationOf(words);
    const made = making(words);
    await make(made.output, onProgress =>
      prepareRelease({
        ...made,
        source,
        drop,
        onProgress,
        ...(cutOff !== undefined && { cutOff }),
        ...(curation !== undefined && { curation })
      })
    );
  }
};

/** What was said of curation; undefined when nothing was. */
function curationOf(words: Words): CurationOptions | undefined {
  const [policy, key, withdrawn] = ['policy', 'key', 'withdraw'].map(words.text);
  if (policy !== undefined)
    return { policy, ...(key !== undefined && { key }), ...(withdrawn !== undefined && { withdrawn }) };
  // A list that is not followed would leave people in who have withdrawn.
  if (withdrawn !== undefined) throw new UsageError('--withdraw needs --policy.');
  if (key !== undefined) throw new UsageError('--key needs --policy.');
  return undefined;
}

async function make(
  output: string,
  work: (
    onProgress: ReturnType<typeof showProgress>['onProgress']
  ) => Promise<Manifest & { readonly findings?: readonly Finding[] }>
): Promise<void> {
  const progress = showProgress();
  try {
    const manifest = await work(progress.onProgress);
    progress.end();
    process.stderr.write(
      `Wrote ${output}: ${manifest.name}, id ${manifest.id.slice(0, 12)}, until ${manifest.cutOff}.\n`
    );
    for (const note of manifest.notes) process.stderr.write(`  ${note}\n`);
    for (const finding of manifest.findings ?? []) process.stderr.write(`  ${told(finding)}\n`);
  } catch (error) {
    progress.end();
    throw explained(error);
  }
}

/** A finding in a line. Its count goes through the door, since a terminal can lie in a browser; the release holds it exactly. */
function told({ kind, file, column, row, records, dropped }: Finding): string {
  return `${file}, column ${column}, first in row ${row}: ${shownCount(records)} records ${FINDINGS[kind]}, ${dropped ? 'left out' : 'kept'}.`;
}

function findingKind(word: string): FindingKind {
  if (isFindingKind(word)) return word;
  throw new UsageError(`--drop takes one of ${FINDING_KINDS.join(', ')}, not ${word}.`);
}

/** What is wrong with a source, place by place, or with its curation; other errors as they are. */
export function explained(error: unknown): unknown {
  if (error instanceof NoRoom)
    return new Failure(
      `${error.message} Nothing was written; a release that was there is as it was.`,
      error.of === 'disk'
        ? 'Make room, or write it to another disk: the output needs room for the text tables beside it, too.'
        : 'Give it more with --memory MB, or room for intermediate files beside the output.'
    );
  if (error instanceof CurationError) return new Failure(error.message, error.next);
  if (!(error instanceof SourceError)) return error;
  const list = error.problems.map(problem => `\n  ${sentence(problem)}`).join('');
  return new Failure(
    `The release cannot be made from this source:${list}`,
    'Mend the source and run the command again; nothing was written.'
  );
}

/** A day as people write it for machines, checked. */
function day(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(date.getTime()) ||
    date.toISOString().slice(0, 10) !== text
  )
    throw new UsageError('--cut-off takes a day as YYYY-MM-DD.');
  return text;
}
