import { VERSION } from '../../version.js';
import {
  curate,
  type Curation,
  curationFacts,
  curationNote,
  type Place,
  writeReport
} from '../curate/index.js';
import type { Database } from '../database.js';
import { DESCRIBED } from '../describe/index.js';
import { ASIDE } from '../layout.js';
import type { Finding, Manifest, Source } from '../manifest.js';
import { type OnProgress, part, type Step, steps } from '../progress.js';
import { seal } from '../seal.js';
import { createTables } from '../tables.js';
import { check } from './check.js';
import { versionShown } from './columns.js';
import { deriveTables } from './derive/index.js';
import { latestDay, notesOn, toldVersion, vocabularyVersion } from './facts.js';
import type { FindingKind } from './finding-kinds.js';
import { findNoteworthy, knowPeople, LEFT_OUT } from './findings.js';
import { load, type Loading, loadingsOf, missingColumns, share, sourceOf } from './loading.js';
import { openOrigin } from './origin.js';
import { SourceError } from './problem.js';

/** What a release is to be made from, and how. */
export interface Wish {
  readonly source: string;
  /** A folder for intermediate files. */
  readonly temporary: string;
  readonly name: string;
  readonly cutOff: string | undefined;
  readonly drop: readonly FindingKind[];
  readonly curating: { readonly curation: Curation; readonly place: Place } | undefined;
  readonly onProgress: OnProgress | undefined;
}

/** A release that was made, and what was noted of its rows. */
export interface Prepared extends Manifest {
  readonly findings: readonly Finding[];
}

/** How much of the way it takes to read text tables; other sources are open at once. */
const OPENING = 0.25;

/** Fills a database with a release: checks all of the source first, then reads, derives, counts and seals. */
export async function fill(database: Database, wish: Wish): Promise<Prepared> {
  let opened = 0;
  const origin = await openOrigin(database, wish.source, wish.temporary, progress => {
    opened = OPENING;
    part(wish.onProgress, 0, OPENING)?.(progress);
  });
  const cdmVersion = versionShown(origin.files) ?? (await toldVersion(database, origin.files)) ?? '5.4';
  const loadings = loadingsOf(cdmVersion, origin.files);
  const step = steps(part(wish.onProgress, opened, 1), totalShare(loadings));

  const problems = await check(database, wish.source, origin, loadings, step);
  if (problems.length > 0) throw new SourceError(problems);

  const missing = loadings.filter(({ file }) => file === null).map(({ table }) => table);
  await database.run(createTables(missing, cdmVersion));
  const { sources, findings } = await loadAll(database, loadings, wish.drop, step);
  const derived = await deriveTables(database, missing, cdmVersion, table =>
    step(`deriving ${table}`, shareOf(loadings, table))
  );
  const { curating } = wish;
  if (curating) step('curating', 0);
  const curated = curating && (await curate(database, curating.curation, cdmVersion, curating.place));
  const columns = loadings.flatMap(loading => missingColumns(loading, cdmVersion));
  // What was noted of the source is told to its administrator: after curation it is no longer so, and its
  // counts, like those of files, would tell how many records were removed. The report has those of files.
  const [told, noted] = curated ? [[], []] : [sources, findings];
  const facts = {
    name: wish.name,
    cdmVersion,
    vocabularyVersion: await vocabularyVersion(database),
    cutOff: wish.cutOff ?? (await latestDay(database, wish.source)),
    synthetic: false,
    curation: curating ? curationFacts(curating.curation) : null,
    madeBy: VERSION,
    notes: [
      ...(curated ? [curationNote(curated)] : []),
      ...notesOn({ ignored: origin.ignored, missing, derived, columns, findings: noted })
    ],
    sources: told,
    findings: noted
  };
  const manifest = await seal(database, facts, (doing, table) =>
    step(`${doing} ${table}`, shareOf(loadings, table))
  );
  if (curating && curated) writeReport(curating.place.path + ASIDE, curated, manifest, sources);
  return { ...manifest, findings };
}

/** People, concepts and deaths come first: the rows of all other tables are judged by them. */
const FIRST = ['person', 'concept', 'death'];

async function loadAll(
  database: Database,
  loadings: readonly Loading[],
  drop: readonly FindingKind[],
  step: Step
): Promise<{ sources: Source[]; findings: Finding[] }> {
  const place = ({ table }: Loading): number => (FIRST.indexOf(table.name) + 1 || FIRST.length + 1) - 1;
  const ordered = [...loadings].sort((a, b) => place(a) - place(b));
  const [sources, findings]: [Source[], Finding[]] = [[], []];
  await database.run(
    'create temp table known_person (person_id bigint, birth date, death date); create temp table known_concept (concept_id integer)'
  );
  for (const [at, loading] of ordered.entries()) {
    // After people and concepts, and again after deaths.
    if (at === 2 || at === 3) await knowPeople(database, at === 3);
    if (loading.file === null) continue;
    step(`reading ${loading.table.name}`, 3 * share(loading));
    const noted = await findNoteworthy(database, loading, loading.file, drop);
    const without = noted.some(({ dropped }) => dropped) ? LEFT_OUT : null;
    await load(database, loading, loading.file, without);
    findings.push(...noted);
    sources.push(await sourceOf(loading.file));
  }
  return { sources, findings };
}

function shareOf(loadings: readonly Loading[], table: string): number {
  const loading = loadings.find(candidate => candidate.table.name === table);
  return loading ? share(loading) : 0;
}

/** Checking once, reading three times, sealing once, deriving where there is nothing to read, describing the tables of people once. */
function totalShare(loadings: readonly Loading[]): number {
  const all = loadings.reduce((sum, loading) => sum + 5 * share(loading), 0);
  return all + DESCRIBED.reduce((sum, { name }) => sum + shareOf(loadings, name), 0);
}
