import { STREAMS } from './mix.js';

/**
 * What the programme itself measures on the day of consent: its own code and concept, the standard concept
 * (its own where it maps to none), the unit, and which quantity it reads.
 */
export interface Reading {
  readonly code: string;
  readonly source: number;
  readonly concept: number;
  readonly unit: number;
  readonly quantity: Quantity;
  /** 1 to 3; 0 for the mean of the last two, and for what is taken once. */
  readonly reading: number;
  readonly mean: boolean;
}

export type Quantity = 'systolic' | 'diastolic' | 'rate' | 'height' | 'weight' | 'bmi' | 'waist' | 'hip';

const of = (
  quantity: Quantity,
  code: string,
  concept: number | null,
  unit: number,
  sources: readonly number[]
): Reading[] =>
  sources.map((source, place) => ({
    code: sources.length === 1 ? code : `${code}-${place === 3 ? 'mean' : place + 1}`,
    source,
    concept: concept ?? source,
    unit,
    quantity,
    reading: sources.length === 1 || place === 3 ? 0 : place + 1,
    mean: place === 3
  }));

/** The readings; the place in the list is part of record ids. */
export const READINGS: readonly Reading[] = [
  ...of('systolic', 'blood-pressure-systolic', 3004249, 8876, [903109, 903114, 903130, 903118]),
  ...of('diastolic', 'blood-pressure-diastolic', 3012888, 8876, [903110, 903129, 903106, 903115]),
  ...of('rate', 'heart-rate', 3027018, 8541, [903112, 903105, 903108, 903126]),
  ...of('height', 'height', 3036277, 8582, [903133]),
  ...of('weight', 'weight', 3025315, 9529, [903121]),
  ...of('bmi', 'bmi', 3038553, 9531, [903124]),
  ...of('waist', 'waist-circumference', null, 8582, [903127, 903134, 903128, 903135]),
  ...of('hip', 'hip-circumference', null, 8582, [903117, 903125, 903123, 903136])
];

const usual = (analyte: number): string => `bell(draw(key, ${STREAMS.usual} + ${analyte}))`;
const wobble = (quantity: number, reading: string): string =>
  `bell(draw(key, ${STREAMS.examined} + ${quantity * 10} + ${reading}))`;

/**
 * Each quantity in tenths of its unit, at a reading; pressure and pulse lean on what is usual for the person,
 * as at visits (places 0 to 2 of `ANALYTES`).
 */
const TENTHS: Readonly<Record<Quantity, (reading: string) => string>> = {
  systolic:
    reading => `10 * greatest(75, 121 + 9 * ${usual(0)} // 148 + 4 * ${wobble(0, reading)} // 148 + if(sex = 8507, 4, 0)
    + 3 * (age - 50) // 10 + if(hypertension <= consent, 13, 0) + if(${reading} = 1, 2, 0))`,
  diastolic:
    reading => `10 * greatest(40, 75 + 6 * ${usual(1)} // 148 + 3 * ${wobble(1, reading)} // 148 + if(sex = 8507, 2, 0)
    - (age - 50) // 10 + if(hypertension <= consent, 7, 0))`,
  rate: reading =>
    `10 * greatest(38, 75 + 8 * ${usual(2)} // 148 + 3 * ${wobble(2, reading)} // 148 - if(sex = 8507, 2, 0))`,
  height: () => 'height10',
  weight: () => 'bmi10::bigint * height10 * height10 // 1000000',
  bmi: () => 'bmi10',
  waist:
    reading => `greatest(550, 950 + (bmi10 - 280) * 22 // 10 + if(sex = 8507, 60, 0) + 50 * ${usual(90)} // 148
    + 6 * ${wobble(6, reading)} // 148)`,
  hip: reading => `greatest(700, 1060 + (bmi10 - 280) * 19 // 10 - if(sex = 8507, 40, 0) + 45 * ${usual(91)} // 148
    + 6 * ${wobble(7, reading)} // 148)`
};

const valueAt = (reading: string): string =>
  `case quantity ${Object.entries(TENTHS)
    .map(([quantity, sql]) => `when '${quantity}' then ${sql(reading)}`)
    .join(' ')} end`;

/** The examination of nine people in ten on the day of consent: `place` in `READINGS`, `value` in tenths. */
export const EXAMINED = `
  select n, place, consent as date,
    (case when mean = 1 then (${valueAt('2')} + ${valueAt('3')}) // 2 else ${valueAt('reading')} end)::integer as value
  from bearing, reading where chance(draw(key, ${STREAMS.examined} + 99)) < 900000`;
