import { question, type Survey, yesNo } from './survey.js';

/** Who people are: all take it, on the day of consent. */
export const BASICS: Survey = {
  concept: 1586134,
  code: 'TheBasics',
  name: 'The Basics',
  taken: 1000,
  delay: [0, 0],
  offered: ['2017-05-31', '2099-12-31'],
  questions: [
    question(1585940, 'EducationLevel_HighestGrade', 'means', [
      [1585941, 'HighestGrade_NeverAttended', 3, 1, 0, 0, 0],
      [1585942, 'HighestGrade_OneThroughFour', 20, 9, 4, 1, 0],
      [1585943, 'HighestGrade_FiveThroughEight', 55, 28, 12, 4, 1],
      [1585944, 'HighestGrade_NineThroughEleven', 150, 85, 35, 12, 4],
      [1585945, 'HighestGrade_TwelveOrGED', 362, 297, 190, 100, 45],
      [1585946, 'HighestGrade_CollegeOnetoThree', 270, 330, 315, 240, 140],
      [1585947, 'HighestGrade_CollegeGraduate', 95, 160, 265, 333, 340],
      [1585948, 'HighestGrade_AdvancedDegree', 45, 90, 179, 310, 470]
    ]),
    question(
      1585375,
      'Income_AnnualIncome',
      'means',
      [
        [1585376, 'AnnualIncome_less10k', 400, 120, 30, 8, 2],
        [1585377, 'AnnualIncome_10k25k', 350, 280, 90, 25, 8],
        [1585378, 'AnnualIncome_25k35k', 120, 190, 130, 50, 15],
        [1585379, 'AnnualIncome_35k50k', 70, 180, 190, 90, 30],
        [1585380, 'AnnualIncome_50k75k', 40, 130, 260, 200, 80],
        [1585381, 'AnnualIncome_75k100k', 12, 60, 150, 220, 130],
        [1585382, 'AnnualIncome_100k150k', 6, 30, 110, 240, 290],
        [1585383, 'AnnualIncome_150k200k', 1, 7, 25, 100, 190],
        [1585384, 'AnnualIncome_more200k', 1, 3, 15, 67, 255]
      ],
      { withheld: 95 }
    ),
    question(1586140, 'Race_WhatRaceEthnicity', 'origin', [
      [1586146, 'WhatRaceEthnicity_White', 985, 8, 8, 60, 20, 40, 20, 250],
      [1586143, 'WhatRaceEthnicity_Black', 4, 985, 4, 15, 10, 10, 10, 120],
      [1586142, 'WhatRaceEthnicity_Asian', 3, 3, 985, 5, 60, 10, 2, 60],
      [1586141, 'WhatRaceEthnicity_AIAN', 4, 2, 1, 910, 5, 0, 3, 60],
      [1586145, 'WhatRaceEthnicity_NHPI', 1, 0, 1, 2, 900, 0, 1, 10],
      [1586144, 'WhatRaceEthnicity_MENA', 1, 0, 0, 0, 0, 935, 1, 20],
      [1586147, 'WhatRaceEthnicity_Hispanic', 1, 1, 0, 5, 3, 3, 960, 80],
      [1586148, 'WhatRaceEthnicity_RaceEthnicityNoneOfThese', 1, 1, 1, 3, 2, 2, 3, 400]
    ]),
    question(1585845, 'BiologicalSexAtBirth_SexAtBirth', 'sex', [
      [1585846, 'SexAtBirth_Male', 0, 1000, 0],
      [1585847, 'SexAtBirth_Female', 1000, 0, 0],
      [1585848, 'SexAtBirth_Intersex', 0, 0, 60],
      [1585849, 'SexAtBirth_SexAtBirthNoneOfThese', 0, 0, 90]
    ]),
    question(1585838, 'Gender_GenderIdentity', 'sex', [
      [1585839, 'GenderIdentity_Man', 5, 983, 250],
      [1585840, 'GenderIdentity_Woman', 982, 6, 300],
      [1585841, 'GenderIdentity_NonBinary', 7, 4, 200],
      [1585842, 'GenderIdentity_Transgender', 2, 4, 100],
      [1585843, 'GenderIdentity_AdditionalOptions', 4, 3, 150]
    ]),
    question(
      1585899,
      'TheBasics_SexualOrientation',
      'sex',
      [
        [1585900, 'SexualOrientation_Straight', 885, 892, 500],
        [1585901, 'SexualOrientation_Gay', 4, 62, 80],
        [1585902, 'SexualOrientation_Lesbian', 26, 1, 80],
        [1585903, 'SexualOrientation_Bisexual', 62, 27, 180],
        [1585904, 'SexualOrientation_None', 23, 18, 160]
      ],
      { withheld: 25 }
    ),
    question(1585892, 'MaritalStatus_CurrentMaritalStatus', 'age', [
      [1585893, 'CurrentMaritalStatus_Married', 130, 430, 480, 510],
      [1585894, 'CurrentMaritalStatus_Divorced', 20, 120, 220, 210],
      [1585895, 'CurrentMaritalStatus_Widowed', 2, 8, 40, 140],
      [1585896, 'CurrentMaritalStatus_Separated', 15, 45, 40, 20],
      [1585897, 'CurrentMaritalStatus_NeverMarried', 663, 282, 160, 90],
      [1585898, 'CurrentMaritalStatus_LivingWithPartner', 170, 115, 60, 30]
    ]),
    question(1585952, 'Employment_EmploymentStatus', 'age', [
      [1585953, 'EmploymentStatus_EmployedForWages', 600, 620, 470, 110],
      [1585954, 'EmploymentStatus_SelfEmployed', 50, 85, 90, 60],
      [1585955, 'EmploymentStatus_OutOfWorkOneOrMore', 45, 65, 65, 10],
      [1585956, 'EmploymentStatus_OutOfWorkLessThanOne', 70, 50, 35, 5],
      [1585957, 'EmploymentStatus_Homemaker', 30, 60, 35, 15],
      [1585958, 'EmploymentStatus_Student', 180, 25, 5, 2],
      [1585959, 'EmploymentStatus_Retired', 1, 5, 120, 760],
      [1585960, 'EmploymentStatus_UnableToWork', 24, 90, 180, 38]
    ]),
    question(1585370, 'HomeOwn_CurrentHomeOwn', 'means', [
      [1585371, 'CurrentHomeOwn_Own', 120, 300, 520, 700, 850],
      [1585372, 'CurrentHomeOwn_Rent', 660, 570, 410, 265, 135],
      [1585373, 'CurrentHomeOwn_OtherArrangement', 220, 130, 70, 35, 15]
    ]),
    question(
      1585386,
      'Insurance_HealthInsurance',
      'cover',
      yesNo(1585387, 1585388, 'HealthInsurance', 985, 830, 920, 975)
    ),
    question(
      43528428,
      'HealthInsurance_InsuranceTypeUpdate',
      'cover',
      [
        [43529120, 'InsuranceTypeUpdate_EmployerOrUnion', 90, 170, 560, 790],
        [43529119, 'InsuranceTypeUpdate_Purchased', 50, 50, 130, 120],
        [43529210, 'InsuranceTypeUpdate_Medicare', 780, 110, 40, 10],
        [43529209, 'InsuranceTypeUpdate_Medicaid', 40, 600, 190, 25],
        [43529920, 'InsuranceTypeUpdate_Military', 15, 15, 25, 25],
        [43529926, 'InsuranceTypeUpdate_VA', 15, 25, 25, 15],
        [43529111, 'InsuranceTypeUpdate_Indian', 2, 5, 4, 2],
        [43528423, 'InsuranceTypeUpdate_OtherHealthPlan', 8, 25, 26, 13]
      ],
      { after: [[1585387]] }
    ),
    question(
      1585852,
      'ActiveDuty_ActiveDutyServeStatus',
      'sex',
      yesNo(1585853, 1585854, 'ActiveDutyServeStatus', 25, 190, 40)
    ),
    question(
      1585886,
      'LivingSituation_StableHouseConcern',
      'means',
      yesNo(1585887, 1585888, 'StableHouseConcern', 390, 220, 100, 45, 20)
    ),
    question(1586135, 'TheBasics_Birthplace', 'origin', [
      [1586136, 'Birthplace_USA', 945, 900, 310, 995, 760, 420, 600, 820],
      [1586137, 'PMI_Other', 55, 100, 690, 5, 240, 580, 400, 180]
    ])
  ]
};
