import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Table } from '@cohortlab/sdk/cdm';
import type { Database } from '../database.js';
import type { Manifest, Source } from '../manifest.js';
import { inRelease } from '../tables.js';
import type { Policy } from './policy.js';
import type { Outcome } from './run.js';

/** What curation did, with exact counts: for the administrator alone. */
export interface CurationReport {
  readonly policy: Policy;
  /** Tells whether two releases were made with one key. */
  readonly keyFingerprint: string;
  /** Null when no list was given. */
  readonly withdrawn: { readonly listed: bigint; readonly found: bigint } | null;
  readonly tables: readonly { readonly table: string; readonly before: bigint; readonly after: bigint }[];
  readonly rules: readonly Outcome[];
}

/** Records of each table, by its name. */
export async function tableCounts(
  database: Database,
  tables: readonly Table[]
): Promise<Readonly<Record<string, bigint>>> {
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*) as n from ${inRelease(name)}`);
  const rows = await database.ask(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, n }) => [String(name), n as bigint]));
}

/** What users of the release should know of its curation. Rules by name; no counts. */
export function curationNote({ policy, rules }: CurationReport): string {
  return `Curated for the ${policy.tier} tier by the policy ${policy.name}: ${rules.map(({ kind }) => kind).join(', ')}.`;
}

/** Writes the report as JSON and as text into a folder, for its owner alone. */
export function writeReport(
  folder: string,
  report: CurationReport,
  manifest: Manifest,
  sources: readonly Source[]
): void {
  const whole = {
    release: { name: manifest.name, id: manifest.id, madeBy: manifest.madeBy },
    ...report,
    sources
  };
  const json = JSON.stringify(
    whole,
    (_key, value: unknown) => (typeof value === 'bigint' ? Number(value) : value),
    2
  );
  write(join(folder, 'report.json'), `${json}\n`);
  write(join(folder, 'report.txt'), text(report, manifest));
}

function write(path: string, content: string): void {
  writeFileSync(path, content, { mode: 0o600 });
  chmodSync(path, 0o600);
}

function text(
  { policy, keyFingerprint, withdrawn, tables, rules }: CurationReport,
  manifest: Manifest
): string {
  const people =
    withdrawn === null
      ? 'no list was given'
      : `${withdrawn.listed} listed, ${withdrawn.found} left out, ${withdrawn.listed - withdrawn.found} unknown to the source`;
  return [
    `Curation of ${manifest.name}, release ${manifest.id}`,
    `Policy ${policy.name}, ${policy.tier} tier; key ${keyFingerprint}`,
    `People who have withdrawn: ${people}.`,
    'Exact counts: for the administrator, not for publication.',
    ...rules.flatMap(rule => ['', `${rule.kind}: ${rule.does}`, ...changes(rule)]),
    '',
    'Every rule was checked on the result and holds.',
    '',
    'Records before and after:',
    ...tables.map(({ table, before, after }) => `  ${table}: ${before} -> ${after}`),
    ''
  ].join('\n');
}

function changes(rule: Outcome): string[] {
  if (rule.changes.length === 0) return ['  nothing to do'];
  return rule.changes.map(({ table, column, removed, changed }) => {
    const place = column === undefined ? table : `${table}.${column}`;
    const done = [removed > 0n && `${removed} removed`, changed > 0n && `${changed} changed`].filter(Boolean);
    return `  ${place}: ${done.join(', ') || 'nothing'}`;
  });
}
