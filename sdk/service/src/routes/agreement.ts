import { createHash } from 'node:crypto';
import { compileCohort } from '@cohortlab/sdk/compile';
import { duckdb, emit } from '@cohortlab/sdk/sql';
import type { Agreement, AgreementRequest } from '@cohortlab/sdk/wire';
import type { Values } from '../engine/chunk.js';
import type { Query, Statement } from '../engine/engine.js';
import { readFacts } from '../release/facts.js';
import { openAlone } from './alone.js';
import { countSubject } from './counts.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import { statementOf } from './statement.js';
import { peopleOf, readSubject } from './subject.js';
import type { Work } from './work.js';

/**
 * Whether everybody means the same people by a cohort: what the panel counts, the SQL that is shown,
 * and the rows that clients got and tell the digest of. Sets are compared here, before any door.
 */
export async function agreement(
  service: Service,
  releaseName: string,
  { bundle, witnesses }: AgreementRequest,
  work: Work
): Promise<Agreement> {
  const subject = readSubject(bundle);
  const { release, ask } = await askRelease(service, releaseName, work);
  const counted = await countSubject(service, releaseName, subject, work);
  const plan = compileCohort(peopleOf(subject), await readFacts(ask, release.manifest));
  const panel = await digestOf(await work.query(release.engine), statementOf(plan));

  // The text as it is shown, read anew by an engine that knows nothing of the plan.
  const alone = await (await openAlone(release, work)).open(work.line, work.signal);
  work.afterwards(() => alone.close());
  const { sql, parameters } = emit(plan, duckdb);
  const shown = await digestOf(alone, { sql: await alone.oneSelect(sql), parameters });

  const counts = { people: Number(counted.people), entries: Number(counted.entries) };
  const asCounted = panel.people === counts.people && panel.entries === counts.entries;
  return {
    release: refOf(release),
    hash: subject.hash,
    ...counts,
    set: panel.set,
    witnesses: [
      { name: 'panel', set: panel.set, agrees: asCounted },
      { name: 'SQL', set: shown.set, agrees: asCounted && shown.set === panel.set },
      ...witnesses.map(each => ({ ...each, agrees: asCounted && each.set === panel.set }))
    ]
  };
}

interface Digest {
  /** SHA-256 over a line `person,start,end` for each row, sorted; days are counted from 1970-01-01. */
  readonly set: string;
  readonly people: number;
  readonly entries: number;
}

async function digestOf(query: Query, statement: Statement): Promise<Digest> {
  const staged = await query.stage({ ...statement, sql: `select * from (${statement.sql}) order by all` });
  const hash = createHash('sha256');
  let people = 0;
  let before: bigint | null = null;
  for await (const chunk of query.read(staged)) {
    const [person, start, end] = chunk.columns.map(viewOf);
    for (let row = 0; row < chunk.rows; row++) {
      const id = person!.getBigInt64(row * 8, true);
      if (id !== before) people += 1;
      before = id;
      hash.update(`${id},${start!.getInt32(row * 4, true)},${end!.getInt32(row * 4, true)}\n`);
    }
  }
  return { set: hash.digest('hex'), people, entries: staged.rows };
}

function viewOf(values: Values): DataView {
  if (values.kind !== 'fixed') throw new Error('A cohort has an id and two days, no text.');
  return new DataView(values.data.buffer, values.data.byteOffset, values.data.byteLength);
}
