import type { ConceptGroup } from './concept.js';

/**
 * Questions and answers of All of Us (vocabulary PPI), as its public codebook names them. Each
 * question lies below its module and each answer below its question.
 */
const ppi = { domain: 'Observation', vocabulary: 'PPI', standard: 'S' } as const;

export const MODULES: ConceptGroup = {
  ...ppi,
  conceptClass: 'Module',
  concepts: [
    [1585855, 'Lifestyle', 'Lifestyle'],
    [1586134, 'TheBasics', 'The Basics']
  ]
};

export const QUESTIONS: ConceptGroup = {
  ...ppi,
  conceptClass: 'Question',
  concepts: [
    [1585857, 'Smoking_100CigsLifetime', 'Smoking: 100 Cigs Lifetime', [1585855]],
    [1585860, 'Smoking_SmokeFrequency', 'Smoking: Smoke Frequency', [1585855]],
    [1586198, 'Alcohol_AlcoholParticipant', 'Alcohol: Alcohol Participant', [1585855]],
    [1586201, 'Alcohol_DrinkFrequencyPastYear', 'Alcohol: Drink Frequency Past Year', [1585855]],
    [1586207, 'Alcohol_AverageDailyDrinkCount', 'Alcohol: Average Daily Drink Count', [1585855]],
    [1585940, 'EducationLevel_HighestGrade', 'Education Level: Highest Grade', [1586134]],
    [1585375, 'Income_AnnualIncome', 'Income: Annual Income', [1586134]]
  ]
};

export const ANSWERS: ConceptGroup = {
  ...ppi,
  conceptClass: 'Answer',
  concepts: [
    [1585858, '100CigsLifetime_Yes', '100 Cigs Lifetime: Yes', [1585857]],
    [1585859, '100CigsLifetime_No', '100 Cigs Lifetime: No', [1585857]],
    [1585861, 'SmokeFrequency_EveryDay', 'Smoke Frequency: Every Day', [1585860]],
    [1585862, 'SmokeFrequency_SomeDays', 'Smoke Frequency: Some Days', [1585860]],
    [1585863, 'SmokeFrequency_NotAtAll', 'Smoke Frequency: Not At All', [1585860]],
    [1586199, 'AlcoholParticipant_Yes', 'Alcohol Participant: Yes', [1586198]],
    [1586200, 'AlcoholParticipant_No', 'Alcohol Participant: No', [1586198]],
    [1586202, 'DrinkFrequencyPastYear_Never', 'Drink Frequency Past Year: Never', [1586201]],
    [
      1586203,
      'DrinkFrequencyPastYear_MonthlyOrLess',
      'Drink Frequency Past Year: Monthly Or Less',
      [1586201]
    ],
    [
      1586204,
      'DrinkFrequencyPastYear_2to4PerMonth',
      'Drink Frequency Past Year: 2 to 4 Per Month',
      [1586201]
    ],
    [1586205, 'DrinkFrequencyPastYear_2to3PerWeek', 'Drink Frequency Past Year: 2 to 3 Per Week', [1586201]],
    [
      1586206,
      'DrinkFrequencyPastYear_4orMorePerWeek',
      'Drink Frequency Past Year: 4 or More Per Week',
      [1586201]
    ],
    [1586208, 'AverageDailyDrinkCount_1or2', 'Average Daily Drink Count: 1 or 2', [1586207]],
    [1586209, 'AverageDailyDrinkCount_3or4', 'Average Daily Drink Count: 3 or 4', [1586207]],
    [1586210, 'AverageDailyDrinkCount_5or6', 'Average Daily Drink Count: 5 or 6', [1586207]],
    [1586211, 'AverageDailyDrinkCount_7to9', 'Average Daily Drink Count: 7 to 9', [1586207]],
    [1586212, 'AverageDailyDrinkCount_10orMore', 'Average Daily Drink Count: 10 or More', [1586207]],
    [1585941, 'HighestGrade_NeverAttended', 'Highest Grade: Never Attended', [1585940]],
    [1585942, 'HighestGrade_OneThroughFour', 'Highest Grade: One Through Four', [1585940]],
    [1585943, 'HighestGrade_FiveThroughEight', 'Highest Grade: Five Through Eight', [1585940]],
    [1585944, 'HighestGrade_NineThroughEleven', 'Highest Grade: Nine Through Eleven', [1585940]],
    [1585945, 'HighestGrade_TwelveOrGED', 'Highest Grade: Twelve Or GED', [1585940]],
    [1585946, 'HighestGrade_CollegeOnetoThree', 'Highest Grade: College One to Three', [1585940]],
    [1585947, 'HighestGrade_CollegeGraduate', 'Highest Grade: College Graduate', [1585940]],
    [1585948, 'HighestGrade_AdvancedDegree', 'Highest Grade: Advanced Degree', [1585940]],
    [1585376, 'AnnualIncome_less10k', 'Annual Income: less 10k', [1585375]],
    [1585377, 'AnnualIncome_10k25k', 'Annual Income: 10k 25k', [1585375]],
    [1585378, 'AnnualIncome_25k35k', 'Annual Income: 25k 35k', [1585375]],
    [1585379, 'AnnualIncome_35k50k', 'Annual Income: 35k 50k', [1585375]],
    [1585380, 'AnnualIncome_50k75k', 'Annual Income: 50k 75k', [1585375]],
    [1585381, 'AnnualIncome_75k100k', 'Annual Income: 75k 100k', [1585375]],
    [1585382, 'AnnualIncome_100k150k', 'Annual Income: 100k 150k', [1585375]],
    [1585383, 'AnnualIncome_150k200k', 'Annual Income: 150k 200k', [1585375]],
    [1585384, 'AnnualIncome_more200k', 'Annual Income: more 200k', [1585375]],
    [903096, 'PMI_Skip', 'PMI: Skip'],
    [903079, 'PMI_PreferNotToAnswer', 'PMI: Prefer Not To Answer'],
    [903087, 'PMI_DontKnow', 'PMI: Dont Know']
  ]
};
