/**
 * A lasting condition. `prevalence` is per thousand people in care, aged under 30, 30s, 40s, 50s,
 * 60s, and 70 and over; the factors multiply it, in percent: `women` and `men` by sex recorded at birth (others: halfway), `heavy` for a BMI of 30
 * and more, `smoking` for those who have smoked (twice as far from 100 while they do), `diabetes` and
 * `hypertension` for people with these. `again` is the chance, per thousand, that a later visit records it
 * again; `years` how long ago it began at most.
 */
export interface Disease {
  readonly key: string;
  readonly concept: number;
  /** ICD-10-CM, as a clinic's system has it. */
  readonly code: string;
  readonly prevalence: readonly [number, number, number, number, number, number];
  readonly women: number;
  readonly men: number;
  readonly heavy: number;
  readonly smoking: number;
  readonly diabetes: number;
  readonly hypertension: number;
  readonly again: number;
  readonly years: number;
}

const COLUMNS = ['women', 'men', 'heavy', 'smoking', 'diabetes', 'hypertension', 'again', 'years'] as const;

type Row = readonly [
  key: string,
  concept: number,
  code: string,
  prevalence: Disease['prevalence'],
  ...rest: readonly number[]
];

const ROWS: readonly Row[] = [
  //                                                       <30  30s  40s  50s  60s  70+   women men heavy smoke diab. hyp. again years
  ['hyperlipidemia', 432867, 'E78.5', [15, 70, 180, 310, 430, 470], 90, 111, 125, 105, 150, 150, 150, 20],
  ['hypercholesterolemia', 437827, 'E78.00', [4, 15, 40, 70, 90, 100], 100, 100, 110, 100, 120, 120, 90, 20],
  ['mixedHyperlipidemia', 438720, 'E78.2', [4, 20, 60, 100, 130, 130], 90, 111, 130, 100, 160, 130, 100, 20],
  ['obesity', 433736, 'E66.9', [60, 60, 60, 60, 55, 40], 115, 87, 550, 100, 130, 120, 110, 15],
  ['type1', 201254, 'E10.9', [6, 6, 6, 6, 6, 5], 90, 111, 100, 100, 60, 100, 250, 30],
  ['neuropathy', 376065, 'E11.40', [0, 1, 2, 3, 4, 5], 100, 100, 110, 110, 6500, 110, 150, 10],
  ['hypothyroidism', 140673, 'E03.9', [20, 40, 60, 90, 110, 130], 165, 40, 110, 100, 110, 105, 120, 25],
  ['vitaminD', 436070, 'E55.9', [40, 60, 80, 100, 110, 110], 125, 80, 115, 100, 110, 105, 60, 10],
  ['gout', 440674, 'M10.9', [2, 8, 18, 30, 45, 60], 45, 222, 150, 100, 120, 170, 120, 15],
  ['heartFailure', 316139, 'I50.9', [2, 4, 12, 25, 50, 100], 85, 118, 150, 130, 180, 210, 450, 8],
  ['atrialFibrillation', 313217, 'I48.91', [1, 3, 8, 22, 55, 120], 75, 133, 125, 110, 115, 160, 480, 10],
  ['coronary', 317576, 'I25.10', [1, 6, 22, 60, 120, 190], 65, 154, 115, 140, 170, 190, 180, 12],
  ['infarction', 312327, 'I21.9', [1, 2, 7, 15, 25, 35], 65, 154, 110, 160, 160, 160, 30, 12],
  ['stroke', 443454, 'I63.9', [1, 2, 6, 14, 25, 40], 95, 105, 105, 140, 150, 180, 60, 10],
  ['peripheralVascular', 321052, 'I73.9', [1, 2, 7, 20, 40, 60], 85, 118, 105, 190, 190, 150, 130, 10],
  ['veinThrombosis', 4133004, 'I82.409', [3, 6, 10, 15, 22, 28], 105, 95, 140, 115, 110, 115, 60, 12],
  ['embolism', 440417, 'I26.99', [1, 3, 6, 9, 13, 16], 100, 100, 140, 110, 105, 110, 50, 12],
  ['asthma', 317009, 'J45.909', [110, 105, 100, 105, 95, 85], 145, 69, 130, 110, 105, 105, 120, 25],
  ['copd', 255573, 'J44.9', [1, 5, 18, 45, 75, 95], 100, 100, 95, 330, 110, 115, 200, 12],
  ['sleepApnea', 442588, 'G47.33', [10, 40, 80, 110, 130, 120], 65, 154, 260, 100, 140, 150, 130, 12],
  ['allergicRhinitis', 257007, 'J30.9', [120, 130, 130, 130, 130, 120], 120, 83, 100, 90, 100, 100, 80, 25],
  ['depression', 440383, 'F32.A', [150, 170, 180, 190, 170, 130], 150, 67, 110, 125, 110, 100, 160, 20],
  ['majorDepression', 4152280, 'F33.9', [60, 70, 80, 80, 65, 40], 150, 67, 105, 130, 105, 100, 150, 20],
  ['anxiety', 442077, 'F41.9', [190, 200, 190, 180, 160, 120], 150, 67, 100, 120, 100, 100, 140, 20],
  ['bipolar', 436665, 'F31.9', [22, 28, 28, 25, 18, 10], 115, 87, 110, 150, 105, 100, 160, 20],
  ['nicotine', 4209423, 'F17.210', [10, 12, 14, 15, 14, 8], 90, 111, 95, 700, 100, 100, 120, 15],
  ['insomnia', 436962, 'G47.00', [35, 55, 75, 95, 100, 100], 125, 80, 105, 115, 105, 105, 70, 12],
  ['dementia', 4182210, 'F03.90', [0, 0, 1, 3, 10, 50], 105, 95, 95, 110, 125, 120, 220, 6],
  ['parkinson', 381270, 'G20', [0, 0, 1, 2, 8, 20], 65, 154, 95, 80, 100, 100, 240, 8],
  ['epilepsy', 380378, 'G40.909', [14, 14, 14, 15, 15, 16], 100, 100, 100, 105, 105, 105, 180, 25],
  ['migraine', 318736, 'G43.909', [85, 100, 100, 75, 45, 25], 210, 48, 105, 100, 90, 95, 110, 25],
  ['kidneyDisease', 46271022, 'N18.9', [2, 6, 15, 35, 75, 150], 95, 105, 110, 105, 260, 230, 200, 8],
  ['kidneyStage3', 443597, 'N18.30', [1, 2, 6, 16, 40, 95], 100, 100, 105, 100, 240, 220, 180, 6],
  ['renalFailure', 193782, 'N18.6', [1, 2, 3, 5, 7, 9], 85, 118, 105, 100, 280, 260, 300, 6],
  ['osteoarthritis', 80180, 'M19.90', [8, 35, 100, 210, 300, 360], 120, 83, 135, 100, 105, 110, 120, 15],
  ['kneeArthritis', 4079750, 'M17.9', [4, 15, 45, 100, 150, 180], 125, 80, 190, 100, 105, 110, 120, 12],
  ['rheumatoid', 80809, 'M06.9', [5, 10, 16, 26, 32, 34], 210, 48, 105, 125, 105, 105, 220, 18],
  ['osteoporosis', 80502, 'M81.0', [1, 2, 8, 40, 90, 160], 260, 30, 70, 120, 90, 100, 110, 12],
  ['reflux', 318800, 'K21.9', [65, 115, 165, 215, 245, 250], 110, 91, 125, 105, 110, 115, 110, 15],
  ['bleeding', 192671, 'K92.2', [8, 12, 18, 26, 36, 52], 95, 105, 100, 115, 115, 125, 60, 10],
  ['ulcer', 4027663, 'K27.9', [3, 6, 10, 14, 18, 22], 95, 105, 100, 140, 100, 110, 60, 12],
  ['irritableBowel', 75576, 'K58.9', [35, 40, 42, 45, 42, 35], 190, 53, 95, 100, 100, 95, 90, 20],
  ['crohn', 201606, 'K50.90', [6, 7, 7, 6, 6, 5], 105, 95, 90, 120, 95, 95, 220, 20],
  ['colitis', 81893, 'K51.90', [5, 6, 7, 7, 7, 6], 100, 100, 90, 80, 95, 95, 220, 20],
  ['liver', 4212540, 'K76.9', [5, 12, 22, 38, 45, 40], 95, 105, 140, 110, 170, 120, 130, 12],
  ['dermatitis', 133834, 'L20.9', [50, 40, 35, 32, 30, 30], 115, 87, 95, 100, 95, 95, 60, 25],
  ['psoriasis', 140168, 'L40.9', [14, 20, 24, 28, 30, 28], 100, 100, 120, 130, 110, 105, 110, 20],
  ['breastCancer', 4112853, 'C50.919', [1, 5, 22, 45, 70, 85], 195, 1, 105, 100, 100, 100, 300, 12],
  ['prostateCancer', 4163261, 'C61', [0, 0, 3, 25, 70, 110], 0, 200, 100, 100, 95, 100, 260, 10],
  ['lungCancer', 443388, 'C34.90', [0, 0, 2, 5, 11, 16], 95, 105, 95, 380, 100, 100, 350, 5],
  ['colonCancer', 4180790, 'C18.9', [0, 1, 4, 8, 13, 20], 90, 111, 115, 110, 115, 105, 300, 8],
  ['anemia', 439777, 'D64.9', [45, 60, 75, 85, 105, 140], 130, 77, 100, 100, 125, 120, 90, 10],
  ['ironDeficiency', 436659, 'D50.9', [40, 55, 60, 40, 38, 45], 190, 53, 105, 95, 105, 100, 90, 10]
];

