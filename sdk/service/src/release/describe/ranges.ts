/** Units of OMOP, by what they are called here. */
const UNITS = {
  percent: 8554,
  mmolPerMol: 9579,
  mgPerDl: 8840,
  mmolPerL: 8753,
  umolPerL: 8749,
  gPerDl: 8713,
  gPerL: 8636,
  mmHg: 8876,
  perMinute: 8541,
  countsPerMinute: 8483,
  celsius: 586323,
  fahrenheit: 9289,
  cm: 8582,
  inch: 9330,
  kg: 9529,
  pound: 8739,
  kgPerM2: 9531,
  thousandPerUl: 8848
} as const;

/** Where a range is from; `docs/statistics.md` has the references. */
type Source = 'mimicExtract' | 'converted' | 'laboratory' | 'recorded';

/** What living people have, in one unit: values outside are errors of unit, entry or device. Both ends are inside. */
export interface PlausibleRange {
  readonly quantity: string;
  /** The concepts that mean the quantity: LOINC, and PPI's own for what the programme measures. */
  readonly concepts: readonly number[];
  readonly unit: number;
  readonly low: number;
  readonly high: number;
  readonly source: Source;
}

type Row = readonly [unit: keyof typeof UNITS, low: number, high: number, source: Source];

const ranges = (quantity: string, concepts: readonly number[], rows: readonly Row[]): PlausibleRange[] =>
  rows.map(([unit, low, high, source]) =>
    Object.freeze({ quantity, concepts, unit: UNITS[unit], low, high, source })
  );

/**
 * The valid ranges of MIMIC-Extract where it has one that also holds outside intensive care; other units
 * converted; body size by the extremes on record; HbA1c a little wider than laboratories report.
 */
export const PLAUSIBLE_RANGES: readonly PlausibleRange[] = [
  ...ranges(
    'HbA1c',
    [3004410],
    [
      ['percent', 3, 20, 'laboratory'],
      ['mmolPerMol', 9, 195, 'converted']
    ]
  ),
  ...ranges(
    'Glucose',
    [3004501, 3000483],
    [
      ['mgPerDl', 33, 2000, 'mimicExtract'],
      ['mmolPerL', 1.8, 111, 'converted']
    ]
  ),
  ...ranges('Systolic blood pressure', [3004249, 903118], [['mmHg', 20, 375, 'mimicExtract']]),
  ...ranges('Diastolic blood pressure', [3012888, 903115], [['mmHg', 5, 375, 'mimicExtract']]),
  ...ranges(
    'Heart rate',
    [3027018, 903126],
    [
      ['perMinute', 10, 350, 'mimicExtract'],
      ['countsPerMinute', 10, 350, 'mimicExtract']
    ]
  ),
  ...ranges(
    'Body height',
    [3036277, 903133],
    [
      ['cm', 24, 272, 'recorded'],
      ['inch', 9.4, 107.1, 'converted']
    ]
  ),
  ...ranges(
    'Body weight',
    [3025315, 903121],
    [
      ['kg', 0.2, 635, 'recorded'],
      ['pound', 0.4, 1400, 'converted']
    ]
  ),
  ...ranges('Body mass index', [3038553, 903124], [['kgPerM2', 7, 205, 'recorded']]),
  ...ranges(
    'Body temperature',
    [3020891],
    [
      ['celsius', 26, 45, 'mimicExtract'],
      ['fahrenheit', 78.8, 113, 'converted']
    ]
  ),
  ...ranges('Oxygen saturation', [40762499], [['percent', 10, 100, 'mimicExtract']]),
  ...ranges(
    'Creatinine',
    [3016723],
    [
      ['mgPerDl', 0.1, 60, 'mimicExtract'],
      ['umolPerL', 8.8, 5304, 'converted']
    ]
  ),
  ...ranges('Urea nitrogen', [3013682], [['mgPerDl', 1, 250, 'mimicExtract']]),
  ...ranges('Sodium', [3019550], [['mmolPerL', 50, 225, 'mimicExtract']]),
  ...ranges('Potassium', [3023103], [['mmolPerL', 0.5, 15, 'mimicExtract']]),
  ...ranges(
    'Haemoglobin',
    [3000963],
    [
      ['gPerDl', 1, 25, 'mimicExtract'],
      ['gPerL', 10, 250, 'converted']
    ]
  ),
  ...ranges(
    'Cholesterol',
    [3027114],
    [
      ['mgPerDl', 32, 600, 'mimicExtract'],
      ['mmolPerL', 0.8, 15.5, 'converted']
    ]
  ),
  ...ranges('Leukocytes', [3000905], [['thousandPerUl', 0, 1000, 'mimicExtract']]),
  ...ranges('Platelets', [3024929], [['thousandPerUl', 0, 2000, 'mimicExtract']])
];

/** What a programme measures of everyone at the start, in the order of an examination. */
export const PHYSICAL = [
  'Systolic blood pressure',
  'Diastolic blood pressure',
  'Heart rate',
  'Body height',
  'Body weight',
  'Body mass index'
] as const;
