import type { CdmVersion } from '@cohortlab/sdk/cdm';
import type { Tier } from '@cohortlab/sdk/wire';
import type { Ask } from '../engine/ask.js';
import type { Database } from './database.js';
import { type Fingerprint, fingerprints, sha256 } from './fingerprint.js';
import type { FindingKind } from './prepare/finding-kinds.js';
import { RELEASE_FORMAT, MANIFEST_DDL } from './layout.js';

/** What a release says of itself. Dates are `YYYY-MM-DD`. */
export interface Manifest {
  readonly format: number;
  readonly name: string;
  /** SHA-256 of the content, hexadecimal. */
  readonly id: string;
  readonly cdmVersion: CdmVersion;
  readonly vocabularyVersion: string;
  /** The last day that the data cover: "now" for every definition. */
  readonly cutOff: string;
  readonly synthetic: boolean;
  /** What was done to the records for privacy; null: nothing. */
  readonly curation: CurationFacts | null;
  readonly people: bigint;
  readonly madeBy: string;
  /** When, in UTC: `YYYY-MM-DD HH:MM:SS`. */
  readonly madeAt: string;
  readonly notes: readonly string[];
}

/** How a release was curated, without counts. */
export interface CurationFacts {
  readonly tier: Tier;
  /** Name of the policy. */
  readonly policy: string;
  /** Equal in releases whose research ids come from one key; it tells nothing of the key. */
  readonly keyFingerprint: string;
  /** Rules by their kind, in the order of that name; settings as JSON. */
  readonly rules: readonly { readonly rule: string; readonly settings: string }[];
}

/** A file that a release was made from. */
export interface Source {
  readonly table: string;
  readonly file: string;
  readonly sha256: string;
  readonly records: bigint;
}

/** Rows of a table that are not as they should be. They are kept, unless whoever made the release chose otherwise. */
export interface Finding {
  readonly kind: FindingKind;
  readonly table: string;
  readonly file: string;
  readonly column: string;
  /** The first such row of the file, counted from 1. */
  readonly row: bigint;
  readonly records: bigint;
  readonly dropped: boolean;
}

/** What the maker of a release knows of it; the rest is found in its tables. */
export type Facts = Omit<Manifest, 'format' | 'id' | 'people' | 'madeAt'> & {
  readonly sources: readonly Source[];
  readonly findings: readonly Finding[];
};

/** Fills `cohortlab.manifest`, `source`, `finding` and `content` from the tables as they are now, and reads them back. */
export async function writeManifest(
  database: Database,
  facts: Facts,
  onTable: (table: string) => void = () => {}
): Promise<Manifest> {
  const contents = await fingerprints(database, 'main', onTable);
  await database.run('begin');
  await database.run(MANIFEST_DDL);
  for (const { table, file, sha256, records } of facts.sources)
    await database.run('insert into cohortlab.source values ($table, $file, $sha256, $records)', {
      table,
      file,
      sha256,
      records
    });
  for (const { kind, table, file, column, row, records, dropped } of facts.findings)
    await database.run(
      'insert into cohortlab.finding values ($kind, $table, $file, $column, $row, $records, $dropped)',
      { kind, table, file, column, row, records, dropped }
    );
  for (const { rule, settings } of facts.curation?.rules ?? [])
    await database.run('insert into cohortlab.curation_rule values ($rule, $settings)', { rule, settings });
  for (const { table, sha256, records } of contents)
    await database.run('insert into cohortlab.content values ($table, $sha256, $records)', {
      table,
      sha256,
      records
    });
  await database.run(
    `insert into cohortlab.manifest
     select ${RELEASE_FORMAT}, $name, $id, $cdmVersion, $vocabularyVersion, $cutOff::date, $synthetic,
       $tier, $policy, $keyFingerprint, (select count(distinct person_id) from main.person), $madeBy,
       (current_timestamp at time zone 'UTC')::timestamp, from_json($notes::json, '["varchar"]')`,
    {
      name: facts.name,
      id: releaseId(facts, contents),
      cdmVersion: facts.cdmVersion,
      vocabularyVersion: facts.vocabularyVersion,
      cutOff: facts.cutOff,
      synthetic: facts.synthetic,
      tier: facts.curation?.tier ?? null,
      policy: facts.curation?.policy ?? null,
      keyFingerprint: facts.curation?.keyFingerprint ?? null,
      madeBy: facts.madeBy,
      notes: JSON.stringify(facts.notes)
    }
  );
  await database.run('commit');
  return readManifest(database.ask);
}

/**
 * The id of a release: SHA-256 over what its answers depend on. Its name, its notes and the time
 * when it was made are no part of it.
 */
function releaseId(facts: Facts, contents: readonly Fingerprint[]): string {
  const { cdmVersion, vocabularyVersion, cutOff, synthetic } = facts;
  const tables = contents.map(({ table, sha256 }) => [table, sha256]);
  return sha256(JSON.stringify([RELEASE_FORMAT, cdmVersion, vocabularyVersion, cutOff, synthetic, tables]));
}

/** Reads the manifest of the release that the statements run on. */
export async function readManifest(ask: Ask): Promise<Manifest> {
  const [row] = await ask(
    `select * replace (cut_off::varchar as cut_off, strftime(made_at, '%Y-%m-%d %H:%M:%S') as made_at)
     from cohortlab.manifest`
  );
  if (row === undefined) throw new Error('The release has no manifest.');
  const rules = await ask('select rule, settings from cohortlab.curation_rule order by rule');
  return Object.freeze({
    format: row['format'] as number,
    name: row['name'] as string,
    id: row['id'] as string,
    cdmVersion: row['cdm_version'] as CdmVersion,
    vocabularyVersion: row['vocabulary_version'] as string,
    cutOff: row['cut_off'] as string,
    synthetic: row['synthetic'] as boolean,
    curation:
      row['tier'] === null
        ? null
        : Object.freeze({
            tier: row['tier'] as Tier,
            policy: row['policy'] as string,
            keyFingerprint: row['key_fingerprint'] as string,
            rules: Object.freeze(rules as { rule: string; settings: string }[])
          }),
    people: row['people'] as bigint,
    madeBy: row['made_by'] as string,
    madeAt: row['made_at'] as string,
    notes: Object.freeze(row['notes'] as string[])
  });
}
