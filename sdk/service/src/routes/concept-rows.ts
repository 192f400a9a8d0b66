import { compileConcepts } from '@cohortlab/sdk/compile';
import { meaningHash, readBundle, type Bundle } from '@cohortlab/sdk/definition';
import { arrowStream } from '../arrow/stream.js';
import { readFacts } from '../release/facts.js';
import { wantsDictionaries } from './dictionaries.js';
import type { Rows } from './handlers.js';
import { Refusal } from './refusal.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import { statementOf } from './statement.js';
import type { Work } from './work.js';

/**
 * The concepts that a concept set selects in a release, each once, by id, with the people who have a
 * record of it and of it or anything below it, exactly.
 */
export async function conceptRows(
  service: Service,
  releaseName: string,
  bundle: Bundle,
  accept: string,
  work: Work
): Promise<Rows> {
  const reading = readBundle(bundle);
  if (reading.kind === 'problems') throw new Refusal('badDefinition', reading.problems);
  if (reading.kind !== 'concepts') {
    const message = 'This is no list of concepts.';
    throw new Refusal('badDefinition', [{ file: bundle.path, path: '/$schema', message }]);
  }
  const { release, ask } = await askRelease(service, releaseName, work);
  const facts = await readFacts(ask, release.manifest);
  const { sql, ...others } = statementOf(compileConcepts(reading.concepts.items, facts));
  const query = await work.query(release.engine);
  const statement = { sql: conceptsOf(sql), ...others };
  const staged = await query.stage(statement, { categories: wantsDictionaries(accept) });
  return {
    release: refOf(release),
    hash: meaningHash(reading),
    rows: staged.rows,
    pieces: arrowStream(staged.columns, query.read(staged))
  };
}

const conceptsOf = (selected: string): string =>
  `select concept.concept_id, concept_name, domain_id, vocabulary_id, concept_class_id, concept_code,
     standard_concept, coalesce(people, 0)::bigint as people,
     coalesce(people_below, 0)::bigint as people_with_descendants
   from main.concept left join cohortlab.concept_count using (concept_id)
   where concept.concept_id in (select concept_id from (${selected}))
   order by concept.concept_id`;
