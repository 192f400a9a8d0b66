import { asOmop, compileCohort } from '@cohortlab/sdk/compile';
import { columnNames, isRecords, meaningHash, readBundle, shapeOf } from '@cohortlab/sdk/definition';
import { lint, lintDataset } from '@cohortlab/sdk/lint';
import type { KERNEL_ROUTES } from '@cohortlab/sdk/wire';
import { datasetInWords, inWords, wordsAsMarkdown, wordsAsText } from '@cohortlab/sdk/words';
import { arrowStream } from '../arrow/stream.js';
import { show, showRecords } from '../disclosure/index.js';
import { readFacts } from '../release/facts.js';
import { agreement } from './agreement.js';
import { attritionOf, showStages } from './attrition.js';
import { canonicalText } from './canonical.js';
import { conceptRows } from './concept-rows.js';
import { exactConceptHandlers } from './concepts.js';
import { countSubject } from './counts.js';
import { wantsDictionaries } from './dictionaries.js';
import type { Handlers } from './handlers.js';
import { findPeople, keepPeople, stageWithPeople, uploadedPeople } from './people.js';
import { planOf } from './plan.js';
import { Refusal } from './refusal.js';
import { remarksOn } from './remarks.js';
import { select } from './select.js';
import { askRelease, type Service } from './service.js';
import { refOf, sharedHandlers } from './shared.js';
import { shownSql, statementOf } from './statement.js';
import { peopleOf, readSubject } from './subject.js';

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
        tables: tables.map(table => ({
          name: table.name,
          table: shapeOf(table),
          columns: columnNames(table).length
        })),
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

    async stages({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const facts = await readFacts(ask, release.manifest);
      const stages = showStages(await attritionOf(ask, peopleOf(subject), facts));
      return { release: refOf(release), hash: subject.hash, stages };
    },

    async sql({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const plan = compileCohort(peopleOf(subject), asOmop(await readFacts(ask, release.manifest)));
      return { release: refOf(release), hash: subject.hash, sql: shownSql(plan) };
    },

    async words({ body }) {
      const subject = readSubject(body.bundle, body.cohort);
      const cohort = peopleOf(subject);
      const { dataset } = subject;
      const shaped = dataset?.tables.some(table => !isRecords(table)) ? datasetInWords(dataset) : null;
      const about = inWords(cohort);
      const words = shaped ? { ...shaped, sections: [...shaped.sections, ...about.sections] } : about;
      return {
        hash: subject.hash,
        text: wordsAsText(words),
        markdown: wordsAsMarkdown(words),
        oddities: [...(dataset ? lintDataset(dataset) : []), ...lint(cohort)]
      };
    },

    canonical: async ({ body }) => ({ text: canonicalText(body.bundle) }),

    async rows({ parts, body, accept, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const upload = body.people === undefined ? null : findPeople(service, body.people, release);
      const facts = await readFacts(ask, release.manifest);
      const statement = statementOf(planOf(subject, body.table, facts, upload && uploadedPeople));
      const query = await work.query(release.engine);
      const options = { categories: wantsDictionaries(accept) };
      const staged = upload
        ? await stageWithPeople(query, upload, statement, options)
        : await query.stage(statement, options);
      return {
        release: refOf(release),
        hash: subject.hash,
        rows: staged.rows,
        pieces: arrowStream(staged.columns, query.read(staged))
      };
    },

    async check({ body }) {
      const reading = readBundle(body.bundle);
      if (reading.kind === 'problems') throw new Refusal('badDefinition', reading.problems);
      return { hash: meaningHash(reading), kind: reading.kind };
    },

    async remarks({ parts, body, work }) {
      const subject = readSubject(body.bundle, body.cohort);
      const { release, ask } = await askRelease(service, parts.release, work);
      const remarks = await remarksOn(ask, subject, await readFacts(ask, release.manifest));
      return { release: refOf(release), hash: subject.hash, remarks };
    },

    concepts: async ({ parts, body, accept, work }) =>
      conceptRows(service, parts.release, body.bundle, accept, work),

    select: async ({ parts, body, accept, work }) => select(service, parts.release, body, accept, work),

    agreement: async ({ parts, body, work }) => agreement(service, parts.release, body, work),

    keepPeople: async ({ parts, body, work }) => keepPeople(service, parts.release, body, work),

    async people({ parts, work }) {
      const { release } = await askRelease(service, parts.release, work);
      return { id: findPeople(service, parts.id, release).id };
    },

    async dropPeople({ parts }) {
      await service.uploads.remove(parts.id);
      return { id: parts.id };
    },

    query: async ({ parts }) => service.queries.state(parts.query),
    cancel: async ({ parts }) => service.queries.cancel(parts.query)
  };
}
