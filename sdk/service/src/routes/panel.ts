import type { ConceptMatch, PANEL_ROUTES, TableCard } from '@cohortlab/sdk/wire';
import { show, showRecords, shownRank } from '../disclosure/index.js';
import { readCard, type CardTable } from '../release/describe/index.js';
import { readFacts } from '../release/facts.js';
import { readConcept, searchConcepts, type Concept } from '../vocabulary/index.js';
import { breakDown, sexesOf, showAges, showSexes } from './breakdown.js';
import { countSubject } from './counts.js';
import type { Handlers } from './handlers.js';
import { Refusal } from './refusal.js';
import { SEARCH_LIMIT } from './search-limit.js';
import { askRelease, type Service } from './service.js';
import { refOf, sharedHandlers, summary } from './shared.js';
import { statisticsHandlers } from './statistics.js';
import { peopleOf, readSubject } from './subject.js';

/** What `panel.sock` answers: aggregates that went through the disclosure door, and nothing else. */
export function panelHandlers(service: Service): Handlers<typeof PANEL_ROUTES> {
  return {
    ...sharedHandlers(service),
    ...statisticsHandlers(service),

    async reload({ parts }) {
      const offer = await service.offers.find(parts.release);
      await offer.reload();
      return summary(service, offer);
    },

    async card({ parts, work }) {
      const offer = await service.offers.find(parts.release);
      const { ask } = await askRelease(service, parts.release, work);
      const { manifest, tables } = await readCard(ask);
      return {
        release: await summary(service, offer),
        notes: [...manifest.notes],
        tables: tables.map(showTable)
      };
    },

    async search({ parts, body, work }) {
      const { release, ask } = await askRelease(service, parts.release, work);
      const { text, domain, limit = SEARCH_LIMIT } = body;
      const search = { text, limit, ...(domain !== undefined && { domain }) };
      const { concepts, more } = await searchConcepts(ask, search, shownRank);
      return { release: refOf(release), matches: concepts.map(showConcept), more };
    },

    async concept({ parts, body, work }) {
      const { release, ask } = await askRelease(service, parts.release, work);
      const found = await readConcept(ask, body.conceptId);
      if (!found) throw new Refusal('conceptUnknown');
      return {
        release: refOf(release),
        concept: showConcept(found.concept),
        records: showRecords(found.records, found.concept.people),
        parents: found.parents.map(showConcept),
        children: found.children.map(showConcept),
        sex: showSexes(found.sex, await sexesOf(ask)),
        age: showAges(found.age),
        cutOff: release.manifest.cutOff
      };
    },

    async count({ parts, body, work }) {
      const subject = readSubject(body.bundle);
      const counted = await countSubject(service, parts.release, subject, work);
      return {
        release: counted.release,
        hash: subject.hash,
        kind: peopleOf(subject).kind,
        people: show(counted.people),
        entries: showRecords(counted.entries, counted.people),
        parts: counted.parts.map(({ id, people }) => ({ id, people: show(people) })),
        remarks: counted.remarks
      };
    },

    async breakdown({ parts, body, work }) {
      const subject = readSubject(body.bundle);
      const { release, ask } = await askRelease(service, parts.release, work);
      const facts = await readFacts(ask, release.manifest);
      const { sex, age } = await breakDown(ask, peopleOf(subject), facts);
      return {
        release: refOf(release),
        hash: subject.hash,
        sex: showSexes(sex, await sexesOf(ask)),
        age: showAges(age),
        cutOff: facts.cutOff
      };
    }
  };
}

function showConcept({ people, peopleBelow, ...concept }: Concept): ConceptMatch {
  return { ...concept, people: show(people), peopleWithDescendants: show(peopleBelow) };
}

function showTable({ people, records, columns, ...table }: CardTable): TableCard {
  return { ...table, people: show(people), records: showRecords(records, people), columns: [...columns] };
}
