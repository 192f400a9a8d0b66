import { asOmop } from '@cohortlab/sdk/compile';
import type { PANEL_ROUTES, TableCard } from '@cohortlab/sdk/wire';
import { show, showRecords, showSteps } from '../disclosure/index.js';
import { readCard, type CardTable } from '../release/describe/index.js';
import { readFacts } from '../release/facts.js';
import { attritionOf } from './attrition.js';
import { breakDown, sexesOf, showAges, showSexes } from './breakdown.js';
import { conceptHandlers } from './concepts.js';
import { countSubject } from './counts.js';
import type { Handlers } from './handlers.js';
import { planOf } from './plan.js';
import { askRelease, type Service } from './service.js';
import { refOf, sharedHandlers, summary } from './shared.js';
import { shownSql } from './statement.js';
import { statisticsHandlers } from './statistics.js';
import { peopleOf, readSubject } from './subject.js';

/** What `panel.sock` answers: aggregates that went through the disclosure door, and nothing else. */
export function panelHandlers(service: Service): Handlers<typeof PANEL_ROUTES> {
  return {
    ...sharedHandlers(service),
    ...conceptHandlers(service),
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
    },

    async attrition({ parts, body, work }) {
      const subject = readSubject(body.bundle);
      const { release, ask } = await askRelease(service, parts.release, work);
      const facts = await readFacts(ask, release.manifest);
      const left = await attritionOf(ask, peopleOf(subject), facts);
      const people = showSteps(left.map(stage => stage.people));
      return {
        release: refOf(release),
        hash: subject.hash,
        stages: left.map(({ stage, part }, index) => ({ stage, part, people: people[index]! }))
      };
    },

    async sql({ parts, body, work }) {
      const subject = readSubject(body.bundle);
      const { release, ask } = await askRelease(service, parts.release, work);
      const plan = planOf(subject, body.table, asOmop(await readFacts(ask, release.manifest)));
      return { release: refOf(release), hash: subject.hash, sql: shownSql(plan) };
    }
  };
}

function showTable({ people, records, columns, ...table }: CardTable): TableCard {
  return { ...table, people: show(people), records: showRecords(records, people), columns: [...columns] };
}
