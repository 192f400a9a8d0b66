import type { ConceptGroup, ConceptRow } from './concept.js';

const GLUCOSE_LOWERING = 21600744;
const INSULINS = 21600713;
const STATINS = 21601855;
const ANTIDEPRESSANTS = 21604686;
const OPIOIDS = 21604254;
const ANTIEPILEPTICS = 21604390;

/** Classes of the Anatomical Therapeutic Chemical classification, above some ingredients. */
export const DRUG_CLASSES: ConceptGroup = {
  domain: 'Drug',
  vocabulary: 'ATC',
  conceptClass: 'ATC 3rd',
  standard: 'C',
  concepts: [
    [GLUCOSE_LOWERING, 'A10B', 'BLOOD GLUCOSE LOWERING DRUGS, EXCL. INSULINS'],
    [INSULINS, 'A10A', 'INSULINS AND ANALOGUES'],
    [ANTIDEPRESSANTS, 'N06A', 'ANTIDEPRESSANTS'],
    [OPIOIDS, 'N02A', 'OPIOIDS'],
    [ANTIEPILEPTICS, 'N03A', 'ANTIEPILEPTICS']
  ]
};

export const DRUG_SUBCLASSES: ConceptGroup = {
  ...DRUG_CLASSES,
  conceptClass: 'ATC 4th',
  concepts: [[STATINS, 'C10AA', 'HMG CoA reductase inhibitors', [], ['Statins']]]
};

/** RxNorm ingredients. */
export const INGREDIENTS: ConceptGroup = {
  domain: 'Drug',
  vocabulary: 'RxNorm',
  conceptClass: 'Ingredient',
  standard: 'S',
  concepts: [
    [1503297, '6809', 'metformin', [GLUCOSE_LOWERING]],
    [1560171, '4821', 'glipizide', [GLUCOSE_LOWERING]],
    [1580747, '593411', 'sitagliptin', [GLUCOSE_LOWERING]],
    [1525215, '33738', 'pioglitazone', [GLUCOSE_LOWERING]],
    [45774751, '1545653', 'empagliflozin', [GLUCOSE_LOWERING]],
    [793143, '1991302', 'semaglutide', [GLUCOSE_LOWERING]],
    [45774435, '1551291', 'dulaglutide', [GLUCOSE_LOWERING]],
    [40170911, '475968', 'liraglutide', [GLUCOSE_LOWERING]],
    [1502905, '274783', 'insulin glargine', [INSULINS]],
    [1550023, '86009', 'insulin lispro', [INSULINS]],
    [1308216, '29046', 'lisinopril'],
    [1332418, '17767', 'amlodipine'],
    [1367500, '52175', 'losartan'],
    [974166, '5487', 'hydrochlorothiazide'],
    [1307046, '6918', 'metoprolol'],
    [1346823, '20352', 'carvedilol'],
    [956874, '4603', 'furosemide'],
    [1545958, '83367', 'atorvastatin', [STATINS]],
    [1539403, '36567', 'simvastatin', [STATINS]],
    [1510813, '301542', 'rosuvastatin', [STATINS]],
    [1154343, '435', 'albuterol', [], ['Salbutamol']],
    [1149380, '41126', 'fluticasone'],
    [1106776, '69120', 'tiotropium'],
    [1551099, '8640', 'prednisone'],
    [739138, '36437', 'sertraline', [ANTIDEPRESSANTS]],
    [715939, '321988', 'escitalopram', [ANTIDEPRESSANTS]],
    [755695, '4493', 'fluoxetine', [ANTIDEPRESSANTS]],
    [750982, '42347', 'bupropion', [ANTIDEPRESSANTS]],
    [703547, '10737', 'trazodone', [ANTIDEPRESSANTS]],
    [780442, '591622', 'varenicline'],
    [1177480, '5640', 'ibuprofen'],
    [1118084, '140587', 'celecoxib'],
    [1115008, '7258', 'naproxen'],
    [1124300, '3355', 'diclofenac'],
    [1125315, '161', 'acetaminophen', [], ['Paracetamol']],
    [1112807, '1191', 'aspirin', [], ['Acetylsalicylic acid']],
    [1103314, '10689', 'tramadol', [OPIOIDS]],
    [1124957, '7804', 'oxycodone', [OPIOIDS]],
    [797399, '25480', 'gabapentin', [ANTIEPILEPTICS]],
    [711584, '114477', 'levetiracetam', [ANTIEPILEPTICS]],
    [1140643, '37418', 'sumatriptan'],
    [923645, '7646', 'omeprazole'],
    [948078, '40790', 'pantoprazole'],
    [1713332, '723', 'amoxicillin'],
    [1734104, '18631', 'azithromycin'],
    [1738521, '3640', 'doxycycline'],
    [920293, '7454', 'nitrofurantoin'],
    [1797513, '2551', 'ciprofloxacin'],
    [1310149, '11289', 'warfarin'],
    [43013024, '1364430', 'apixaban'],
    [40241331, '1114195', 'rivaroxaban'],
    [40228152, '1546356', 'dabigatran etexilate'],
    [45892847, '1599538', 'edoxaban'],
    [1322184, '32968', 'clopidogrel'],
    [1501700, '10582', 'levothyroxine'],
    [1167322, '519', 'allopurinol'],
    [1557272, '46041', 'alendronate'],
    [1305058, '6851', 'methotrexate'],
    [1436678, '10324', 'tamoxifen'],
    [1348265, '84857', 'anastrozole'],
    [1149196, '20610', 'cetirizine'],
    [715997, '135447', 'donepezil']
  ]
};

