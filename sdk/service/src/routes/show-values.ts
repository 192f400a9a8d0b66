import type { ConceptShare, Shown, SurveyQuestion, UnitMix, UnitStatistics } from '@cohortlab/sdk/wire';
import { show, showList, showRecords, showShare } from '../disclosure/index.js';
import type { Counts, QuestionFacts, UnitCount, UnitFacts } from '../release/describe/index.js';
import { showHistogram } from './show-table.js';

/** The name of a concept; null when it has none. */
export type NameOf = (conceptId: number) => string | null;

/** The units of a concept that has so many records. */
export function showUnits(units: readonly UnitFacts[], whole: Counts, name: NameOf): UnitStatistics[] {
  const all = showRecords(whole.records, whole.people);
  return showList(units, ({ unitConceptId }) => name(unitConceptId) ?? '').map(unit => ({
    unit: { conceptId: unit.unitConceptId, name: name(unit.unitConceptId) },
    people: unit.people,
    records: unit.records,
    percent: showShare(unit.records, all),
    withNumber: {
      people: show(unit.withNumber.people),
      records: showRecords(unit.withNumber.records, unit.withNumber.people)
    },
    histogram: showHistogram(unit.bins)
  }));
}

/** Answers with their share of `all` records. */
export function showAnswers(
  answers: readonly (Counts & { readonly conceptId: number })[],
  all: Shown,
  name: NameOf
): ConceptShare[] {
  return showList(answers, ({ conceptId }) => name(conceptId) ?? '').map(
    ({ conceptId, people, records }) => ({
      conceptId,
      name: name(conceptId),
      people,
      records,
      percent: showShare(records, all)
    })
  );
}

/** A question; the share of an answer is that of its people in those who answered. */
export function showQuestion(question: QuestionFacts, name: NameOf): SurveyQuestion {
  const answered = show(question.answered);
  return {
    question: { conceptId: question.conceptId, name: name(question.conceptId) },
    people: show(question.people),
    answered,
    skipped: show(question.skipped),
    preferredNotToAnswer: show(question.withheld),
    notReached: show(question.notReached),
    answers: showAnswers(question.answers, answered, name).map(answer => ({
      ...answer,
      percent: showShare(answer.people, answered)
    }))
  };
}

/** Concepts with several units; the share of a unit is that in what is shown of all of them. */
export function showMixes(units: readonly UnitCount[], name: NameOf): UnitMix[] {
  const mixes = new Map<string, UnitCount[]>();
  for (const unit of units) {
    const key = `${unit.table} ${unit.conceptId}`;
    mixes.set(key, [...(mixes.get(key) ?? []), unit]);
  }
  return [...mixes.values()].map(mix => {
    const [{ table, conceptId }] = mix as [UnitCount];
    const shown = showList(mix, ({ unitConceptId }) => name(unitConceptId) ?? '');
    const total = shown.reduce(
      (sum, { records }) => sum + (records.kind === 'rounded' ? records.value : 0),
      0
    );
    return {
      table,
      concept: { conceptId, name: name(conceptId) },
      units: shown.map(({ unitConceptId, people, records }) => ({
        conceptId: unitConceptId,
        name: name(unitConceptId),
        people,
        records,
        percent: records.kind === 'rounded' ? Math.round((100 * records.value) / total) : null
      }))
    };
  });
}
