import { READINGS } from '../examination.js';
import { FAMILY_TICKS, OWN_TICKS, TICK_QUESTIONS } from '../surveys/history.js';
import { PREFER_NOT, QUESTIONS as ASKED, SKIP, SURVEYS } from '../surveys/index.js';
import { worded } from '../surveys/survey.js';
import type { ConceptGroup, ConceptRow } from './concept.js';

/**
 * Surveys of All of Us (vocabulary PPI), as its public codebook names them. Each question lies below
 * its survey and each answer below its question.
 */
const ppi = { domain: 'Observation', vocabulary: 'PPI', standard: 'S' } as const;

export const MODULES: ConceptGroup = {
  ...ppi,
  conceptClass: 'Module',
  concepts: SURVEYS.map(({ concept, code, name }): ConceptRow => [concept, code, name])
};

export const QUESTIONS: ConceptGroup = {
  ...ppi,
  conceptClass: 'Question',
  concepts: [
    ...ASKED.map(({ concept, code, name, survey }): ConceptRow => [concept, code, name, [survey.concept]]),
    ...TICK_QUESTIONS.map(({ concept, code, survey }): ConceptRow => [
      concept,
      code,
      worded(code),
      [survey.concept]
    ])
  ]
};

export const ANSWERS: ConceptGroup = {
  ...ppi,
  conceptClass: 'Answer',
  concepts: [
    ...ASKED.flatMap(question =>
      question.answers.flatMap(({ concept, code, name }): ConceptRow[] =>
        concept === null ? [] : [[concept, code, name, [question.concept]]]
      )
    ),
    ...[...OWN_TICKS, ...FAMILY_TICKS].map(({ concept, code, question }): ConceptRow => [
      concept,
      code,
      worded(code),
      [question]
    ]),
    [SKIP, 'PMI_Skip', 'PMI: Skip'],
    [PREFER_NOT, 'PMI_PreferNotToAnswer', 'PMI: Prefer Not To Answer'],
    [903087, 'PMI_DontKnow', 'PMI: Dont Know']
  ]
};

/** The programme's own examination: its codes, which map to the concepts that care uses. */
export const EXAMINATION: ConceptGroup = {
  domain: 'Measurement',
  vocabulary: 'PPI',
  conceptClass: 'Clinical Observation',
  standard: null,
  concepts: READINGS.filter(({ concept, source }) => concept !== source).map(
    ({ source, code }): ConceptRow => [source, code, readingName(code)]
  )
};
export const EXAMINATION_OWN: ConceptGroup = {
  ...EXAMINATION,
  standard: 'S',
  concepts: READINGS.filter(({ concept, source }) => concept === source).map(
    ({ source, code }): ConceptRow => [source, code, readingName(code)]
  )
};
export const EXAMINATION_MAPS_TO: Readonly<Record<number, number>> = Object.fromEntries(
  READINGS.filter(({ concept, source }) => concept !== source).map(({ source, concept }) => [source, concept])
);

/** `waist-circumference-2` as `Waist circumference, reading 2`. */
function readingName(code: string): string {
  const [, quantity = '', which = ''] = /^(.*?)(?:-(\d|mean))?$/.exec(code) ?? [];
  const words = quantity === 'bmi' ? 'BMI' : quantity.replaceAll('-', ' ');
  const name = words.charAt(0).toUpperCase() + words.slice(1);
  return which === 'mean' ? `${name}, mean of readings 2 and 3` : which ? `${name}, reading ${which}` : name;
}
