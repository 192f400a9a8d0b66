import type { Ask } from '../../engine/ask.js';
import { type Counts, countsOf } from './read.js';

/** A module of a survey, exact; 0: questions without one. */
export interface ModuleFacts {
  readonly conceptId: number;
  /** Who was given it, when `offered`; else who answered some of it. */
  readonly people: bigint;
  readonly offered: boolean;
}

export interface QuestionFacts {
  readonly conceptId: number;
  readonly people: bigint;
  readonly answered: bigint;
  readonly skipped: bigint;
  readonly withheld: bigint;
  readonly notReached: bigint;
  readonly answers: readonly (Counts & { readonly conceptId: number })[];
}

/** The modules that were answered; last, as one, the questions outside of modules. */
export async function readModules(ask: Ask): Promise<ModuleFacts[]> {
  const rows = await ask(
    'select module_concept_id, people, conducted from cohortlab.survey_module order by module_concept_id = 0, module_concept_id'
  );
  return rows.map(row => ({
    conceptId: Number(row['module_concept_id']),
    people: row['people'] as bigint,
    offered: row['conducted'] === true
  }));
}

/** The questions of a module with their answers, in the order of their ids, which is that of the codebook. */
export async function readQuestions(ask: Ask, moduleConceptId: number): Promise<QuestionFacts[]> {
  const of = { module: moduleConceptId };
  const questions = await ask(
    `select question_concept_id, people, answered, skipped, withheld, not_reached from cohortlab.survey_question
     where module_concept_id = $module order by question_concept_id`,
    of
  );
  const answers = await ask(
    `select question_concept_id, answer_concept_id, people, records from cohortlab.survey_answer
     where question_concept_id in (select question_concept_id from cohortlab.survey_question where module_concept_id = $module)`,
    of
  );
  return questions.map(row => {
    const conceptId = Number(row['question_concept_id']);
    return {
      conceptId,
      people: row['people'] as bigint,
      answered: row['answered'] as bigint,
      skipped: row['skipped'] as bigint,
      withheld: row['withheld'] as bigint,
      notReached: row['not_reached'] as bigint,
      answers: answers
        .filter(answer => Number(answer['question_concept_id']) === conceptId)
        .map(answer => ({ conceptId: Number(answer['answer_concept_id']), ...countsOf(answer) }))
    };
  });
}
