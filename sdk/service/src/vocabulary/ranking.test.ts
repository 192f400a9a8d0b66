import { join } from 'node:path';
import { shownRank } from '../disclosure/index.js';
import { testFolder } from '../testing/folder.js';
import { openVocabulary, type TestConcept, writeVocabulary } from '../testing/vocabulary.js';
import { namesOf } from './names/known.js';
import { searchNames } from './search.js';

const folder = testFolder();
let count = 0;

/** Finds names in a vocabulary of these concepts. */
async function names(concepts: readonly Partial<TestConcept>[], text: string): Promise<string[]> {
  const file = join(folder, `ranking-${count++}.duckdb`);
  const whole = concepts.map((concept, i): TestConcept => ({
    id: i + 1,
    name: '',
    domain: 'Condition',
    vocabulary: 'SNOMED',
    standard: 'S',
    code: `X${i}`,
    ...concept
  }));
  await writeVocabulary(file, whole);
  const vocabulary = await openVocabulary(file);
  const { ids } = searchNames(await namesOf(vocabulary.engine, shownRank), { text, limit: 50 });
  await vocabulary.close();
  return ids.map(id => whole.find(concept => concept.id === id)!.name);
}

const drug = (name: string, conceptClass: string, people = 0): Partial<TestConcept> => ({
  name,
  domain: 'Drug',
  vocabulary: 'RxNorm',
  class: conceptClass,
  people
});
const atc = (name: string, people = 0): Partial<TestConcept> => ({
  name,
  domain: 'Drug',
  vocabulary: 'ATC',
  standard: 'C',
  people
});

/** What a clinician expects: the concepts, in the order in which the text must find them. */
const EXPECTED: readonly (readonly [why: string, text: string, concepts: readonly Partial<TestConcept>[]])[] =
  [
    [
      'an ingredient, not the class that it is in, however many people the class has',
      'insulin',
      [
        drug('insulin', 'Ingredient', 100),
        drug('insulin glargine', 'Ingredient', 60),
        drug('insulin glargine 100 UNT/ML Injectable Solution', 'Clinical Drug', 200),
        atc('insulins and analogues', 500)
      ]
    ],
    [
      'ingredients before clinical drugs before packs, whatever the alphabet says',
      'metformin',
      [
        drug('metformin', 'Ingredient'),
        drug('zeta metformin', 'Ingredient'),
        drug('metformin 500 MG Oral Tablet', 'Clinical Drug'),
        drug('Glucophage metformin', 'Branded Drug'),
        drug('a metformin pack', 'Clinical Pack')
      ]
    ],
    [
      'what people have a record of before what nobody has, then by how many',
      'asthma',
      [
        { name: 'Asthma', people: 0 },
        { name: 'Childhood asthma', people: 300 },
        { name: 'Allergic asthma', people: 100 },
        { name: 'Acute asthma', people: 0 }
      ]
    ],
    [
      'standard before classification before source where they fit alike',
      'gout',
      [
        { name: 'Gout' },
        { name: 'Gout', standard: 'C' },
        { name: 'Gout', standard: null, vocabulary: 'ICD10CM' },
        { name: 'Acute gout' }
      ]
    ],
    [
      'words together and in order before words that are scattered',
      'heart failure',
      [
        { name: 'Heart failure', people: 40 },
        { name: 'Acute heart failure', people: 60 },
        { name: 'Failure of the artificial heart valve', people: 400 }
      ]
    ],
    [
      'whole words before beginnings, also when they are short',
      'vitamin d',
      [
        { name: 'Vitamin D' },
        { name: 'Vitamin D deficiency' },
        { name: 'Deficiency of vitamin D' },
        { name: 'Vitamin deficiency', people: 500 }
      ]
    ],
    [
      'the shorter name where nothing else tells',
      'migraine',
      [{ name: 'Migraine' }, { name: 'Migraine aura' }, { name: 'Abdominal migraine with aura' }]
    ],
    [
      'beginnings of words, together before scattered',
      'hea fai',
      [
        { name: 'Heart failure', people: 40 },
        { name: 'Failure to heal', people: 400 }
      ]
    ]
  ];

test.each(EXPECTED)('%s: %s', async (_, text, concepts) => {
  // Ids against the order that is expected: they must not be what decides.
  const shuffled = concepts.map((concept, i) => ({ ...concept, id: 1_000 - i })).reverse();
  expect(await names(shuffled, text)).toEqual(concepts.map(({ name }) => name));
});

test('the order tells no more than the shown numbers do', async () => {
  const order = (people: readonly number[]) =>
    names(
      ['Mild asthma', 'Severe asthma', 'Late asthma', 'Early asthma'].map((name, i) => ({
        name,
        people: people[i]!
      })),
      'asthma'
    );
  // Shown as 300 and 300; as hidden and hidden: the exact numbers must not decide who comes first.
  const usual = await order([295, 305, 39, 1]);
  expect(await order([305, 295, 1, 39])).toEqual(usual);
  expect(await order([300, 300, 0, 0])).toEqual(usual);
  expect(await order([300, 330, 0, 0])).not.toEqual(usual);
});
