/** The language by example: what the SDK makes of the phenotypes in docs/phenotypes, as a page to read. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileCohort, wholeRelease } from '../../sdk/lib/compile/index.js';
import { exportCirce, readBundle, readDefinition, referencesOf } from '../../sdk/lib/definition/index.js';
import { lint } from '../../sdk/lib/lint/index.js';
import { duckdb, emit, postgres } from '../../sdk/lib/sql/index.js';
import { inWords, wordsAsMarkdown } from '../../sdk/lib/words/index.js';
import { WHY } from './language-why.mjs';

const ENDING = '.cohort.json';
const MARK = '<!-- Written by scripts/generate-reference.mjs from docs/phenotypes. Do not edit. -->';

/** "Now" of the SQL on the page. */
const CUT_OFF = '2024-12-31';
const RELEASE = wholeRelease('5.4', CUT_OFF);

/** `folder` holds the phenotypes: a definition and its builders each. */
export function languagePage(folder) {
  const template = readFileSync(path.join(import.meta.dirname, 'language-introduction.md'), 'utf8');
  const [title, ...introduction] = template.replace('{cutOff}', CUT_OFF).split('\n');
  const names = readdirSync(folder)
    .filter(file => file.endsWith(ENDING))
    .map(file => file.slice(0, -ENDING.length));
  const sections = names.map((name, index) => section(phenotype(folder, name), index));
  return `${[title, '', MARK, ...introduction].join('\n')}\n${sections.join('\n')}`;
}

function phenotype(folder, name) {
  if (!Object.hasOwn(WHY, name)) throw new Error(`language-why.mjs does not say why ${name} is shown.`);
  const text = file => readFileSync(path.join(folder, file), 'utf8');
  const file = `${name}${ENDING}`;
  const alone = readDefinition({ path: file, text: text(file) });
  const named = alone.kind === 'problems' ? [] : referencesOf(alone).map(reference => reference.path);
  const files = [...new Set(named)].map(other => ({ path: other, text: text(other) }));
  const reading = readBundle({ path: file, text: text(file), files });
  if (reading.kind !== 'cohort') throw new Error(`${file} is no cohort: ${JSON.stringify(reading)}`);
  return { name, json: text(file), builders: text(`${name}.ts`), cohort: reading.cohort };
}

function section({ name, json, builders, cohort }, index) {
  const sql = dialect => `${emit(compileCohort(cohort, RELEASE), dialect).sql};\n`;
  return [
    `### ${index + 1}. ${cohort.name}`,
    WHY[name],
    '**English**',
    english(cohort),
    ...remarks(cohort),
    atlas(cohort),
    folded('JSON', fenced('json', json)),
    folded('Builder words', fenced('ts', builders)),
    // Dialects differ in small things only; once is enough to see them.
    index === 0
      ? folded('SQL for DuckDB and PostgreSQL', sideBySide(sql(duckdb), sql(postgres)))
      : folded('SQL for DuckDB', fenced('sql', sql(duckdb)))
  ]
    .map(part => `${part}\n`)
    .join('\n');
}

/** Words without their title, set apart from the page as a quotation; their headings are no headings of it. */
function english(cohort) {
  const [, ...lines] = wordsAsMarkdown(inWords(cohort)).trimEnd().split('\n');
  return lines
    .slice(1)
    .map(line => `> ${line.replace(/^## (.*)$/, '_$1_')}`.trimEnd())
    .join('\n');
}

function remarks(cohort) {
  const found = lint(cohort);
  if (found.length === 0) return [];
  const items = found.map(
    ({ severity, path: place, message, wayOut }) => `- ${severity}, \`${place}\`: ${message} ${wayOut}`
  );
  return [`**Remarks** of the static checks:\n\n${items.join('\n')}`];
}

function atlas(cohort) {
  const exported = exportCirce(cohort);
  if (!Array.isArray(exported)) return '**ATLAS** can say this.';
  const items = exported.map(({ path: place, message }) => `- \`${place}\`: ${message}`);
  return `**ATLAS** cannot say this:\n\n${items.join('\n')}`;
}

const fenced = (language, text) => `\`\`\`${language}\n${text}\`\`\``;

const folded = (title, content) => `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`;

const sideBySide = (left, right) =>
  [
    '<table>\n<tr><th>DuckDB</th><th>PostgreSQL</th></tr>\n<tr><td>',
    fenced('sql', left),
    '</td><td>',
    fenced('sql', right),
    '</td></tr>\n</table>'
  ].join('\n\n');
