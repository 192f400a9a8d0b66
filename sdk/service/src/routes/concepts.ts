import { readBundle, type Bundle, type ConceptsFile } from '@cohortlab/sdk/definition';
import type {
  ConceptMatch,
  ExactConcept,
  KERNEL_ROUTES,
  PANEL_ROUTES,
  SearchRequest
} from '@cohortlab/sdk/wire';
import { show, showRecords, shownRank } from '../disclosure/index.js';
import type { Ask } from '../engine/ask.js';
import type { OpenRelease } from '../offer/open-release.js';
import { readFacts } from '../release/facts.js';
import {
  childrenOf,
  compareConceptSets,
  type Concept,
  countRelatives,
  FIRST_PAGE,
  type Line,
  namesOf,
  readCodes,
  readConcept,
  readConcepts,
  readConceptSet,
  readLineage,
  readRelatives,
  searchNames,
  STANDINGS
} from '../vocabulary/index.js';
import { sexesOf, showAges, showSexes } from './breakdown.js';
import type { Handlers } from './handlers.js';
import { Refusal } from './refusal.js';
import { askRelease, type Service } from './service.js';
import { refOf } from './shared.js';
import type { Work } from './work.js';

type Panel = Handlers<typeof PANEL_ROUTES>;
type Kernel = Handlers<typeof KERNEL_ROUTES>;
type OfConcepts = 'search' | 'codes' | 'resolve';

/** The routes of panels about concepts: numbers of people go through the door. */
export function conceptHandlers(
  service: Service
): Pick<Panel, OfConcepts | 'concept' | 'relatives' | 'lineage' | 'compare'> {
  const asked = (name: string, work: Work) => askForConcepts(service, name, work);
  return {
    async search({ parts, body, work }) {
      const { release, ask } = await askRelease(service, parts.release, work);
      const { concepts, ...found } = await findConcepts(release, ask, body);
      return { release: refOf(release), ...found, matches: concepts.map(showConcept) };
    },

    async codes({ parts, body, work }) {
      const { release, ask, facts } = await asked(parts.release, work);
      const { lines, concepts } = await readCodes(ask, await namesIn(release), body.lines, facts);
      return { release: refOf(release), lines: lines.map(lineOf), concepts: concepts.map(showConcept) };
    },

    async concept({ parts, body, work }) {
      const { release, ask, facts } = await asked(parts.release, work);
      const found = await readConcept(ask, body.conceptId, facts);
      if (!found) throw new Refusal('conceptUnknown');
      return {
        release: refOf(release),
        concept: showConcept(found.concept),
        records: showRecords(found.records, found.concept.people),
        synonyms: [...found.synonyms],
        relatives: found.relatives,
        parents: found.parents.map(showConcept),
        children: found.children.map(showConcept),
        sex: showSexes(found.sex, await sexesOf(ask)),
        age: showAges(found.age),
        cutOff: release.manifest.cutOff
      };
    },

    async relatives({ parts, body, work }) {
      const { release, ask, facts } = await asked(parts.release, work);
      const { conceptId, relation, page = FIRST_PAGE } = body;
      const concepts = await readRelatives(ask, conceptId, relation, page, facts);
      const children = await childrenOf(
        ask,
        concepts.map(concept => concept.conceptId),
        facts
      );
      return {
        release: refOf(release),
        total: await countRelatives(ask, conceptId, relation, facts),
        matches: concepts.map(showConcept),
        children: concepts.map(concept => children.get(concept.conceptId) ?? 0)
      };
    },

    async lineage({ parts, body, work }) {
      const { release, ask, facts } = await asked(parts.release, work);
      const { concepts, levels, edges, more } = await readLineage(ask, body.conceptId, facts);
      if (concepts.length === 0) throw new Refusal('conceptUnknown');
      return {
        release: refOf(release),
        matches: concepts.map(showConcept),
        levels: [...levels],
        edges: edges.map(([lower, upper]) => [lower, upper] as [number, number]),
        more
      };
    },

    async resolve({ parts, body, work }) {
      const set = readSet(body.bundle);
      const { release, ask, facts } = await asked(parts.release, work);
      const { concepts = FIRST_PAGE, items = FIRST_PAGE } = body;
      const found = await readConceptSet(ask, set.items, facts, { concepts, items }, shownRank);
      return {
        release: refOf(release),
        name: set.name,
        concepts: found.concepts,
        lines: set.items.length,
        drift: found.drift,
        people: show(found.people),
        matches: found.matches.map(showConcept),
        items: found.items.map(item => ({ ...item, standard: [...item.standard], people: show(item.people) }))
      };
    },

    async compare({ parts, body, work }) {
      const [left, right] = [readSet(body.left).items, readSet(body.right).items];
      const { release, ask, facts } = await asked(parts.release, work);
      const found = await compareConceptSets(ask, { left, right }, facts, body.page ?? FIRST_PAGE, shownRank);
      const shown = ({ people, matches, ...numbers }: typeof found.left) => ({
        ...numbers,
        people: show(people),
        matches: matches.map(showConcept)
      });
      return {
        release: refOf(release),
        both: found.both,
        left: shown(found.left),
        right: shown(found.right)
      };
    }
  };
}

