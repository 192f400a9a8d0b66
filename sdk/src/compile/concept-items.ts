import { domainOf } from '../cdm/index.js';
import { SEARCHED_KINDS, type ConceptItem } from '../definition/index.js';
import {
  as,
  called,
  column,
  distinct,
  equal,
  group,
  innerJoin,
  integer,
  oneOf,
  project,
  type Relation,
  sameColumns,
  semiJoin,
  unionAll,
  values
} from '../plan/index.js';
import { descendantsOf, mappings, resolve } from './concept-set.js';
import { PERSONS } from './counts.js';
import { omop, type ReleaseFacts } from './release.js';

/** What a concept set selects on a release, `concept_id integer`, each once. */
export const compileConcepts = (items: readonly ConceptItem[], release: ReleaseFacts): Relation =>
  distinct(resolve(items, release), { concept_id: column('concept_id') });

/**
 * What each line of a concept set selects by itself, whether it is excluded or not: `line integer,
 * concept_id integer`, each pair once; lines are counted from 0. The union of the lines that are not
 * excluded, without those that are, is what the set selects.
 */
export function compileConceptItems(items: readonly ConceptItem[], release: ReleaseFacts): Relation {
  const lines = items.map((item, line) => ({ ...item, line }));
  const mapped = lines.filter(item => item.mapped === true);
  const selected = unionAll([
    selectedBy(lines, release),
    ...(mapped.length > 0 ? [sourcesOf(selectedBy(mapped, release), release)] : [])
  ]);
  return distinct(selected, sameColumns(selected));
}

type Line = ConceptItem & { readonly line: number };

/** The concepts of the lines, and what lies below those that ask for it. */
function selectedBy(lines: readonly Line[], release: ReleaseFacts): Relation {
  const withBelow = lines.filter(item => item.descendants === true);
  const itself = innerJoin(
    as('named', named(lines)),
    as('concept', omop(release, 'concept', 'concept_id')),
    equal(column('named.concept_id'), column('concept.concept_id'))
  );
  const direct = project(itself, { line: column('named.line'), concept_id: column('named.concept_id') });
  if (withBelow.length === 0) return direct;
  const ancestors = [...new Set(withBelow.map(({ conceptId }) => conceptId))];
  const reached = innerJoin(
    as('named', named(withBelow)),
    as('below', descendantsOf(oneOf(column('ancestor_concept_id'), ancestors), release)),
    equal(column('named.concept_id'), column('below.ancestor_concept_id'))
  );
  return unionAll([
    direct,
    project(reached, { line: column('named.line'), concept_id: column('below.descendant_concept_id') })
  ]);
}

function named(lines: readonly Line[]): Relation {
  return values(
    [
      { name: 'line', type: 'integer' },
      { name: 'concept_id', type: 'integer' }
    ],
    lines.map(({ line, conceptId }) => [integer(line), integer(conceptId)])
  );
}

function sourcesOf(targets: Relation, release: ReleaseFacts): Relation {
  const mapped = innerJoin(
    as('target', targets),
    as('link', mappings(release)),
    equal(column('target.concept_id'), column('link.concept_id_2'))
  );
  return project(mapped, { line: column('target.line'), concept_id: column('link.concept_id_1') });
}

/**
 * People with a record of what a concept set selects, in any of the tables that concepts are counted
 * in, each once: one row, `people bigint`.
 */
export function compileConceptPeople(items: readonly ConceptItem[], release: ReleaseFacts): Relation {
  const selected = called('selected', compileConcepts(items, release));
  return group(recordsOf(selected, [], release), [], { people: PERSONS });
}

/** The same for each line by itself: `line integer, people bigint`. Lines that nobody has a record of are left out. */
export function compileItemPeople(items: readonly ConceptItem[], release: ReleaseFacts): Relation {
  const selected = called('selected', compileConceptItems(items, release));
  return group(recordsOf(selected, ['line'], release), ['line'], { people: PERSONS });
}

/** `person_id` of every record of what is selected, with the columns of it that are named. */
function recordsOf(selected: Relation, named: readonly string[], release: ReleaseFacts): Relation {
  const known = omop(release, 'person', 'person_id');
  const recorded = SEARCHED_KINDS.map(domainOf).flatMap(({ table, concept }) => {
    if (concept === null || !Object.hasOwn(release.columns, table)) return [];
    const events = omop(release, table, 'person_id', concept);
    const joined = innerJoin(
      as('event', events),
      as('selected', selected),
      equal(column(`event.${concept}`), column('selected.concept_id'))
    );
    const columns = Object.fromEntries(named.map(name => [name, column(`selected.${name}`)]));
    return [project(joined, { ...columns, person_id: column('event.person_id') })];
  });
  const everyone = as('known', known);
  return semiJoin(unionAll(recorded), everyone, equal(column('person_id'), column('known.person_id')));
}
