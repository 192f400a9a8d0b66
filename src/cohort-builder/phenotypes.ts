import { build, type Cohort } from '@cohortlab/sdk';

/**
 * Five phenotypes as studies ask for them, to begin from; each says in its note what it is after. The
 * concepts, windows and thresholds are our choice.
 */

const { all, any, cohort, condition, conceptSet, descendants, drug, entry, exactly, measurement } = build;
const { named, occurs, people, valueInUnits, window } = build;

const diabetes = conceptSet('Type 2 diabetes', descendants(201826, 'Type 2 diabetes mellitus'));
const kidney = conceptSet('Chronic kidney disease', descendants(46271022, 'Chronic kidney disease'));
const endStage = conceptSet('End-stage renal disease', descendants(193782, 'End-stage renal disease'));
const fibrillation = conceptSet('Atrial fibrillation', descendants(313217, 'Atrial fibrillation'));
const infarction = conceptSet(
  'Acute myocardial infarction',
  descendants(312327, 'Acute myocardial infarction')
);
const depression = conceptSet('Depression', descendants(440383, 'Depressive disorder'));
const bipolar = conceptSet('Bipolar disorder', descendants(436665, 'Bipolar disorder'));
const hba1c = conceptSet('HbA1c', descendants(3004410, 'Hemoglobin A1c/Hemoglobin.total in Blood'));
const anticoagulants = conceptSet(
  'Oral anticoagulants',
  descendants(1310149, 'warfarin'),
  descendants(43013024, 'apixaban'),
  descendants(40241331, 'rivaroxaban'),
  descendants(40228152, 'dabigatran etexilate'),
  descendants(45892847, 'edoxaban')
);
const statins = conceptSet(
  'Statins',
  descendants(1545958, 'atorvastatin'),
  descendants(1539403, 'simvastatin'),
  descendants(1510813, 'rosuvastatin')
);
const ssris = conceptSet(
  'SSRIs',
  descendants(739138, 'sertraline'),
  descendants(715939, 'escitalopram'),
  descendants(755695, 'fluoxetine')
);

/** UCUM percent, and millimole per mole. */
const PERCENT = build.concept(8554, 'percent');
const MMOL_PER_MOL = build.concept(9579, 'millimole per mole');

const first = { limit: 'first' } as const;

export const PHENOTYPES: readonly { readonly id: string; readonly cohort: Cohort }[] = [
  {
    id: 'kidney',
    cohort: people('Type 2 diabetes with kidney disease', {
      notes: 'After the KDIGO guideline on diabetes in chronic kidney disease (2022): before dialysis.',
      include: [any(condition(diabetes)), any(condition(kidney))],
      exclude: [any(condition(endStage))]
    })
  },
  {
    id: 'control',
    cohort: cohort('Diabetes, HbA1c of 9 % or more', {
      notes:
        'After the HEDIS measure of poor glycaemic control: HbA1c above 9 %; here 9 and more, or 75 mmol/mol, within a year after the diagnosis.',
      entry: entry(condition(diabetes, { firstEver: true }), first),
      steps: [
        named(
          'Poorly controlled within a year',
          all(
            occurs(
              measurement(hba1c, {
                where: [
                  valueInUnits(
                    [PERCENT, { kind: 'atLeast', value: 9 }],
                    [MMOL_PER_MOL, { kind: 'atLeast', value: 75 }]
                  )
                ]
              }),
              window(0, 365)
            )
          )
        )
      ],
      ...first
    })
  },
  {
    id: 'fibrillation',
    cohort: cohort('New atrial fibrillation, on an anticoagulant within 90 days', {
      notes: 'After the 2023 ACC/AHA/ACCP/HRS guideline: oral anticoagulation to prevent strokes.',
      entry: entry(condition(fibrillation, { firstEver: true }), { priorDays: 365, ...first }),
      steps: [
        named('None before', all(exactly(0, drug(anticoagulants), window('open', -1)))),
        named('Anticoagulated within 90 days', all(occurs(drug(anticoagulants), window(0, 90))))
      ],
      ...first
    })
  },
  {
    id: 'secondary',
    cohort: cohort('Statin within 30 days of a first heart attack', {
      notes: 'After the 2018 AHA/ACC guideline on blood cholesterol: statins after an acute coronary event.',
      entry: entry(condition(infarction, { firstEver: true }), first),
      steps: [named('Statin within 30 days', all(occurs(drug(statins), window(0, 30))))],
      ...first
    })
  },
  {
    id: 'depression',
    cohort: cohort('New users of an SSRI with depression', {
      notes:
        'A new-user design for depression (Ray, Am J Epidemiol 2003, on new users): first SSRI ever, a diagnosis in the year before, no bipolar disorder by then.',
      entry: entry(drug(ssris, { firstEver: true }), { priorDays: 365, ...first }),
      steps: [
        named('Depression in the year before', all(occurs(condition(depression), window(-365, 0)))),
        named('No bipolar disorder', all(exactly(0, condition(bipolar), window('open', 0))))
      ],
      ...first
    })
  }
];
