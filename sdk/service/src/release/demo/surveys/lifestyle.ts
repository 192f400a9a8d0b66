import { question, type Survey, yesNo } from './survey.js';

const SMOKED = [1585858];
const DRINKS = [1586199];
/** Any answer to how often, but never. */
const DRANK_LAST_YEAR = [1586203, 1586204, 1586205, 1586206];

/** Tobacco and alcohol. */
export const LIFESTYLE: Survey = {
  concept: 1585855,
  code: 'Lifestyle',
  name: 'Lifestyle',
  taken: 870,
  delay: [0, 45],
  offered: ['2017-05-31', '2099-12-31'],
  questions: [
    question(
      1585857,
      'Smoking_100CigsLifetime',
      'smoking',
      yesNo(1585858, 1585859, '100CigsLifetime', 20, 960, 990)
    ),
    question(
      1585860,
      'Smoking_SmokeFrequency',
      'smoking',
      [
        [1585861, 'SmokeFrequency_EveryDay', 0, 10, 700],
        [1585862, 'SmokeFrequency_SomeDays', 10, 30, 290],
        [1585863, 'SmokeFrequency_NotAtAll', 990, 960, 10]
      ],
      { after: [SMOKED] }
    ),
    question(
      1586166,
      'ElectronicSmoking_ElectricSmokeParticipant',
      'smoking',
      yesNo(1586167, 1586168, 'ElectricSmokeParticipant', 80, 240, 560)
    ),
    question(
      1586198,
      'Alcohol_AlcoholParticipant',
      'none',
      yesNo(1586199, 1586200, 'AlcoholParticipant', 900)
    ),
    question(
      1586201,
      'Alcohol_DrinkFrequencyPastYear',
      'age',
      [
        [1586202, 'DrinkFrequencyPastYear_Never', 130, 170, 200, 240],
        [1586203, 'DrinkFrequencyPastYear_MonthlyOrLess', 310, 320, 300, 280],
        [1586204, 'DrinkFrequencyPastYear_2to4PerMonth', 290, 240, 200, 160],
        [1586205, 'DrinkFrequencyPastYear_2to3PerWeek', 200, 170, 160, 140],
        [1586206, 'DrinkFrequencyPastYear_4orMorePerWeek', 70, 100, 140, 180]
      ],
      { after: [DRINKS] }
    ),
    question(
      1586207,
      'Alcohol_AverageDailyDrinkCount',
      'age',
      [
        [1586208, 'AverageDailyDrinkCount_1or2', 510, 650, 760, 850],
        [1586209, 'AverageDailyDrinkCount_3or4', 330, 240, 170, 110],
        [1586210, 'AverageDailyDrinkCount_5or6', 110, 75, 45, 27],
        [1586211, 'AverageDailyDrinkCount_7to9', 32, 20, 14, 8],
        [1586212, 'AverageDailyDrinkCount_10orMore', 18, 15, 11, 5]
      ],
      { after: [DRINKS, DRANK_LAST_YEAR] }
    ),
    question(
      1586213,
      'Alcohol_6orMoreDrinksOccurence',
      'age',
      [
        [1585634, '6orMoreDrinksOccurence_NeverInLastYear', 430, 600, 740, 860],
        [1586214, '6orMoreDrinksOccurence_LessThanMonthly', 330, 250, 160, 90],
        [1586215, '6orMoreDrinksOccurence_Monthly', 160, 90, 55, 27],
        [1586216, '6orMoreDrinksOccurence_Weekly', 70, 50, 35, 18],
        [1586217, '6orMoreDrinksOccurence_Daily', 10, 10, 10, 5]
      ],
      { after: [DRINKS, DRANK_LAST_YEAR] }
    )
  ]
};