/** The drivers, whose chances `people.ts` works out; their order is the first in the list. */
const DRIVERS: readonly Row[] = [
  ['diabetes', 201826, 'E11.9', [0, 0, 0, 0, 0, 0], 100, 100, 100, 100, 100, 100, 330, 22],
  ['hypertension', 320128, 'I10', [0, 0, 0, 0, 0, 0], 100, 100, 100, 100, 100, 100, 330, 25]
];

/** Lasting conditions; the place in the list is part of record ids and streams. */
export const DISEASES: readonly Disease[] = [...DRIVERS, ...ROWS].map(
  ([key, concept, code, prevalence, ...rest]) => {
    const factors = Object.fromEntries(COLUMNS.map((name, place) => [name, rest[place] ?? 100]));
    return Object.freeze({ key, concept, code, prevalence, ...factors } as Disease);
  }
);

/** The place of a condition in `DISEASES`; throws when there is none of that key. */
export function placeOf(key: string): number {
  const place = DISEASES.findIndex(row => row.key === key);
  if (place < 0) throw new Error(`No such condition: ${key}.`);
  return place;
}

/** How much more often people who die have a condition, in percent: the most lethal is the cause. */
export const LETHAL: Readonly<Record<string, number>> = {
  lungCancer: 1500,
  heartFailure: 420,
  renalFailure: 500,
  colonCancer: 380,
  dementia: 360,
  infarction: 330,
  stroke: 320,
  copd: 300,
  embolism: 280,
  breastCancer: 260,
  prostateCancer: 220,
  liver: 210,
  coronary: 180,
  kidneyDisease: 170,
  diabetes: 150
};

/** What passes: the weight of each among a visit's acute conditions. */
export const ACUTE: readonly { readonly concept: number; readonly code: string; readonly weight: number }[] =
  [
    [257011, 'J06.9', 160],
    [4112343, 'J02.9', 60],
    [40481087, 'J01.90', 70],
    [260139, 'J20.9', 55],
    [255848, 'J18.9', 22],
    [37311061, 'U07.1', 45],
    [81902, 'N39.0', 75],
    [194133, 'M54.50', 110],
    [81151, 'S93.409A', 22],
    [378253, 'R51.9', 60],
    [77670, 'R07.9', 55],
    [200219, 'R10.9', 65],
    [196523, 'R19.7', 30],
    [75860, 'K59.00', 38],
    [437663, 'R50.9', 25],
    [254761, 'R05.9', 45],
    [312437, 'R06.02', 33],
    [4223659, 'R53.83', 30],
    [4345578, 'M62.82', 1]
  ].map(([concept, code, weight]) => ({
    concept: concept as number,
    code: code as string,
    weight: weight as number
  }));
