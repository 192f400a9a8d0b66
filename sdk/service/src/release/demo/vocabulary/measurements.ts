import type { ConceptGroup } from './concept.js';

const lab = { domain: 'Measurement', vocabulary: 'LOINC', standard: 'S' } as const;

/** Laboratory tests. */
export const LAB_TESTS: ConceptGroup = {
  ...lab,
  conceptClass: 'Lab Test',
  concepts: [
    [3004410, '4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', [], ['HbA1c', 'Glycated hemoglobin']],
    [3004501, '2345-7', 'Glucose [Mass/volume] in Serum or Plasma', [], ['Blood sugar']],
    [3016723, '2160-0', 'Creatinine [Mass/volume] in Serum or Plasma'],
    [
      40764999,
      '62238-1',
      'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI)',
      [],
      ['eGFR']
    ],
    [3013682, '3094-0', 'Urea nitrogen [Mass/volume] in Serum or Plasma', [], ['BUN']],
    [3019550, '2951-2', 'Sodium [Moles/volume] in Serum or Plasma'],
    [3023103, '2823-3', 'Potassium [Moles/volume] in Serum or Plasma'],
    [
      3006923,
      '1742-6',
      'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
      [],
      ['ALT', 'SGPT']
    ],
    [
      3013721,
      '1920-8',
      'Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
      [],
      ['AST', 'SGOT']
    ],
    [3027114, '2093-3', 'Cholesterol [Mass/volume] in Serum or Plasma'],
    [3028437, '2089-1', 'Cholesterol in LDL [Mass/volume] in Serum or Plasma', [], ['LDL cholesterol']],
    [3007070, '2085-9', 'Cholesterol in HDL [Mass/volume] in Serum or Plasma', [], ['HDL cholesterol']],
    [3022192, '2571-8', 'Triglyceride [Mass/volume] in Serum or Plasma'],
    [3000963, '718-7', 'Hemoglobin [Mass/volume] in Blood'],
    [3000905, '6690-2', 'Leukocytes [#/volume] in Blood by Automated count', [], ['White blood cells']],
    [3024929, '777-3', 'Platelets [#/volume] in Blood by Automated count'],
    [3009201, '3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', [], ['TSH']]
  ]
};

/** Vital signs and body measures. */
export const VITAL_SIGNS: ConceptGroup = {
  ...lab,
  conceptClass: 'Clinical Observation',
  concepts: [
    [3004249, '8480-6', 'Systolic blood pressure'],
    [3012888, '8462-4', 'Diastolic blood pressure'],
    [3027018, '8867-4', 'Heart rate'],
    [3036277, '8302-2', 'Body height'],
    [3025315, '29463-7', 'Body weight'],
    [3038553, '39156-5', 'Body mass index (BMI) [Ratio]', [], ['BMI']],
    [3020891, '8310-5', 'Body temperature'],
    [40762499, '59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', [], ['SpO2']]
  ]
};

/** Units of measurement. */
export const UNITS: ConceptGroup = {
  domain: 'Unit',
  vocabulary: 'UCUM',
  conceptClass: 'Unit',
  standard: 'S',
  concepts: [
    [8554, '%', 'percent'],
    [9579, 'mmol/mol', 'millimole per mole'],
    [8840, 'mg/dL', 'milligram per deciliter'],
    [8753, 'mmol/L', 'millimole per liter'],
    [720870, 'mL/min/(173.10*-2.m2)', 'milliliter per minute per 1.73 square meter'],
    [8645, '[U]/L', 'unit per liter'],
    [8713, 'g/dL', 'gram per deciliter'],
    [8848, '10*3/uL', 'thousand per microliter'],
    [9093, '10*-6.[iU]/mL', 'micro-international unit per milliliter'],
    [8876, 'mm[Hg]', 'millimeter mercury column'],
    [8541, '/min', 'per minute'],
    [8582, 'cm', 'centimeter'],
    [9529, 'kg', 'kilogram'],
    [9531, 'kg/m2', 'kilogram per square meter'],
    [586323, 'Cel', 'degree Celsius']
  ]
};