/** The same for kernels, with exact numbers. The order is that of the panels. */
export function exactConceptHandlers(service: Service): Pick<Kernel, OfConcepts> {
  const asked = (name: string, work: Work) => askForConcepts(service, name, work);
  return {
    async search({ parts, body, work }) {
      const { release, ask } = await askRelease(service, parts.release, work);
      const { concepts, ...found } = await findConcepts(release, ask, body);
      return { release: refOf(release), ...found, matches: concepts.map(exactConcept) };
    },

    async codes({ parts, body, work }) {
      const { release, ask, facts } = await asked(parts.release, work);
      const { lines, concepts } = await readCodes(ask, await namesIn(release), body.lines, facts);
      return { release: refOf(release), lines: lines.map(lineOf), concepts: concepts.map(exactConcept) };
    },

    async resolve({ parts, body, work }) {
      const set = readSet(body.bundle);
      const { release, ask, facts } = await asked(parts.release, work);
      const { concepts = FIRST_PAGE, items = FIRST_PAGE } = body;
      const found = await readConceptSet(ask, set.items, facts, { concepts, items }, shownRank);
      return {
        release: refOf(release),
        name: set.name,
        concepts: found.concepts,
        lines: set.items.length,
        drift: found.drift,
        people: Number(found.people),
        matches: found.matches.map(exactConcept),
        items: found.items.map(item => ({
          ...item,
          standard: [...item.standard],
          people: Number(item.people)
        }))
      };
    }
  };
}

async function askForConcepts(service: Service, name: string, work: Work) {
  const { release, ask } = await askRelease(service, name, work);
  return { release, ask, facts: await readFacts(ask, release.manifest) };
}

/** The order of names is that of the panels, whoever asks: it tells no more than the shown numbers do. */
const namesIn = ({ engine }: OpenRelease) => namesOf(engine, shownRank);

/** Concepts that a search gives when it does not say. */
const SEARCH_LIMIT = 25;

async function findConcepts(release: OpenRelease, ask: Ask, body: SearchRequest) {
  const { text, domain, vocabulary, standard, offset = 0, limit = SEARCH_LIMIT } = body;
  const standing = standard === undefined ? undefined : STANDINGS.indexOf(standard);
  const search = { text, domain, vocabulary, standing, offset, limit };
  const { ids, more, how, meant } = searchNames(await namesIn(release), search);
  return { concepts: await readConcepts(ask, ids), more, how, meant: [...meant] };
}

const lineOf = ({ text, kind, found, standard, nearest }: Line) => ({
  text,
  kind,
  found: [...found],
  standard: [...standard],
  nearest: [...nearest]
});

/** Reads a bundle that must be a concept set. Fails with `badDefinition` and every problem in it. */
function readSet(bundle: Bundle): ConceptsFile {
  const reading = readBundle(bundle);
  if (reading.kind === 'problems') throw new Refusal('badDefinition', reading.problems);
  if (reading.kind === 'concepts') return reading.concepts;
  const message = `This is a ${reading.kind}; a concept set is needed here.`;
  throw new Refusal('badDefinition', [{ file: bundle.path, path: '/$schema', message }]);
}

function showConcept({ people, peopleBelow, ...concept }: Concept): ConceptMatch {
  return { ...concept, people: show(people), peopleWithDescendants: show(peopleBelow) };
}

function exactConcept({ people, peopleBelow, ...concept }: Concept): ExactConcept {
  return { ...concept, people: Number(people), peopleWithDescendants: Number(peopleBelow) };
}
