import type { PANEL_ROUTES } from '@cohortlab/sdk/wire';
import { AOU20, rankInSql, show, showRecords } from '../disclosure/index.js';
import {
  conceptNames,
  missingStatistics,
  readChecks,
  readConceptFacts,
  readModules,
  readPhysical,
  readQuestions,
  readTable,
  readUnitMixes
} from '../release/describe/index.js';
import type { Handlers } from './handlers.js';
import { Refusal } from './refusal.js';
import { askRelease, type Asked, type Service } from './service.js';
import { refOf } from './shared.js';
import { MOST_CONCEPTS, showColumn, showMonths, showYears } from './show-table.js';
import { showAnswers, showMixes, showQuestion, showUnits } from './show-values.js';
import type { Work } from './work.js';

type StatisticsRoute =
  'tableStatistics' | 'conceptStatistics' | 'surveys' | 'survey' | 'physicalMeasurements' | 'plausibility';

/** What is told of a release from the statistics that it carries: read, shown through the door, nothing counted. */
export function statisticsHandlers(service: Service): Pick<Handlers<typeof PANEL_ROUTES>, StatisticsRoute> {
  return {
    async tableStatistics({ parts, body, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const found = await readTable(ask, body.table, rankInSql, MOST_CONCEPTS + 1);
      if (found === null) {
        const message = `The release has no table of people that is called ${JSON.stringify(body.table)}.`;
        throw new Refusal('tableMissing', [{ file: '', path: '/table', message }]);
      }
      return {
        release: refOf(release),
        table: body.table,
        people: show(found.people),
        records: showRecords(found.records, found.people),
        years: showYears(found.years),
        months: showMonths(found.months),
        columns: found.columns.map(column => showColumn(column, found))
      };
    },

    async conceptStatistics({ parts, body, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const found = await readConceptFacts(ask, body.conceptId);
      const name = await conceptNames(ask, [
        body.conceptId,
        ...found.units.map(({ unitConceptId }) => unitConceptId),
        ...found.answers.map(({ conceptId }) => conceptId)
      ]);
      if (body.conceptId !== 0 && name(body.conceptId) === null) throw new Refusal('conceptUnknown');
      return {
        release: refOf(release),
        concept: { conceptId: body.conceptId, name: name(body.conceptId) },
        // Where few people have it, the table is that of nobody: it would tell that there is somebody.
        table: show(found.peopleBelow).kind === 'hidden' ? null : found.table,
        people: show(found.people),
        records: showRecords(found.records, found.people),
        peopleWithDescendants: show(found.peopleBelow),
        years: showYears(found.years),
        units: showUnits(found.units, found, name),
        answers: showAnswers(found.answers, showRecords(found.records, found.people), name)
      };
    },

    async surveys({ parts, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const modules = (await readModules(ask)).filter(({ people }) => show(people).kind === 'rounded');
      const name = await conceptNames(
        ask,
        modules.map(({ conceptId }) => conceptId)
      );
      return {
        release: refOf(release),
        modules: modules.map(({ conceptId, people, offered }) => ({
          module: { conceptId, name: name(conceptId) },
          people: show(people),
          offered
        }))
      };
    },

    async survey({ parts, body, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const module = (await readModules(ask)).find(({ conceptId }) => conceptId === body.conceptId);
      // A module of few people is told like one that is not there.
      const { people, offered } =
        module && show(module.people).kind === 'rounded' ? module : { people: 0n, offered: false };
      const questions = (await readQuestions(ask, body.conceptId)).filter(
        question => show(question.people).kind === 'rounded'
      );
      const name = await conceptNames(ask, [
        body.conceptId,
        ...questions.flatMap(({ conceptId, answers }) => [
          conceptId,
          ...answers.map(answer => answer.conceptId)
        ])
      ]);
      return {
        release: refOf(release),
        module: {
          module: { conceptId: body.conceptId, name: name(body.conceptId) },
          people: show(people),
          offered
        },
        questions: questions.map(question => showQuestion(question, name))
      };
    },

    async physicalMeasurements({ parts, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const found = (await readPhysical(ask)).filter(({ people }) => show(people).kind === 'rounded');
      const name = await conceptNames(
        ask,
        found.flatMap(({ conceptId, units }) => [
          conceptId,
          ...units.map(({ unitConceptId }) => unitConceptId)
        ])
      );
      return {
        release: refOf(release),
        measurements: found.map(({ quantity, conceptId, people, records, units }) => ({
          quantity,
          concept: { conceptId, name: name(conceptId) },
          people: show(people),
          records: showRecords(records, people),
          units: showUnits(units, { people, records }, name)
        }))
      };
    },

    async plausibility({ parts, work }) {
      const { release, ask } = await askStatistics(service, parts.release, work);
      const checks = (await readChecks(ask)).filter(({ of }) => show(of.people).kind === 'rounded');
      const mixes = await readUnitMixes(ask, AOU20.below);
      const name = await conceptNames(ask, [
        ...checks.flatMap(({ value }) => (value ? [value.conceptId, value.unitConceptId] : [])),
        ...mixes.flatMap(({ conceptId, unitConceptId }) => [conceptId, unitConceptId])
      ]);
      const named = (conceptId: number) => ({ conceptId, name: name(conceptId) });
      return {
        release: refOf(release),
        checks: checks.map(({ kind, table, value, people, records, of }) => ({
          kind,
          table,
          concept: value && named(value.conceptId),
          unit: value && named(value.unitConceptId),
          range: value && { from: value.from, to: value.to },
          people: show(people),
          records: showRecords(records, people),
          of: { people: show(of.people), records: showRecords(of.records, of.people) }
        })),
        unitMixes: showMixes(mixes, name)
      };
    }
  };
}

/** The release, when it carries statistics. */
async function askStatistics(service: Service, nameOrId: string, work: Work): Promise<Asked> {
  const asked = await askRelease(service, nameOrId, work);
  const { manifest } = asked.release;
  const missing = await missingStatistics(asked.ask, manifest);
  if (missing.length === 0) return asked;
  const message = `The release ${manifest.name} was made without the statistics that are asked for.`;
  throw new Refusal('statisticsMissing', [{ file: '', path: '', message }]);
}
