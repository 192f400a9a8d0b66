/** What lies in schema `cohortlab` of a release, as a page: made of the statements that make its tables. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const AFTER = `## Names and versions

\`format\` is raised whenever a reader of older files would be wrong; a file of another format is refused by name. \`id\` is a
hash of what answers depend on: the content of every table, CDM and vocabulary version, the last day, whether it is
synthetic, and the format. Name, notes, tier and the time of its making are no part of it: the same data have the same id.

## Beside the file

| file                     | what                                                                                           |
| ------------------------ | ---------------------------------------------------------------------------------------------- |
| \`NAME.duckdb.curation/\`  | of a curated release: the report and what rules took out, for the administrator; not to be served |
| \`cohortlab-retired.json\` | the releases of this folder that are used no more, by id, each with what replaced it            |
| \`.NAME.duckdb.draft-…/\`  | a release in the making; what a killed command left is removed by the next one for the same file |
`;

/** `statements`: texts that make the tables, with comments on them. */
export function releasePage(statements) {
  const intro = readFileSync(path.join(import.meta.dirname, 'release-introduction.md'), 'utf8');
  const tables = statements.flatMap(tablesOf);
  return `${intro}${tables.map(section).join('\n')}\n${AFTER}`;
}

/** The tables that statements make: columns with type and comment, and what is said of the table after its end. */
function tablesOf(ddl) {
  const found = [...ddl.matchAll(/create table cohortlab\.(\w+) \(([^]*?)\);[ \t]*(?:-- *(.*))?/g)];
  const statements = ddl.match(/create table/g) ?? [];
  if (found.length !== statements.length) throw new Error('A statement of layout.ts cannot be read.');
  return found.map(([, name, body, meaning = '']) => ({ name, meaning, columns: columnsOf(body) }));
}

/** A comment is about the last column before it, and about the table when there is none. */
function columnsOf(body) {
  const columns = [];
  let about = '';
  for (const line of body.split('\n')) {
    const [code, comment = ''] = line.split(/--(.*)/);
    for (const column of code.split(',').map(each => each.trim())) {
      const [, name, type] = /^(\w+) (.+)$/.exec(column) ?? [];
      if (name !== undefined) columns.push({ name, type: type.replace(' not null', ''), meaning: '' });
    }
    if (columns.length > 0) columns.at(-1).meaning = `${columns.at(-1).meaning} ${comment.trim()}`.trim();
    else about = `${about} ${comment.trim()}`.trim();
  }
  return Object.assign(columns, { about });
}

function section({ name, meaning, columns }) {
  const said = [columns.about, meaning].filter(Boolean).join(' ');
  const rows = columns.map(column => `| \`${column.name}\` | \`${column.type}\` | ${column.meaning} |`);
  return [
    `### ${name}\n`,
    ...(said === '' ? [] : [`${said[0].toUpperCase()}${said.slice(1)}.\n`]),
    `| column | type | meaning |\n|---|---|---|\n${rows.join('\n')}\n`
  ].join('\n');
}
