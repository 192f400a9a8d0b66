import type { Readable } from 'node:stream';
import { table, type Table } from '@cohortlab/sdk/plan';
import type { UploadedPeople } from '@cohortlab/sdk/wire';
import { NoSpans, readSpans } from '../arrow/spans.js';
import type { Query, Staged, StageOptions, Statement } from '../engine/engine.js';
import type { OpenRelease } from '../offer/open-release.js';
import { Refusal } from './refusal.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import type { Upload } from './uploads.js';
import type { Work } from './work.js';

/** Rows of a set of people. */
const MOST_ROWS = 20_000_000;

/** What a statement calls the people of an upload: a view of its connection, there while it is staged. */
const VIEW = 'cohortlab_people';
const COLUMNS = [
  { name: 'person_id', type: 'bigint' },
  { name: 'cohort_start_date', type: 'date' },
  { name: 'cohort_end_date', type: 'date' }
] as const;

export const uploadedPeople: Table = table(VIEW, COLUMNS);

/** Keeps the people that a kernel sent beside the release, and says how many they are. */
export async function keepPeople(
  service: Service,
  releaseName: string,
  stream: Readable,
  work: Work
): Promise<UploadedPeople> {
  const { release } = await askRelease(service, releaseName, work);
  // Whoever stops reading a request's body breaks its connection, unless told not to.
  const body = stream.iterator({ destroyOnReturn: false });
  const { id, table } = await service.uploads
    .add(release.engine, readSpans(body, MOST_ROWS), work.signal)
    .catch(refuse)
    .finally(() => stream.resume());
  const query = await work.query(release.engine);
  const [row] = await query.ask(
    `select count(*) as entries, count(distinct person_id) as people,
       count(distinct person_id) filter (person_id not in (select person_id from person)) as strangers
     from ${table}`
  );
  return {
    release: refOf(release),
    id,
    people: Number(row?.['people']),
    entries: Number(row?.['entries']),
    strangers: Number(row?.['strangers'])
  };
}

/** Stages a statement over the people of an upload. */
export async function stageWithPeople(
  query: Query,
  { table }: Upload,
  statement: Statement,
  options: StageOptions
): Promise<Staged> {
  await query.ask(`create or replace temp view ${VIEW} as select * from ${table}`);
  try {
    return await query.stage(statement, options);
  } finally {
    await query.ask(`drop view if exists ${VIEW}`).catch(() => undefined);
  }
}

export function findPeople(service: Service, id: string, { engine }: OpenRelease): Upload {
  return service.uploads.find(id, engine);
}

function refuse(failure: unknown): never {
  if (failure instanceof NoSpans)
    throw new Refusal('badPeople', [{ file: '', path: '', message: failure.message }]);
  throw failure;
}
