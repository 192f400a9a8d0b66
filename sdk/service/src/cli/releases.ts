import { delimiter } from 'node:path';
import { show } from '../disclosure/index.js';
import type { Manifest } from '../release/manifest.js';
import type { Command } from './command.js';
import { findReleases, type Found } from './found.js';
import { shownCount } from './shown.js';
import { plain, table } from './table.js';

type Release = Extract<Found, { readonly manifest: Manifest }>;

const HEADING = ['NAME', 'ID', 'TIER', 'UNTIL', 'MADE', 'PEOPLE', 'CDM', 'VOCABULARY', 'STATE', 'FILE'];

export const releases: Command = {
  name: 'releases',
  usage: '[FILE|FOLDER]... [--notes] [--json]',
  summary: 'list releases: what they are, which is the default, which are retired',
  help: [
    [
      'FILE|FOLDER',
      'releases, or folders of releases (default: those of COHORTLAB_RELEASES, else this folder)'
    ],
    ['--notes', 'what to know about each, too'],
    ['--json', 'as JSON, for programs']
  ],
  options: { notes: { type: 'boolean' }, json: { type: 'boolean' } },
  async run({ positionals, flag }) {
    const offered = (process.env['COHORTLAB_RELEASES'] ?? '').split(delimiter).filter(Boolean);
    const places = positionals.length > 0 ? positionals : offered.length > 0 ? offered : ['.'];
    const found = await findReleases(places);
    const known = found.filter(each => 'manifest' in each);
    const standard = defaultOf(known, offered);
    if (flag('json')) {
      const list = known.map(each => asJson(each, each === standard));
      process.stdout.write(`${JSON.stringify({ releases: list }, null, 2)}\n`);
    } else if (known.length > 0) {
      const rows = known.map(each => row(each, each === standard, known));
      process.stdout.write(table([HEADING, ...rows]));
      if (flag('notes')) for (const each of known) process.stdout.write(notes(each));
    } else process.stdout.write('There are no releases here.\n');
    return tellFailures(found);
  }
};

/** The release that the environment makes the default, as the Jupyter server reads it; it may be none of these. */
function defaultOf(known: readonly Release[], offered: readonly string[]): Release | undefined {
  const named = process.env['COHORTLAB_DEFAULT_RELEASE'];
  if (!named) return known.find(({ file }) => file === offered[0]);
  return (
    known.find(({ manifest }) => manifest.name === named) ??
    known.find(({ manifest }) => manifest.id === named)
  );
}

function row(release: Release, isDefault: boolean, all: readonly Release[]): string[] {
  const { file, manifest, retired } = release;
  const twin = all.find(other => other !== release && other.manifest.name === manifest.name);
  const state = [
    ...(isDefault ? ['default'] : []),
    ...(retired === null ? [] : [`retired → ${retired.replacedBy}`]),
    ...(twin === undefined ? [] : ['not the only one of this name'])
  ];
  return [
    manifest.name,
    manifest.id.slice(0, 12),
    tierOf(manifest),
    manifest.cutOff,
    manifest.madeAt.slice(0, 10),
    shownCount(manifest.people),
    manifest.cdmVersion,
    manifest.vocabularyVersion,
    state.join(', ') || '-',
    file
  ];
}

/** For whom a release is, in a word. */
export function tierOf({ curation, synthetic }: Manifest): string {
  return curation?.tier ?? (synthetic ? 'synthetic' : 'uncurated');
}

function notes({ manifest, retired }: Release): string {
  const lines = [
    ...(retired === null
      ? []
      : [`Retired since ${retired.on}${retired.reason ? `: ${retired.reason}` : ''}`]),
    ...manifest.notes
  ];
  return `\n${plain(manifest.name)}\n${lines.map(line => `  ${plain(line)}\n`).join('')}`;
}

function asJson({ file, manifest, retired }: Release, isDefault: boolean): object {
  const { name, id, cdmVersion, vocabularyVersion, cutOff, synthetic, curation, madeAt, madeBy } = manifest;
  return {
    file,
    name,
    id,
    tier: curation?.tier ?? null,
    policy: curation?.policy ?? null,
    synthetic,
    cutOff,
    madeAt: `${madeAt.replace(' ', 'T')}Z`,
    madeBy,
    people: show(manifest.people),
    cdmVersion,
    vocabularyVersion,
    default: isDefault,
    retired: retired && { replacedBy: retired.replacedBy, reason: retired.reason ?? null, on: retired.on },
    notes: manifest.notes
  };
}

/** What was looked at and is no release; the exit code is 1 when one that was named is none. */
function tellFailures(found: readonly Found[]): number {
  const failures = found.filter(each => 'failure' in each);
  for (const { file, failure } of failures) process.stderr.write(`cohortlab: ${plain(file)}: ${failure}\n`);
  return failures.some(({ named }) => named) ? 1 : 0;
}
