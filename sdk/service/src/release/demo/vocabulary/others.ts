import type { ConceptGroup } from './concept.js';

/** What was done. */
export const PROCEDURES: ConceptGroup = {
  domain: 'Procedure',
  vocabulary: 'SNOMED',
  conceptClass: 'Procedure',
  standard: 'S',
  concepts: [
    [4240345, '5880005', 'Physical examination'],
    [4326177, '430193006', 'Medication reconciliation'],
    [4163951, '29303009', 'Electrocardiographic procedure', [], ['ECG', 'EKG']],
    [4230911, '40701008', 'Echocardiography'],
    [4163872, '399208008', 'Plain chest X-ray'],
    [4249893, '73761001', 'Colonoscopy'],
    [4324693, '71651007', 'Mammography'],
    [4077697, '24623002', 'Screening mammography', [4324693]],
    [4195803, '312681000', 'Bone density scan'],
    [4252419, '74016001', 'Radiologic examination of knee'],
    [43531648, '609588000', 'Total knee replacement'],
    [4216130, '415070008', 'Percutaneous coronary intervention'],
    [4336464, '232717009', 'Coronary artery bypass graft'],
    [4146536, '265764009', 'Renal dialysis'],
    [4120120, '302497006', 'Hemodialysis', [4146536]],
    [4140455, '426990007', 'Home oxygen therapy'],
    [4021160, '225323000', 'Smoking cessation education'],
    [4041982, '11816003', 'Diet education'],
    [4273629, '367336001', 'Chemotherapy'],
    [4242997, '38102005', 'Cholecystectomy'],
    [4198190, '80146002', 'Appendectomy'],
    [4203771, '52734007', 'Total replacement of hip']
  ]
};

/** What was used or put in. */
export const DEVICES: ConceptGroup = {
  domain: 'Device',
  vocabulary: 'SNOMED',
  conceptClass: 'Physical Object',
  standard: 'S',
  concepts: [
    [4224372, '337414009', 'Glucometer', [], ['Blood glucose meter']],
    [4015740, '170615005', 'Home nebulizer'],
    [45767945, '705643001', 'Coronary artery stent'],
    [45772840, '706004007', 'Implantable cardiac pacemaker'],
    [4217646, '72506001', 'Implantable defibrillator'],
    [4045112, '228869008', 'Manual wheelchair']
  ]
};

/** Smoking as a clinic records it: the question, and its answers. */
export const SMOKING: ConceptGroup = {
  domain: 'Observation',
  vocabulary: 'LOINC',
  conceptClass: 'Clinical Observation',
  standard: 'S',
  concepts: [[43054909, '72166-2', 'Tobacco smoking status']]
};
export const SMOKING_ANSWERS: ConceptGroup = {
  domain: 'Observation',
  vocabulary: 'SNOMED',
  conceptClass: 'Clinical Finding',
  standard: 'S',
  concepts: [
    [4144272, '266919005', 'Never smoked tobacco'],
    [4310250, '8517006', 'Ex-smoker'],
    [4298794, '77176002', 'Smoker']
  ]
};

/** Where care was given, and to whom. */
export const VISITS: ConceptGroup = {
  domain: 'Visit',
  vocabulary: 'Visit',
  conceptClass: 'Visit',
  standard: 'S',
  concepts: [
    [9201, 'IP', 'Inpatient Visit'],
    [9202, 'OP', 'Outpatient Visit'],
    [9203, 'ER', 'Emergency Room Visit'],
    [262, 'ERIP', 'Emergency Room and Inpatient Visit'],
    [581477, 'OMOP4822458', 'Office Visit', [9202]],
    [722455, 'OMOP5556618', 'Telehealth']
  ]
};
export const SEXES: ConceptGroup = {
  domain: 'Gender',
  vocabulary: 'Gender',
  conceptClass: 'Gender',
  standard: 'S',
  concepts: [
    [8507, 'M', 'MALE'],
    [8532, 'F', 'FEMALE']
  ]
};
export const RACES: ConceptGroup = {
  domain: 'Race',
  vocabulary: 'Race',
  conceptClass: 'Race',
  standard: 'S',
  concepts: [
    [8657, '1', 'American Indian or Alaska Native'],
    [8515, '2', 'Asian'],
    [8516, '3', 'Black or African American'],
    [8557, '4', 'Native Hawaiian or Other Pacific Islander'],
    [8527, '5', 'White'],
    [38003615, '2.3', 'Middle Eastern or North African']
  ]
};
export const ETHNICITIES: ConceptGroup = {
  domain: 'Ethnicity',
  vocabulary: 'Ethnicity',
  conceptClass: 'Ethnicity',
  standard: 'S',
  concepts: [
    [38003563, 'Hispanic', 'Hispanic or Latino'],
    [38003564, 'Not Hispanic', 'Not Hispanic or Latino']
  ]
};
export const TYPES: ConceptGroup = {
  domain: 'Type Concept',
  vocabulary: 'Type Concept',
  conceptClass: 'Type Concept',
  standard: 'S',
  concepts: [
    [32817, 'OMOP4976890', 'EHR'],
    [32827, 'OMOP4976900', 'EHR encounter record'],
    [32856, 'OMOP4976929', 'Lab'],
    [32862, 'OMOP4976935', 'Patient filled survey']
  ]
};
/** As the field marks its own examination; OMOP has retired it. */
export const EXAMINATION_TYPE: ConceptGroup = {
  domain: 'Type Concept',
  vocabulary: 'Meas Type',
  conceptClass: 'Meas Type',
  standard: null,
  concepts: [[44818701, 'OMOP generated', 'From physical examination']]
};
export const STATUSES: ConceptGroup = {
  domain: 'Condition Status',
  vocabulary: 'Condition Status',
  conceptClass: 'Condition Status',
  standard: 'S',
  concepts: [[32902, 'OMOP4976972', 'Primary diagnosis']]
};
export const NO_CONCEPT: ConceptGroup = {
  domain: 'Metadata',
  vocabulary: 'None',
  conceptClass: 'Undefined',
  standard: null,
  concepts: [[0, 'No matching concept', 'No matching concept']]
};
