import { compileCohort, compileDatasetTable, type ReleaseFacts } from '@cohortlab/sdk/compile';
import type { DatasetTable } from '@cohortlab/sdk/definition';
import { lint } from '@cohortlab/sdk/lint';
import type { Relation } from '@cohortlab/sdk/plan';
import type { KERNEL_ROUTES } from '@cohortlab/sdk/wire';
import { inWords, wordsAsMarkdown, wordsAsText } from '@cohortlab/sdk/words';
import { arrowStream } from '../arrow/stream.js';
import { show, showRecords } from '../disclosure/index.js';
import { readFacts } from '../release/facts.js';
import { attritionOf } from './attrition.js';
import { exactConceptHandlers } from './concepts.js';
import { countSubject } from './counts.js';
import type { Handlers } from './handlers.js';
import { Refusal } from './refusal.js';
import { askRelease, type Service } from './service.js';
import { refOf, sharedHandlers } from './shared.js';
import { statementOf } from './statement.js';
import { peopleOf, readSubject, type Subject } from './subject.js';

/** What `kernel.sock` answers: exact counts and rows, to whoever holds the token. */
export function kernelHandlers(service: Service): Handlers<typeof KERNEL_ROUTES> {
  return {
    ...sharedHandlers(service),
    ...exactConceptHandlers(service),

    async describe({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, people, entries, remarks } = await countSubject(service, parts.release, subject, work);
      const tables = subject.dataset?.tables ?? [];
      return {
        release,
        hash: subject.hash,
        kind: subject.dataset ? 'dataset' : peopleOf(subject).kind,
        name: subject.name,
        people: show(people),
        entries: showRecords(entries, people),
        tables: tables.map(({ name, table, columns }) => ({ name, table, columns: columns.length })),
        remarks
      };
    },

    async count({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, people, entries, remarks } = await countSubject(service, parts.release, subject, work);
      return { release, hash: subject.hash, people: Number(people), entries: Number(entries), remarks };
    },

    async attrition({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const facts = await readFacts(ask, release.manifest);
      const stages = await attritionOf(ask, peopleOf(subject), facts);
      return { release: refOf(release), hash: subject.hash, stages };
    },

    async sql({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const plan = compileCohort(peopleOf(subject), await readFacts(ask, release.manifest));
      return { release: refOf(release), hash: subject.hash, sql: statementOf(plan).sql };
    },

    async words({ body }) {
      const subject = readSubject(body.bundle, body.cohort);
      const cohort = peopleOf(subject);
      const words = inWords(cohort);
      return {
        hash: subject.hash,
        text: wordsAsText(words),
        markdown: wordsAsMarkdown(words),
        oddities: [...lint(cohort)]
      };
    },

    async rows({ parts, body, accept, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const plan = planOf(subject, body.table, await readFacts(ask, release.manifest));
      const query = await work.query(release.engine);
      const staged = await query.stage(statementOf(plan), { categories: wantsDictionaries(accept) });
      return {
        release: refOf(release),
        hash: subject.hash,
        rows: staged.rows,
        pieces: arrowStream(staged.columns, query.read(staged))
      };
    },

    query: async ({ parts }) => service.queries.state(parts.query),
    cancel: async ({ parts }) => service.queries.cancel(parts.query)
  };
}

function planOf(subject: Subject, table: string | undefined, facts: ReleaseFacts): Relation {
  const { dataset, cohort } = subject;
  if (dataset) return compileDatasetTable(dataset, tableOf(dataset.tables, table).name, cohort, facts);
  if (table !== undefined) throw new Refusal('badRequest');
  return compileCohort(peopleOf(subject), facts);
}

/** The table of that name, or the only one. */
function tableOf(tables: readonly DatasetTable[], name: string | undefined): DatasetTable {
  const found =
    name === undefined && tables.length === 1 ? tables[0] : tables.find(table => table.name === name);
  if (!found) throw new Refusal('badRequest');
  return found;
}

/** `Accept: application/vnd.apache.arrow.stream; dictionaries=1` */
function wantsDictionaries(accept: string): boolean {
  return /;\s*dictionaries=1\b/.test(accept);
}
