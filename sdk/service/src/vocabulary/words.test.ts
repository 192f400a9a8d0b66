import { join } from 'node:path';
import { openDatabase } from '../release/database.js';
import { testFolder } from '../testing/folder.js';
import { fold, readWanted, wordsOf } from './words.js';

const temporary = join(testFolder(), 'temporary');

test('words in any order, the last one open', () => {
  const { parts, without, whole } = readWanted('  Type 2  diab');
  expect(whole).toBe('type 2 diab');
  expect(parts.map(({ words, open }) => [words, open])).toEqual([
    [['type'], false],
    [['2'], false],
    [['diab'], true]
  ]);
  expect(without).toEqual([]);
});

test('what is to be left out, phrases and codes', () => {
  const { parts, without } = readWanted('"heart failure" -acute -"left sided" E11.9 4548-4');
  expect(parts).toEqual([
    { text: 'heart failure', words: ['heart', 'failure'], phrase: true, open: false },
    { text: 'e11.9', words: ['e11', '9'], phrase: false, open: false },
    { text: '4548-4', words: ['4548', '4'], phrase: false, open: true }
  ]);
  expect(without.map(({ text, phrase, open }) => [text, phrase, open])).toEqual([
    ['acute', false, false],
    ['left sided', true, false]
  ]);
});

test('a phrase that is still being typed is open, a closed one is not', () => {
  expect(readWanted('"heart fail').parts[0]).toMatchObject({
    phrase: true,
    open: true,
    words: ['heart', 'fail']
  });
  expect(readWanted('"heart fail"').parts[0]).toMatchObject({ phrase: true, open: false });
});

test('nothing but signs is nothing', () => {
  for (const text of ['', '   ', '-', '--', '""', '"', '%', '-- ; drop', '…'])
    expect(readWanted(text).parts.flatMap(({ words }) => words)).toEqual(
      text.includes('drop') ? ['drop'] : []
    );
});

test('folding and cutting agree with what the release was made with', async () => {
  const samples = [
    'Sjögren',
    "Crohn's disease",
    'ÅNGSTRÖM',
    'naïve café',
    'İstanbul',
    'Straße',
    'β-blocker',
    '漢字 かな',
    '한국어',
    'HbA1c/Hb',
    'ﬁne'
  ];
  const database = await openDatabase(':memory:', { temporary });
  for (const sample of samples) {
    const [row] = await database.ask(
      `select strip_accents(lower($sample)) as folded,
         list_filter(regexp_split_to_array(strip_accents(lower($sample)), '[^\\p{L}\\p{N}]+'), lambda w: w <> '') as words`,
      { sample }
    );
    expect([sample, fold(sample), wordsOf(sample)]).toEqual([sample, row?.['folded'], row?.['words']]);
  }
  database.close();
});
