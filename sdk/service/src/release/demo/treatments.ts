import { placeOf } from './diseases.js';

/** What is taken for a lasting condition, from some days after it was first recorded. */
export interface Treatment {
  /** Place of the condition in `DISEASES`. */
  readonly disease: number;
  /** What most records name, and what the others do: a tablet for its ingredient, or the reverse. */
  readonly drug: number;
  readonly form: number;
  /** Per thousand people with the condition. */
  readonly share: number;
  /** Days from the first record of the condition to the first of the drug. */
  readonly delay: readonly [from: number, to: number];
  /** Days that one record covers. */
  readonly supply: number;
  /** Days from one record to the next. */
  readonly apart: number;
  /** Records, at most. */
  readonly most: number;
}

type Row = readonly [
  disease: string,
  drug: number,
  form: number | null,
  share: number,
  from: number,
  to: number,
  supply: number,
  apart: number,
  most: number
];

const ROWS: readonly Row[] = [
  ['diabetes', 1503297, 40163924, 560, 0, 80, 90, 105, 20],
  ['diabetes', 1503297, 40163924, 160, 100, 1200, 90, 110, 14],
  ['diabetes', 1560171, null, 190, 200, 1800, 90, 180, 8],
  ['diabetes', 1580747, null, 130, 250, 2200, 90, 180, 6],
  ['diabetes', 45774751, null, 110, 300, 2600, 90, 180, 5],
  ['diabetes', 793143, null, 90, 600, 3000, 84, 150, 5],
  ['diabetes', 45774435, null, 80, 400, 2600, 84, 150, 5],
  ['diabetes', 40170911, 40169222, 60, 300, 2200, 90, 160, 4],
  ['diabetes', 1525215, null, 50, 100, 1500, 90, 180, 5],
  ['diabetes', 1502905, null, 230, 150, 3000, 30, 55, 20],
  ['diabetes', 1550023, null, 90, 300, 3200, 30, 60, 14],
  ['type1', 1502905, null, 850, 0, 20, 30, 100, 14],
  ['type1', 1550023, null, 800, 0, 20, 30, 100, 14],
  ['hypertension', 1308216, 19080128, 420, 0, 120, 90, 190, 10],
  ['hypertension', 1332418, 1332419, 300, 0, 700, 90, 190, 8],
  ['hypertension', 1367500, 40185304, 210, 0, 900, 90, 190, 7],
  ['hypertension', 974166, 19078106, 240, 0, 700, 90, 190, 7],
  ['hypertension', 1307046, null, 170, 30, 1200, 90, 190, 6],
  ['hyperlipidemia', 1545958, 1545959, 420, 0, 240, 90, 190, 9],
  ['hyperlipidemia', 1539403, 1539411, 140, 0, 240, 90, 190, 6],
  ['hyperlipidemia', 1510813, null, 130, 0, 700, 90, 190, 6],
  ['mixedHyperlipidemia', 1545958, 1545959, 350, 0, 240, 90, 190, 6],
  ['hypothyroidism', 1501700, 40174880, 880, 0, 60, 90, 185, 10],
  ['gout', 1167322, 1167323, 550, 0, 200, 90, 190, 5],
  ['heartFailure', 956874, 957136, 650, 0, 60, 30, 120, 9],
  ['heartFailure', 1346823, 19022781, 450, 0, 150, 90, 180, 7],
  ['atrialFibrillation', 43013024, null, 420, 0, 500, 60, 90, 12],
  ['atrialFibrillation', 1310149, 40163554, 260, 0, 600, 30, 60, 14],
  ['atrialFibrillation', 1307046, null, 400, 0, 90, 90, 190, 6],
  ['coronary', 1112807, 19059056, 620, 0, 60, 90, 200, 8],
  ['coronary', 1322184, 19075601, 220, 0, 120, 90, 190, 6],
  ['infarction', 1322184, 19075601, 600, 0, 10, 90, 180, 5],
  ['stroke', 1322184, 19075601, 420, 0, 20, 90, 190, 5],
  ['veinThrombosis', 43013024, null, 420, 0, 5, 60, 120, 4],
  ['asthma', 1154343, 1154615, 720, 0, 60, 30, 190, 8],
  ['asthma', 1149380, 40169216, 380, 0, 250, 30, 170, 7],
  ['copd', 1154343, 1154615, 680, 0, 60, 30, 150, 9],
  ['copd', 1106776, null, 420, 0, 300, 30, 150, 8],
  ['copd', 1551099, 1551170, 260, 30, 1200, 7, 300, 3],
  ['allergicRhinitis', 1149196, 40228214, 420, 0, 60, 30, 260, 5],
  ['depression', 739138, 739207, 330, 0, 120, 30, 150, 7],
  ['depression', 715939, null, 240, 0, 250, 30, 150, 6],
  ['depression', 750982, null, 170, 30, 700, 30, 150, 6],
  ['majorDepression', 755695, 19077463, 260, 0, 120, 30, 150, 6],
  ['anxiety', 739138, 739207, 180, 0, 200, 30, 160, 5],
  ['insomnia', 703547, null, 330, 0, 150, 30, 170, 5],
  ['nicotine', 780442, null, 150, 10, 1000, 30, 90, 2],
  ['dementia', 715997, 40223768, 480, 0, 200, 90, 180, 6],
  ['epilepsy', 711584, null, 560, 0, 60, 60, 160, 9],
  ['migraine', 1140643, null, 460, 0, 120, 30, 240, 5],
  ['neuropathy', 797399, null, 520, 0, 200, 30, 150, 7],
  ['osteoarthritis', 1177480, 19078461, 380, 0, 150, 30, 220, 5],
  ['osteoarthritis', 1118084, null, 190, 0, 500, 30, 200, 5],
  ['osteoarthritis', 1124300, 40162359, 150, 0, 600, 30, 200, 4],
  ['osteoarthritis', 1115008, 19019273, 210, 0, 400, 30, 220, 4],
  ['kneeArthritis', 1118084, null, 150, 0, 300, 30, 200, 4],
  ['rheumatoid', 1305058, 19007332, 640, 0, 100, 84, 170, 8],
  ['rheumatoid', 1551099, 1551192, 480, 0, 60, 30, 190, 5],
  ['osteoporosis', 1557272, 40173590, 540, 0, 120, 84, 180, 7],
  ['reflux', 923645, null, 520, 0, 90, 30, 190, 7],
  ['reflux', 948078, null, 250, 0, 500, 30, 190, 6],
  ['bleeding', 948078, null, 600, 0, 4, 30, 120, 3],
  ['ulcer', 923645, null, 650, 0, 10, 30, 120, 4],
  ['breastCancer', 1436678, 19019851, 340, 30, 300, 90, 180, 8],
  ['breastCancer', 1348265, 1348267, 380, 30, 300, 90, 180, 8],
  ['atrialFibrillation', 40241331, null, 170, 0, 500, 30, 60, 12],
  ['atrialFibrillation', 40228152, null, 60, 0, 60, 30, 110, 8]
];

