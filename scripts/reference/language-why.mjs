/** Why each phenotype is on the page of the language: what is new in it. */
export const WHY = {
  '01-type-2-diabetes':
    'A set of people: include and exclude groups, and records counted by different days, so that one visit with two codes is not two diagnoses.',
  '02-hypertension':
    'A cohort of events: the first diagnosis in adults that begins a year with two visits for it. An attribute, a window, a count of visits, and a limit after the step.',
  '03-metformin-new-users':
    'New users: first ever in the record with a year of observation before, a window that includes day 0 beside one that ends the day before, and "no" as exactly 0 times.',
  '04-acute-myocardial-infarction':
    'A nested group about the diagnosis itself (two windows: the visit has begun and is not over), concepts taken out of a set, an exit after 7 days, and spans joined into episodes.',
  '05-gastrointestinal-bleeding':
    'An attribute by concept set, and the washout of 30 days that makes episodes of records. Compare the visit asked as an attribute here with the visit asked as an event above.',
  '06-statin-treatment':
    'Time on treatment: the exit is the end of continuous exposure, and a censoring event ends it earlier. Facts about the person as a step, and "none of the following" as a group.',
  '07-poor-glycaemic-control':
    'A value that names its units, a saved cohort as a criterion (looked for also outside observation, because that set of people counts records wherever they lie), observation needed on both sides, an era that is under way on day 0, and the last event instead of the first.',
  '08-pregnancy':
    'Dates of an event moved (a birth becomes the time before it), windows counted from the end of the entry event, the exit at that end, and a span of calendar time.',
  '09-heart-failure-readmission':
    'Groups nested in groups, the same visit, the window of an end (discharged in the 30 days before), death looked for outside observation, a qualifying group before the steps, and a step about the end of the stay.',
  '10-anticoagulation-in-atrial-fibrillation':
    'Nearly everything at once, as published studies have it: two ways to enter, groups in groups, risk factors by number, a disabled criterion, an exit with its own days of supply, and two censoring events.'
};
