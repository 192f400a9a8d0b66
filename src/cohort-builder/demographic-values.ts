/** A value of a fact about a person: an OMOP standard concept, and its name. */
export interface DemographicValue {
  readonly conceptId: number;
  readonly name: string;
}

/**
 * The standard concepts of OMOP's Gender, Race and Ethnicity domains that people are recorded under
 * (top levels; Athena, vocabularies Gender, Race and Ethnicity). 0 is OMOP's "no matching concept".
 */
export const DEMOGRAPHIC_VALUES = {
  sex: [
    { conceptId: 8532, name: 'Female' },
    { conceptId: 8507, name: 'Male' },
    { conceptId: 0, name: 'Not recorded' }
  ],
  race: [
    { conceptId: 8657, name: 'American Indian or Alaska Native' },
    { conceptId: 8515, name: 'Asian' },
    { conceptId: 8516, name: 'Black or African American' },
    { conceptId: 8557, name: 'Native Hawaiian or Other Pacific Islander' },
    { conceptId: 8527, name: 'White' },
    { conceptId: 0, name: 'Not recorded' }
  ],
  ethnicity: [
    { conceptId: 38003563, name: 'Hispanic or Latino' },
    { conceptId: 38003564, name: 'Not Hispanic or Latino' },
    { conceptId: 0, name: 'Not recorded' }
  ]
} as const satisfies Record<string, readonly DemographicValue[]>;

export type DemographicFact = keyof typeof DEMOGRAPHIC_VALUES;