/** Drugs of lasting conditions; the place in the list is part of record ids and streams. */
export const TREATMENTS: readonly Treatment[] = ROWS.map(
  ([disease, drug, form, share, from, to, supply, apart, most]) => {
    return Object.freeze({
      disease: placeOf(disease),
      drug,
      form: form ?? drug,
      share,
      delay: [from, to] as const,
      supply,
      apart,
      most
    });
  }
);

/** What is given for something that passes, on the day: concept of the condition, drug, per thousand, days. */
export const ACUTE_TREATMENTS: readonly (readonly [
  condition: number,
  drug: number,
  share: number,
  supply: number
])[] = [
  [257011, 1734104, 160, 5],
  [257011, 1125315, 240, 10],
  [4112343, 1713332, 240, 10],
  [40481087, 19073188, 330, 10],
  [40481087, 46233710, 140, 10],
  [260139, 19073777, 300, 5],
  [255848, 46233710, 420, 10],
  [255848, 1734104, 330, 5],
  [81902, 920293, 420, 7],
  [81902, 1797513, 260, 7],
  [194133, 19078461, 330, 14],
  [194133, 1118084, 140, 30],
  [194133, 40162359, 120, 14],
  [194133, 1103314, 120, 7],
  [81151, 1177480, 420, 10],
  [378253, 1127433, 380, 7],
  [200219, 923645, 160, 30],
  [437663, 1127433, 420, 5],
  [312437, 1154615, 190, 30]
];
