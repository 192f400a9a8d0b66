/** A unit that conversions are known of, as the standard concept that OMOP has for it. */
export interface Unit {
  readonly id: number;
  readonly name: string;
}

/** Standard concepts of UCUM. */
export const UNITS = Object.freeze({
  percent: { id: 8554, name: '%' },
  mmolPerMol: { id: 9579, name: 'mmol/mol' },
  mmolPerL: { id: 8753, name: 'mmol/L' },
  mgPerDl: { id: 8840, name: 'mg/dL' },
  kilogram: { id: 9529, name: 'kg' },
  pound: { id: 8739, name: 'lb' },
  centimeter: { id: 8582, name: 'cm' },
  inch: { id: 9330, name: 'in' },
  celsius: { id: 586323, name: '°C' },
  fahrenheit: { id: 9289, name: '°F' }
} as const satisfies Readonly<Record<string, Unit>>);

/** Values of one quantity in one unit as values in another: `value × factor + add`. */
export interface KnownConversion {
  /** The quantity: the same two units are converted otherwise for another substance. */
  readonly of: string;
  readonly from: Unit;
  readonly to: Unit;
  readonly factor: number;
  readonly add: number;
  readonly source: string;
}

type Row = readonly [
  of: string,
  from: keyof typeof UNITS,
  to: keyof typeof UNITS,
  factor: number,
  add: number,
  source: string
];

/** Where the numbers come from. */
const NGSP = 'NGSP and IFCC master equation, NGSP = 0.09148 × IFCC + 2.152 (ngsp.org/ifcc.asp)';
const GLUCOSE = 'molar mass of glucose, 180.156 g/mol';
const CHOLESTEROL = 'molar mass of cholesterol, 386.65 g/mol';
const TRIGLYCERIDES = 'molar mass of triolein, 885.43 g/mol, the convention for triglycerides';
const CREATININE = 'molar mass of creatinine, 113.12 g/mol';
const NIST = 'exact by definition (NIST SP 811, appendix B)';

/** Each is there in one direction; the other follows from it. */
const ROWS: readonly Row[] = [
  ['HbA1c', 'mmolPerMol', 'percent', 0.09148, 2.152, NGSP],
  ['Glucose', 'mmolPerL', 'mgPerDl', 18.0156, 0, GLUCOSE],
  ['Cholesterol', 'mmolPerL', 'mgPerDl', 38.665, 0, CHOLESTEROL],
  ['Triglycerides', 'mmolPerL', 'mgPerDl', 88.543, 0, TRIGLYCERIDES],
  ['Creatinine', 'mmolPerL', 'mgPerDl', 11.312, 0, CREATININE],
  ['Weight', 'pound', 'kilogram', 0.45359237, 0, NIST],
  ['Height', 'inch', 'centimeter', 2.54, 0, NIST],
  ['Temperature', 'fahrenheit', 'celsius', 5 / 9, -160 / 9, NIST]
];

/** Every conversion that we know, in both directions. */
export const CONVERSIONS: readonly KnownConversion[] = Object.freeze(
  ROWS.flatMap(([of, from, to, factor, add, source]): KnownConversion[] => [
    { of, from: UNITS[from], to: UNITS[to], factor, add, source },
    { of, from: UNITS[to], to: UNITS[from], factor: 1 / factor, add: add === 0 ? 0 : -add / factor, source }
  ])
);

/** How values in one unit are usually turned into another, a row for each quantity; empty where none is known. */
export const usualFactors = (from: number, to: number): readonly KnownConversion[] =>
  CONVERSIONS.filter(known => known.from.id === from && known.to.id === to);

/** A unit by its concept id, where conversions are known of it. */
export const findUnit = (id: number): Unit | undefined =>
  Object.values<Unit>(UNITS).find(unit => unit.id === id);
