import { inOrder, question, type Survey } from './survey.js';

/** Five answers from good to bad, by how sick a person is. */
const graded = (
  first: number,
  code: string,
  words: readonly [string, string, string, string, string]
): ReturnType<typeof inOrder> =>
  inOrder(
    first,
    code,
    GRADES.map((weights, place) => [words[place]!, ...weights] as const)
  );
const GRADES = [
  [220, 150, 80, 40],
  [390, 350, 270, 160],
  [290, 350, 390, 380],
  [85, 130, 215, 320],
  [15, 20, 45, 100]
] as const;

/** The same for mood, by depression or anxiety. */
const mood = (
  first: number,
  code: string,
  words: readonly [string, string, string, string, string]
): ReturnType<typeof inOrder> =>
  inOrder(
    first,
    code,
    MOODS.map((weights, place) => [words[place]!, ...weights] as const)
  );
const MOODS = [
  [250, 60],
  [370, 190],
  [270, 380],
  [90, 280],
  [20, 90]
] as const;

const EXCELLENT = ['Excellent', 'VeryGood', 'Good', 'Fair', 'Poor'] as const;
const PAIN = [310, 240, 190, 110].map((none, level) => [none, 2 + level] as const);

/** How people feel. */
export const OVERALL_HEALTH: Survey = {
  concept: 1585710,
  code: 'OverallHealth',
  name: 'Overall Health',
  taken: 900,
  delay: [0, 30],
  offered: ['2017-05-31', '2099-12-31'],
  questions: [
    question(1585711, 'OverallHealth_GeneralHealth', 'sick', graded(1585712, 'GeneralHealth', EXCELLENT)),
    question(1585717, 'OverallHealth_GeneralQuality', 'sick', graded(1585718, 'GeneralQuality', EXCELLENT)),
    question(
      1585723,
      'OverallHealth_GeneralPhysicalHealth',
      'sick',
      graded(1585724, 'GeneralPhysicalHealth', EXCELLENT)
    ),
    question(
      1585729,
      'OverallHealth_GeneralMentalHealth',
      'low',
      mood(1585730, 'GeneralMentalHealth', EXCELLENT)
    ),
    question(
      1585735,
      'OverallHealth_SocialSatisfaction',
      'low',
      mood(1585736, 'SocialSatisfaction', EXCELLENT)
    ),
    question(
      1585741,
      'OverallHealth_EverydayActivities',
      'sick',
      graded(1585742, 'EverydayActivities', ['Completely', 'Mostly', 'Moderately', 'ALittle', 'NotAtAll'])
    ),
    question(
      1585747,
      'OverallHealth_AveragePain7Days',
      'sick',
      Array.from({ length: 11 }, (_, pain) => [
        null,
        String(pain),
        ...PAIN.map(([none, most]) => (pain === 0 ? none : Math.max(8, 130 - 18 * Math.abs(pain - most))))
      ])
    ),
    question(
      1585748,
      'OverallHealth_AverageFatigue7Days',
      'sick',
      graded(1585749, 'AverageFatigue7Days', ['None', 'Mild', 'Moderate', 'Severe', 'VerySevere'])
    ),
    question(1585754, 'OverallHealth_GeneralSocial', 'low', mood(1585755, 'GeneralSocial', EXCELLENT)),
    question(
      1585760,
      'OverallHealth_EmotionalProblem7Days',
      'low',
      mood(1585761, 'EmotionalProblem7Days', ['Never', 'Rarely', 'Sometimes', 'Often', 'Always'])
    ),
    question(1585766, 'OverallHealth_MedicalFormConfidence', 'means', [
      [1585767, 'MedicalFormConfidence_Extremely', 420, 540, 680, 780, 850],
      [1585768, 'MedicalFormConfidence_QuiteABit', 270, 260, 210, 160, 115],
      [1585769, 'MedicalFormConfidence_Somewhat', 170, 120, 70, 40, 25],
      [1585770, 'MedicalFormConfidence_ALittleBit', 90, 50, 25, 12, 6],
      [1585771, 'MedicalFormConfidence_NotAtAll', 50, 30, 15, 8, 4]
    ])
  ]
};
