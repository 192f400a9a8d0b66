import { question, type Survey } from './survey.js';

/** The field asked these two until one survey took the place of both, and only some months after consent. */
const OFFERED = ['2018-02-01', '2021-10-31'] as const;

export const MEDICAL_HISTORY: Survey = {
  concept: 43529712,
  code: 'PersonalMedicalHistory',
  name: 'Personal Medical History',
  taken: 620,
  delay: [90, 420],
  offered: OFFERED,
  questions: []
};

export const FAMILY_HISTORY: Survey = {
  concept: 43528698,
  code: 'FamilyHistory',
  name: 'Family Health History',
  taken: 560,
  delay: [90, 480],
  offered: OFFERED,
  questions: [
    question(43528652, 'FamilyHistory_FamilyMedicalHistoryAware', 'means', [
      [43528385, 'FamilyMedicalHistoryAware_Alot', 360, 390, 420, 450, 470],
      [43529842, 'FamilyMedicalHistoryAware_Some', 510, 505, 500, 485, 475],
      [43529574, 'FamilyMedicalHistoryAware_None', 130, 105, 80, 65, 55]
    ])
  ]
};
/** Those who know something of their family's health are asked about it. */
export const AWARE: readonly number[] = [43528385, 43529842];

export const RELATIVES = ['Mother', 'Father', 'Sibling'] as const;

type Concepts = readonly [mother: number | null, father: number | null, sibling: number | null];

/** Questions about groups of conditions: what a doctor told people of themselves, then of each relative. */
const GROUPS = {
  circulatory: ['Circulatory_CirculatoryConditions', 1384522, [43528917, 43528559, 43528561]],
  endocrine: ['Endocrine_EndocrineConditions', 43528758, [43528944, 43528675, 702783]],
  cancer: ['Cancer_CancerConditions', 43528760, [43528512, 43528510, 43528513]],
  respiratory: ['Respiratory_RespiratoryConditions', 1384592, [43529191, 43529763, 43529765]],
  mental: ['MentalHealth_MentalHealthCondition', 1384495, [43530563, 43529218, 43529215]],
  nervous: ['NervousSystem_NervousSystemCondition', 1384526, null],
  kidney: ['Kidney_KidneyConditions', 1384487, null],
  muscle: ['SkeletalMuscular_SkeletalMuscularConditions', 43528757, null],
  digestive: ['Digestive_DigestiveSystemConditions', 1384390, null],
  other: ['Other_OtherConditions', 1384430, null]
} as const satisfies Readonly<
  Record<string, readonly [code: string, self: number, relatives: Concepts | null]>
>;
type Group = keyof typeof GROUPS;

type Row = readonly [
  group: Group,
  word: string,
  diseases: readonly string[],
  self: number,
  relatives?: Concepts,
  /** Of a thousand relatives, how many have it. */
  share?: number
];

