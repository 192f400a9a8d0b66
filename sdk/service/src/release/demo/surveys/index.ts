import { ACCESS } from './access.js';
import { BASICS } from './basics.js';
import { FAMILY_HISTORY, MEDICAL_HISTORY } from './history.js';
import { LIFESTYLE } from './lifestyle.js';
import { OVERALL_HEALTH } from './overall-health.js';
import type { Question, Survey } from './survey.js';

/** The surveys; the place in the list is part of record ids and streams. */
export const SURVEYS: readonly Survey[] = [
  BASICS,
  OVERALL_HEALTH,
  LIFESTYLE,
  MEDICAL_HISTORY,
  FAMILY_HISTORY,
  ACCESS
];

/** Every question with its survey; the place in the list is part of record ids and streams. */
export const QUESTIONS: readonly (Question & { readonly survey: Survey })[] = SURVEYS.flatMap(survey =>
  survey.questions.map(question => ({ ...question, survey }))
);

export const SKIP = 903096;
export const PREFER_NOT = 903079;