const clinicalDrugs: readonly ConceptRow[] = [
  [1332419, '197361', 'amlodipine 5 MG Oral Tablet', [1332418]],
  [19073094, '308136', 'amlodipine 2.5 MG Oral Tablet', [1332418]],
  [1545959, '259255', 'atorvastatin 80 MG Oral Tablet', [1545958]],
  [1539411, '312961', 'simvastatin 20 MG Oral Tablet', [1539403]],
  [1539463, '314231', 'simvastatin 10 MG Oral Tablet', [1539403]],
  [19080128, '314076', 'lisinopril 10 MG Oral Tablet', [1308216]],
  [19080129, '314077', 'lisinopril 20 MG Oral Tablet', [1308216]],
  [40185280, '979485', 'losartan potassium 25 MG Oral Tablet', [1367500]],
  [40185304, '979492', 'losartan potassium 50 MG Oral Tablet', [1367500]],
  [19078106, '310798', 'hydrochlorothiazide 25 MG Oral Tablet', [974166]],
  [19022781, '200033', 'carvedilol 25 MG Oral Tablet', [1346823]],
  [957136, '313988', 'furosemide 40 MG Oral Tablet', [956874]],
  [1551192, '312617', 'prednisone 5 MG Oral Tablet', [1551099]],
  [1551170, '312615', 'prednisone 20 MG Oral Tablet', [1551099]],
  [739207, '312938', 'sertraline 100 MG Oral Tablet', [739138]],
  [19077463, '310385', 'fluoxetine 20 MG Oral Capsule', [755695]],
  [19078461, '310965', 'ibuprofen 200 MG Oral Tablet', [1177480]],
  [19019979, '198405', 'ibuprofen 100 MG Oral Tablet', [1177480]],
  [19019273, '198014', 'naproxen 500 MG Oral Tablet', [1115008]],
  [40162359, '855926', 'diclofenac sodium 75 MG Delayed Release Oral Tablet', [1124300]],
  [1127433, '313782', 'acetaminophen 325 MG Oral Tablet', [1125315]],
  [19059056, '243670', 'aspirin 81 MG Oral Tablet', [1112807]],
  [19134047, '835603', 'tramadol hydrochloride 50 MG Oral Tablet', [1103314]],
  [19073188, '308192', 'amoxicillin 500 MG Oral Tablet', [1713332]],
  [19073777, '308460', 'azithromycin 250 MG Oral Tablet', [1734104]],
  [46233710, '1650142', 'doxycycline monohydrate 100 MG Oral Tablet', [1738521]],
  [40163554, '855332', 'warfarin sodium 5 MG Oral Tablet', [1310149]],
  [19075601, '309362', 'clopidogrel 75 MG Oral Tablet', [1322184]],
  [40174880, '966222', 'levothyroxine sodium 0.075 MG Oral Tablet', [1501700]],
  [1167323, '197319', 'allopurinol 100 MG Oral Tablet', [1167322]],
  [40173590, '904419', 'alendronic acid 10 MG Oral Tablet', [1557272]],
  [19007332, '105585', 'methotrexate 2.5 MG Oral Tablet', [1305058]],
  [19019851, '198240', 'tamoxifen 10 MG Oral Tablet', [1436678]],
  [1348267, '199224', 'anastrozole 1 MG Oral Tablet', [1348265]],
  [40228214, '1014678', 'cetirizine hydrochloride 10 MG Oral Tablet', [1149196]],
  [40223768, '997223', 'donepezil hydrochloride 10 MG Oral Tablet', [715997]]
];

/** What is on the prescription: strength and form of an ingredient. */
export const CLINICAL_DRUGS: ConceptGroup = {
  domain: 'Drug',
  vocabulary: 'RxNorm',
  conceptClass: 'Clinical Drug',
  standard: 'S',
  concepts: clinicalDrugs
};

/** The same for what comes in a device or is released over time. */
export const QUANTIFIED_DRUGS: ConceptGroup = {
  ...CLINICAL_DRUGS,
  conceptClass: 'Quant Clinical Drug',
  concepts: [
    [40163924, '860975', '24 HR metformin hydrochloride 500 MG Extended Release Oral Tablet', [1503297]],
    [1154615, '745679', '200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler', [1154343]],
    [40169216, '895994', '120 ACTUAT fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler', [1149380]],
    [40169222, '897122', '3 ML liraglutide 6 MG/ML Pen Injector', [40170911]]
  ]
};
