import { question, type Survey, yesNo } from './survey.js';

const TALKED = [43530243];
const HAS_PLACE = [43530103, 43529907];

/** Access to care: offered some months after consent. */
export const ACCESS: Survey = {
  concept: 43528895,
  code: 'HealthcareAccess',
  name: 'Healthcare Access & Utilization',
  taken: 560,
  delay: [90, 500],
  offered: ['2018-02-01', '2099-12-31'],
  questions: [
    question(43530562, 'HealthAdvice_PlaceForHealthAdvice', 'means', [
      [43530103, 'PlaceForHealthAdvice_Yes', 740, 800, 850, 880, 900],
      [43529907, 'PlaceForHealthAdvice_MoreThanOne', 130, 115, 95, 80, 72],
      [43529908, 'PlaceForHealthAdvice_No', 130, 85, 55, 40, 28]
    ]),
    question(
      43530593,
      'HealthAdvice_WhatKindOfPlace',
      'means',
      [
        [43528645, 'WhatKindOfPlace_DoctorsOffice', 720, 830, 900, 930, 950],
        [43529948, 'WhatKindOfPlace_UrgentCare', 90, 75, 55, 42, 32],
        [43528803, 'WhatKindOfPlace_EmergencyRoom', 130, 60, 20, 8, 3],
        [43529848, 'WhatKindOfPlace_SomeOtherPlace', 45, 25, 18, 15, 12],
        [43528646, 'WhatKindOfPlace_NoOnePlaceMostOften', 15, 10, 7, 5, 3]
      ],
      { after: [HAS_PLACE] }
    ),
    question(43530595, 'HealthAdvice_SpokenToProfessional', 'sick', [
      [43528334, 'SpokenToProfessional_6moOrLess', 620, 780, 880, 930],
      [43529237, 'SpokenToProfessional_6MoTo1YearAgo', 200, 140, 80, 50],
      [43530564, 'SpokenToProfessional_1To2YearsAgo', 100, 50, 25, 12],
      [43530565, 'SpokenToProfessional_2To5YearsAgo', 50, 20, 10, 5],
      [43530566, 'SpokenToProfessional_MoreThan5YearsAgo', 20, 7, 3, 2],
      [43529282, 'SpokenToProfessional_Never', 10, 3, 2, 1]
    ]),
    question(
      43528660,
      'HealthAdvice_SpokenToGeneralDoctor',
      'sick',
      yesNo(43530243, 43529549, 'SpokenToGeneralDoctor', 760, 860, 910, 940)
    ),
    question(
      43530588,
      'HealthAdvice_GeneralDoctorVisits',
      'sick',
      [
        [43528260, 'GeneralDoctorVisits_1', 310, 200, 120, 70],
        [43528304, 'GeneralDoctorVisits_2to3', 440, 440, 390, 300],
        [43528315, 'GeneralDoctorVisits_4to5', 140, 190, 240, 260],
        [43528326, 'GeneralDoctorVisits_6to7', 50, 75, 110, 150],
        [43528338, 'GeneralDoctorVisits_8to9', 20, 35, 50, 80],
        [43528271, 'GeneralDoctorVisits_10to12', 22, 35, 55, 85],
        [43528282, 'GeneralDoctorVisits_13to15', 8, 12, 17, 27],
        [43528293, 'GeneralDoctorVisits_16orMore', 10, 13, 18, 28]
      ],
      { after: [TALKED] }
    ),
    question(
      43529906,
      'DelayedMedicalCare_Transportation',
      'means',
      yesNo(43530258, 43529564, 'Transportation', 260, 130, 50, 22, 12)
    ),
    question(
      43529905,
      'DelayedMedicalCare_TimeOffWork',
      'age',
      yesNo(43530254, 43529560, 'TimeOffWork', 260, 210, 110, 20)
    ),
    question(
      43530583,
      'DelayedMedicalCare_CantAffordCoPay',
      'means',
      yesNo(43530010, 43529317, 'CantAffordCoPay', 240, 180, 110, 65, 30)
    ),
    question(43530594, 'DelayedMedicalCare_Nervous', 'low', yesNo(43530089, 43529396, 'Nervous', 95, 230)),
    question(
      43530411,
      'CantAffordCare_PrescriptionMedicines',
      'means',
      yesNo(43530105, 43529411, 'PrescriptionMedicines', 260, 190, 110, 60, 25)
    ),
    question(
      43528662,
      'CantAffordCare_DentalCare',
      'means',
      yesNo(43530028, 43529335, 'DentalCare', 450, 340, 210, 115, 50)
    ),
    question(
      43530410,
      'CantAffordCare_MentalHealthCounseling',
      'low',
      yesNo(43530082, 43529389, 'MentalHealthCounseling', 70, 210)
    ),
    question(
      43530416,
      'CantAffordCare_SkippedMedToSaveMoney',
      'means',
      yesNo(43530233, 43529539, 'SkippedMedToSaveMoney', 190, 130, 80, 45, 20)
    ),
    question(43530557, 'CantAffordCare_WorriedAboutPaying', 'means', [
      [43529954, 'WorriedAboutPaying_VeryWorried', 390, 290, 180, 100, 50],
      [43529850, 'WorriedAboutPaying_SomewhatWorried', 350, 400, 410, 370, 290],
      [43529586, 'WorriedAboutPaying_NotAtAllWorried', 260, 310, 410, 530, 660]
    ]),
    question(43530559, 'Insurance_HealthcareCoverage', 'none', [
      [43528458, 'HealthcareCoverage_Better', 170],
      [43528346, 'HealthcareCoverage_AboutTheSame', 690],
      [43529982, 'HealthcareCoverage_Worse', 140]
    ]),
    question(43530438, 'HealthAdvice_EaseOfUnderstanding', 'means', [
      [43528388, 'EaseOfUnderstanding_Always', 520, 560, 600, 640, 680],
      [43529240, 'EaseOfUnderstanding_MostOfTheTime', 330, 340, 340, 320, 295],
      [43529845, 'EaseOfUnderstanding_SomeOfTheTime', 130, 90, 55, 37, 23],
      [43529577, 'EaseOfUnderstanding_NoneOfTheTime', 20, 10, 5, 3, 2]
    ])
  ]
};