const ROWS: readonly Row[] = [
  ['circulatory', 'Hypertension', ['hypertension'], 43529063, [43528932, 43528930, 43528933], 330],
  [
    'circulatory',
    'HighCholesterol',
    ['hyperlipidemia', 'hypercholesterolemia', 'mixedHyperlipidemia'],
    43528936,
    [43528940, 43528938, 43528941],
    230
  ],
  ['circulatory', 'HeartAttack', ['infarction'], 43528910, [43528914, 43528912, 43528915], 90],
  ['circulatory', 'Stroke', ['stroke'], 43529874, [43529879, 43529877, 43529880], 80],
  ['circulatory', 'CongestiveHeartFailure', ['heartFailure'], 43528580, [43528584, 43528582, 702790], 50],
  ['circulatory', 'AtrialFibrillation', ['atrialFibrillation'], 43528442, [43528447, 43528445, 43528448], 60],
  ['circulatory', 'CoronaryArtery', ['coronary'], 1384497],
  ['circulatory', 'Anemia', ['anemia', 'ironDeficiency'], 43528401],
  ['circulatory', 'PulmonaryEmbolism', ['embolism', 'veinThrombosis'], 43529748],
  ['circulatory', 'PeripheralVascularDisease', ['peripheralVascular'], 1384469],
  ['endocrine', 'Type2Diabetes', ['diabetes'], 43529932, [43529937, 43529935, 43529938], 150],
  ['endocrine', 'Type1Diabetes', ['type1'], 43529923],
  ['endocrine', 'Hypothyroidism', ['hypothyroidism'], 43529075, [43529079, 43529076, 43529080], 60],
  ['cancer', 'BreastCancer', ['breastCancer'], 43528500, [43528504, 43528502, 43528505], 60],
  ['cancer', 'ProstateCancer', ['prostateCancer'], 43529733, [null, 43529735, 43529738], 60],
  ['cancer', 'LungCancer', ['lungCancer'], 43529184, [43529188, 43529186, 43529189], 40],
  ['cancer', 'ColonRectalCancer', ['colonCancer'], 43528565, [43528569, 43528567, 43528570], 35],
  ['respiratory', 'Asthma', ['asthma'], 43528439, [43528437, 43528435, 43528440], 100],
  ['respiratory', 'ChronicLung', ['copd'], 1384567, [43528552, 43528550, 43528554], 70],
  ['respiratory', 'SleepApnea', ['sleepApnea'], 43529837, [43529835, 43529833, 43529838], 80],
  ['mental', 'Depression', ['depression', 'majorDepression'], 1384656, [43528622, 43528618, 43528623], 170],
  ['mental', 'Anxiety', ['anxiety'], 1384475, [43528420, 43528416, 43528421], 140],
  ['mental', 'Bipolar', ['bipolar'], 1384669],
  ['nervous', 'MigraineHeadaches', ['migraine'], 1384427],
  ['nervous', 'EpilepsySeizure', ['epilepsy'], 1384524],
  ['nervous', 'Dementia', ['dementia'], 1384435],
  ['nervous', 'Parkinsons', ['parkinson'], 1384568],
  ['nervous', 'Insomnia', ['insomnia'], 1384444],
  ['nervous', 'Neuropathy', ['neuropathy'], 1384599],
  ['kidney', 'KidneyWithoutDialysis', ['kidneyDisease', 'kidneyStage3'], 1384414],
  ['kidney', 'KidneyWithDialysis', ['renalFailure'], 1384563],
  ['muscle', 'Osteoarthritis', ['osteoarthritis', 'kneeArthritis'], 1384547],
  ['muscle', 'RheumatoidArthritis', ['rheumatoid'], 1384653],
  ['muscle', 'Osteoporosis', ['osteoporosis'], 43529616],
  ['muscle', 'Gout', ['gout'], 43528742],
  ['digestive', 'AcidReflux', ['reflux'], 1384603],
  ['digestive', 'IrritableBowel', ['irritableBowel'], 1384548],
  ['digestive', 'PepticUlcers', ['ulcer'], 1384405],
  ['digestive', 'CrohnsDisease', ['crohn'], 1384472],
  ['digestive', 'UlcerativeColitis', ['colitis'], 1384604],
  ['digestive', 'LiverCondition', ['liver'], 1384583],
  ['other', 'Obesity', ['obesity'], 43529594],
  ['other', 'VitaminDDeficiency', ['vitaminD'], 43529968],
  ['other', 'SkinCondition', ['dermatitis', 'psoriasis'], 43529831]
];

/** A question that is answered by ticking conditions; nothing ticked is stored as skipped. */
export interface TickQuestion {
  readonly survey: Survey;
  readonly concept: number;
  readonly code: string;
}

/** What may be ticked; the place in its list is part of record ids and streams. */
export interface Tick {
  readonly question: number;
  readonly concept: number;
  readonly code: string;
  /** Conditions of `DISEASES` that it stands for. */
  readonly diseases: readonly string[];
  /** Of a thousand, how many tick it who have none of these themselves; 0: only those who have. */
  readonly share: number;
}

const [SELF, FAMILY] = [[] as TickQuestion[], [] as TickQuestion[]];
for (const [code, self, relatives] of Object.values(GROUPS)) {
  SELF.push({ survey: MEDICAL_HISTORY, concept: self, code });
  for (const [place, concept] of (relatives ?? []).entries())
    FAMILY.push({
      survey: FAMILY_HISTORY,
      concept,
      code: `DiagnosedHealthCondition_${RELATIVES[place]}${code.split('_')[0]}Condition`
    });
}
export const TICK_QUESTIONS: readonly TickQuestion[] = [...SELF, ...FAMILY];

const shortOf = (group: Group): string => GROUPS[group][0].split('_')[1]!;

/** What people tell of themselves. */
export const OWN_TICKS: readonly Tick[] = ROWS.map(([group, word, diseases, concept]) => ({
  question: GROUPS[group][1],
  concept,
  code: `${shortOf(group)}_${word}`,
  diseases,
  share: 0
}));

/** What they tell of their relatives: twice as often when they have it themselves. */
export const FAMILY_TICKS: readonly Tick[] = ROWS.flatMap(([group, word, diseases, , relatives, share = 0]) =>
  (relatives ?? []).flatMap((concept, place) => {
    const question = GROUPS[group][2]?.[place];
    if (concept === null || question === undefined) return [];
    const code = `${RELATIVES[place]}${shortOf(group).replace(/s$/, '')}_${word}`;
    return [{ question, concept, code, diseases, share }];
  })
);
