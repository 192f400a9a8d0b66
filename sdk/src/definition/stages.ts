/** The stages of attrition, from everyone or the entry events to the cohort. */
export const STAGES = [
  'everyone',
  'include',
  'exclude',
  'entry',
  'entryLimit',
  'qualifying',
  'step',
  'limit',
  'cohort'
] as const;
export type Stage = (typeof STAGES)[number];
