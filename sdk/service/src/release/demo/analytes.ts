/** What is measured together, and how often: per thousand visits, and how many more with diabetes. */
export const PANELS = Object.freeze({
  pressure: { share: 380, diabetes: 80 },
  pulse: { share: 170, diabetes: 20 },
  temperature: { share: 110, diabetes: 0 },
  oxygen: { share: 60, diabetes: 0 },
  body: { share: 260, diabetes: 120 },
  metabolic: { share: 120, diabetes: 130 },
  lipids: { share: 75, diabetes: 110 },
  blood: { share: 95, diabetes: 20 },
  thyroid: { share: 55, diabetes: 10 },
  glycated: { share: 30, diabetes: 500 }
});
export type Panel = keyof typeof PANELS;

/**
 * A measured quantity in whole steps of 1 / `scale`. A value is the mean, the person's own distance
 * from it, the visit's, and a shift for men, for each ten years above 50, for diabetes, for kidney
 * disease, for hypertension, and for a statin.
 */
export interface Analyte {
  readonly panel: Panel;
  readonly concept: number;
  readonly unit: number;
  readonly scale: number;
  readonly mean: number;
  readonly person: number;
  readonly visit: number;
  readonly men: number;
  readonly decade: number;
  readonly diabetes: number;
  readonly kidney: number;
  readonly hypertension: number;
  readonly statin: number;
  readonly least: number;
}

type Row = readonly [panel: Panel, ...numbers: readonly number[]];

const COLUMNS = [
  'concept',
  'unit',
  'scale',
  'mean',
  'person',
  'visit',
  'men',
  'decade',
  'diabetes',
  'kidney',
  'hypertension',
  'statin',
  'least'
] as const;

const ROWS: readonly Row[] = [
  //            concept   unit    scale mean pers. vis. men  dec. diab kidn hyp. stat. least
  ['pressure', 3004249, 8876, 1, 121, 9, 8, 4, 3, 2, 5, 13, 0, 75],
  ['pressure', 3012888, 8876, 1, 75, 6, 6, 2, -1, 0, 1, 7, 0, 40],
  ['pulse', 3027018, 8541, 1, 75, 8, 7, -2, -1, 3, 1, 0, 0, 38],
  ['temperature', 3020891, 586323, 10, 367, 2, 3, -1, -1, 0, 0, 0, 0, 350],
  ['oxygen', 40762499, 8554, 1, 97, 1, 1, 0, 0, 0, 0, 0, 0, 82],
  ['metabolic', 3004501, 8840, 1, 92, 7, 8, 2, 2, 62, 3, 2, 0, 50],
  ['metabolic', 3016723, 8840, 100, 82, 11, 6, 18, 3, 3, 85, 4, 0, 35],
  ['metabolic', 40764999, 720870, 1, 92, 10, 5, 0, -8, -2, -43, -3, 0, 5],
  ['metabolic', 3013682, 8840, 1, 14, 3, 2, 1, 1, 2, 17, 1, 0, 4],
  ['metabolic', 3019550, 8753, 1, 139, 1, 2, 0, 0, -1, 0, 0, 0, 122],
  ['metabolic', 3023103, 8753, 10, 42, 2, 3, 1, 0, 1, 5, 0, 0, 28],
  ['metabolic', 3006923, 8645, 1, 22, 8, 6, 6, -1, 6, 0, 1, 2, 5],
  ['metabolic', 3013721, 8645, 1, 22, 6, 5, 3, 0, 3, 0, 1, 2, 6],
  ['lipids', 3027114, 8840, 1, 191, 28, 12, -6, 3, -6, -4, 0, -36, 85],
  ['lipids', 3028437, 8840, 1, 114, 24, 10, -2, 1, -8, -5, 0, -38, 25],
  ['lipids', 3007070, 8840, 1, 57, 12, 4, -11, 1, -8, -3, -2, 2, 20],
  ['lipids', 3022192, 8840, 1, 112, 40, 25, 18, 3, 45, 20, 8, -18, 30],
  ['blood', 3000963, 8713, 10, 134, 9, 5, 14, -2, -2, -14, 0, 0, 65],
  ['blood', 3000905, 8848, 10, 69, 14, 10, 0, -1, 5, 1, 1, 0, 18],
  ['blood', 3024929, 8848, 1, 254, 48, 20, -22, -6, 2, -12, 0, 0, 45],
  ['thyroid', 3009201, 9093, 100, 205, 85, 45, 0, 8, 0, 10, 0, 0, 5]
];

/** Quantities that follow the common rule; the place in the list is part of record ids and streams. */
export const ANALYTES: readonly Analyte[] = ROWS.map(([panel, ...numbers]) => {
  const values = Object.fromEntries(COLUMNS.map((name, place) => [name, numbers[place] ?? 0]));
  return Object.freeze({ panel, ...values } as unknown as Analyte);
});
