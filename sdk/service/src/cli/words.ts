import { lint, type Remark } from '@cohortlab/sdk/lint';
import { inWords, type Section, wordsAsMarkdown, wordsAsText } from '@cohortlab/sdk/words';
import { readFiles } from './bundle.js';
import { type Command, only } from './command.js';
import { readCohort } from './cohort.js';

export const words: Command = {
  name: 'words',
  usage: 'DEFINITION [--markdown | --json]',
  summary: 'say a cohort in plain English, with remarks on it',
  help: [
    ['DEFINITION', 'a *.cohort.json file, or a cohort exported from ATLAS'],
    ['--markdown', 'write Markdown'],
    ['--json', 'write the words and the remarks as JSON']
  ],
  options: { markdown: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(given) {
    const cohort = readCohort(readFiles(only(given, 'The definition')));
    const said = inWords(cohort);
    const remarks = lint(cohort);
    if (given.flag('json')) {
      process.stdout.write(`${JSON.stringify({ words: said, remarks }, null, 2)}\n`);
      return;
    }
    const whole = { ...said, sections: [...said.sections, ...remarksSection(remarks)] };
    process.stdout.write(given.flag('markdown') ? wordsAsMarkdown(whole) : wordsAsText(whole));
  }
};

function remarksSection(remarks: readonly Remark[]): Section[] {
  if (remarks.length === 0) return [];
  const items = remarks.map(({ severity, path, message, wayOut }) => ({
    text: `${severity} at ${path}: ${message} ${wayOut}`
  }));
  // A list without a sentence before it: the heading says what it is.
  return [{ heading: 'Remarks', statements: [{ text: '', list: { ordered: false, items } }] }];
}
