import type { ConceptGroup } from './concept.js';

const FINDING = 441840;
const ENDOCRINE = 31821;
const METABOLIC = 436670;
const MENTAL = 432586;
const NERVOUS = 376337;
const CARDIOVASCULAR = 134057;
const RESPIRATORY = 320136;
const DIGESTIVE = 4302537;
const SKIN = 4028387;
const MUSCULOSKELETAL = 4244662;
const INFECTION = 432250;
const KIDNEY = 198124;
const CANCER = 443392;

/**
 * Conditions as SNOMED CT and OMOP name them. Parents are the nearest broader concepts of this
 * slice, so distances are shorter than in the whole vocabulary.
 */
export const CONDITIONS: ConceptGroup = {
  domain: 'Condition',
  vocabulary: 'SNOMED',
  conceptClass: 'Clinical Finding',
  standard: 'S',
  concepts: [
    [FINDING, '404684003', 'Clinical finding'],
    [ENDOCRINE, '362969004', 'Disorder of endocrine system', [FINDING]],
    [METABOLIC, '75934005', 'Metabolic disease', [FINDING]],
    [MENTAL, '74732009', 'Mental disorder', [FINDING], ['Psychiatric disorder']],
    [NERVOUS, '118940003', 'Disorder of nervous system', [FINDING], ['Neurological disorder']],
    [CARDIOVASCULAR, '49601007', 'Disorder of cardiovascular system', [FINDING]],
    [RESPIRATORY, '50043002', 'Disorder of respiratory system', [FINDING]],
    [DIGESTIVE, '386617003', 'Digestive system finding', [FINDING]],
    [SKIN, '128598002', 'Disorder of integument', [FINDING]],
    [MUSCULOSKELETAL, '928000', 'Disorder of musculoskeletal system', [FINDING]],
    [INFECTION, '40733004', 'Disorder due to infection', [FINDING], ['Infectious disease']],
    [KIDNEY, '90708001', 'Kidney disease', [FINDING], ['Renal disease', 'Nephropathy']],
    [438112, '55342001', 'Neoplastic disease', [FINDING]],
    [CANCER, '363346000', 'Malignant neoplastic disease', [438112], ['Cancer']],

    [201820, '73211009', 'Diabetes mellitus', [ENDOCRINE, METABOLIC], ['DM - Diabetes mellitus']],
    [201826, '44054006', 'Type 2 diabetes mellitus', [201820], ['T2DM', 'Type II diabetes mellitus']],
    [201254, '46635009', 'Type 1 diabetes mellitus', [201820], ['T1DM', 'Type I diabetes mellitus']],
    [4024659, '11687002', 'Gestational diabetes mellitus', [201820]],
    [442793, '74627003', 'Complication due to diabetes mellitus', [METABOLIC], ['Diabetic complication']],
    [443732, '422014003', 'Disorder due to type 2 diabetes mellitus', [442793]],
    [376065, '421326000', 'Disorder of nervous system due to type 2 diabetes mellitus', [443732, NERVOUS]],
    [432867, '55822004', 'Hyperlipidemia', [METABOLIC], ['Hyperlipidaemia', 'High blood lipids']],
    [437827, '267432004', 'Pure hypercholesterolemia', [432867]],
    [438720, '267434003', 'Mixed hyperlipidemia', [432867]],
    [140673, '40930008', 'Hypothyroidism', [ENDOCRINE], ['Underactive thyroid']],
    [433736, '414916001', 'Obesity', [METABOLIC]],
    [436070, '34713006', 'Vitamin D deficiency', [METABOLIC]],
    [440674, '90560007', 'Gout', [METABOLIC, MUSCULOSKELETAL]],

    [316866, '38341003', 'Hypertensive disorder', [CARDIOVASCULAR], ['High blood pressure', 'Hypertension']],
    [320128, '59621000', 'Essential hypertension', [316866], ['Primary hypertension']],
    [321588, '56265001', 'Heart disease', [CARDIOVASCULAR], ['Cardiac disease']],
    [316139, '84114007', 'Heart failure', [321588], ['Cardiac failure']],
    [319835, '42343007', 'Congestive heart failure', [316139], ['CHF - Congestive heart failure']],
    [44784217, '698247007', 'Cardiac arrhythmia', [321588]],
    [313217, '49436004', 'Atrial fibrillation', [44784217], ['AF - Atrial fibrillation']],
    [317576, '53741008', 'Coronary arteriosclerosis', [321588], ['Coronary artery disease']],
    [4329847, '22298006', 'Myocardial infarction', [321588], ['Heart attack']],
    [312327, '57054005', 'Acute myocardial infarction', [4329847]],
    [381591, '62914000', 'Cerebrovascular disease', [CARDIOVASCULAR, NERVOUS]],
    [381316, '230690007', 'Cerebrovascular accident', [381591], ['Stroke']],
    [443454, '432504007', 'Cerebral infarction', [381316], ['Ischaemic stroke']],
    [321052, '400047006', 'Peripheral vascular disease', [CARDIOVASCULAR]],
    [444247, '111293003', 'Venous thrombosis', [CARDIOVASCULAR]],
    [4133004, '128053003', 'Deep venous thrombosis', [444247], ['DVT']],
    [4281749, '368009', 'Heart valve disorder', [321588]],
    [440417, '59282003', 'Pulmonary embolism', [CARDIOVASCULAR, RESPIRATORY]],

    [317009, '195967001', 'Asthma', [RESPIRATORY]],
    [255573, '13645005', 'Chronic obstructive lung disease', [RESPIRATORY], ['COPD']],
    [4181583, '54150009', 'Upper respiratory infection', [RESPIRATORY, INFECTION], ['URTI']],
    [257011, '54398005', 'Acute upper respiratory infection', [4181583]],
    [4112343, '195662009', 'Acute viral pharyngitis', [257011], ['Sore throat']],
    [4283893, '36971009', 'Sinusitis', [RESPIRATORY]],
    [40481087, '444814009', 'Viral sinusitis', [4283893, INFECTION]],
    [260139, '10509002', 'Acute bronchitis', [RESPIRATORY]],
    [255848, '233604007', 'Pneumonia', [RESPIRATORY]],
    [257007, '61582004', 'Allergic rhinitis', [RESPIRATORY], ['Hay fever']],
    [37311061, '840539006', 'COVID-19', [INFECTION], ['Disease caused by SARS-CoV-2']],
    [313459, '73430006', 'Sleep apnea', [RESPIRATORY], ['Sleep apnoea']],
    [442588, '78275009', 'Obstructive sleep apnea syndrome', [313459]],

    [440383, '35489007', 'Depressive disorder', [MENTAL], ['Depression']],
    [4152280, '370143000', 'Major depressive disorder', [440383]],
    [442077, '197480006', 'Anxiety disorder', [MENTAL]],
    [436665, '13746004', 'Bipolar disorder', [MENTAL]],
    [4209423, '56294008', 'Nicotine dependence', [MENTAL]],
    [436962, '193462001', 'Insomnia', [MENTAL]],
    [4182210, '52448006', 'Dementia', [MENTAL, NERVOUS]],
    [378419, '26929004', "Alzheimer's disease", [4182210]],
    [381270, '49049000', "Parkinson's disease", [NERVOUS]],
    [380378, '84757009', 'Epilepsy', [NERVOUS]],
    [318736, '37796009', 'Migraine', [NERVOUS]],
    [378253, '25064002', 'Headache', [FINDING]],

    [46271022, '709044004', 'Chronic kidney disease', [KIDNEY], ['CKD - chronic kidney disease']],
    [443597, '433144002', 'Chronic kidney disease stage 3', [46271022]],
    [443612, '431857002', 'Chronic kidney disease stage 4', [46271022]],
    [193782, '46177005', 'End-stage renal disease', [46271022], ['ESRD']],
    [197320, '14669001', 'Acute renal failure syndrome', [KIDNEY]],
    [81902, '68566005', 'Urinary tract infectious disease', [INFECTION], ['UTI']],

    [80180, '396275006', 'Osteoarthritis', [MUSCULOSKELETAL]],
    [4079750, '239873007', 'Osteoarthritis of knee', [80180], ['Gonarthrosis']],
    [80809, '69896004', 'Rheumatoid arthritis', [MUSCULOSKELETAL]],
    [80502, '64859006', 'Osteoporosis', [MUSCULOSKELETAL]],
    [81151, '44465007', 'Sprain of ankle', [MUSCULOSKELETAL]],
    [4345578, '240131006', 'Rhabdomyolysis', [MUSCULOSKELETAL]],
    [194133, '279039007', 'Low back pain', [FINDING]],

    [318800, '235595009', 'Gastroesophageal reflux disease', [DIGESTIVE], ['GERD', 'Acid reflux']],
    [192671, '74474003', 'Gastrointestinal hemorrhage', [DIGESTIVE], ['Gastrointestinal haemorrhage']],
    [4027663, '13200003', 'Peptic ulcer', [DIGESTIVE]],
    [75576, '10743008', 'Irritable bowel syndrome', [DIGESTIVE]],
    [75860, '14760008', 'Constipation', [DIGESTIVE]],
    [196523, '62315008', 'Diarrhea', [DIGESTIVE], ['Diarrhoea']],
    [200219, '21522001', 'Abdominal pain', [DIGESTIVE]],
    [201606, '34000006', "Crohn's disease", [DIGESTIVE]],
    [81893, '64766004', 'Ulcerative colitis', [DIGESTIVE]],
    [4212540, '328383001', 'Chronic liver disease', [DIGESTIVE]],

    [4299535, '77386006', 'Pregnant', [FINDING], ['Pregnancy']],
    [4092289, '281050002', 'Livebirth', [FINDING], ['Live birth']],
    [443213, '237364002', 'Stillbirth', [FINDING]],

    [133834, '24079001', 'Atopic dermatitis', [SKIN], ['Eczema']],
    [140168, '9014002', 'Psoriasis', [SKIN]],
    [4112853, '254837009', 'Malignant tumor of breast', [CANCER], ['Breast cancer']],
    [4163261, '399068003', 'Malignant tumor of prostate', [CANCER], ['Prostate cancer']],
    [443388, '363358000', 'Malignant tumor of lung', [CANCER], ['Lung cancer']],
    [4180790, '363406005', 'Malignant tumor of colon', [CANCER, DIGESTIVE], ['Colon cancer']],
    [439777, '271737000', 'Anemia', [FINDING], ['Anaemia']],
    [436659, '87522002', 'Iron deficiency anemia', [439777]],
    [77670, '29857009', 'Chest pain', [FINDING]],
    [437663, '386661006', 'Fever', [FINDING], ['Pyrexia']],
    [254761, '49727002', 'Cough', [FINDING]],
    [312437, '267036007', 'Dyspnea', [FINDING], ['Shortness of breath']],
    [4223659, '84229001', 'Fatigue', [FINDING], ['Tiredness']]
  ]
};

/** Source codes whose OMOP ids are confirmed, with the standard concept that each maps to. */
export const ICD10CM: ConceptGroup = {
  domain: 'Condition',
  vocabulary: 'ICD10CM',
  conceptClass: '4-char billing code',
  standard: null,
  concepts: [
    [35206882, 'E11.9', 'Type 2 diabetes mellitus without complications'],
    [35208414, 'K92.2', 'Gastrointestinal hemorrhage, unspecified']
  ]
};
export const ICD10CM_SHORT: ConceptGroup = {
  ...ICD10CM,
  conceptClass: '3-char billing code',
  concepts: [[35207668, 'I10', 'Essential (primary) hypertension']]
};
export const ICD10CM_MAPS_TO: Readonly<Record<number, number>> = {
  35206882: 201826,
  35207668: 320128,
  35208414: 192671
};
