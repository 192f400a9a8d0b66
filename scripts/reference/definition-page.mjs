/** The definition language as a page to read, made of the descriptions in its schemas. */
import { jsonSchema, nameOf } from './json-schema.mjs';

const INTRO = `# The definition language

<!-- Written by scripts/generate-reference.mjs from sdk/src/definition. Do not edit. -->

A definition is a JSON file in the workspace. Its \`$schema\` says what it is and in which version of the language it is
written. Fields that are not listed here are refused, and so are duplicate keys, comments and trailing commas.
References to other files are paths relative to the file that holds them. The hash of a definition covers what it
means; ids, names, notes, what is disabled and the order of what has no order are no part of that.
`;

/** `files`: for each kind of file its extension and schema; `limits`: what the reader allows. */
export function definitionPage(files, limits, example) {
  const parts = {};
  for (const { schema } of files) Object.assign(parts, jsonSchema(schema).$defs);
  const list = files.map(({ extension, schema }) => `- \`*.${extension}\`: ${link(nameOf(schema))}`);
  const bounds = Object.entries(limits).map(
    ([name, value]) => `${value.toLocaleString('en')} ${LIMIT_WORDS[name]}`
  );
  const sections = Object.entries(parts).map(([name, part]) => section(name, part));
  return `${INTRO}\n${list.join('\n')}\n\nLimits: ${bounds.join(', ')}.\n\n\`\`\`json\n${example}\`\`\`\n\n${sections.join('\n')}`;
}

const LIMIT_WORDS = {
  bytes: 'bytes in all files together',
  nodes: 'groups and criteria',
  depth: 'levels of groups',
  conceptItems: 'concept items',
  files: 'files',
  cohortsInCohorts: 'levels of cohorts inside cohorts',
  datasetColumns: 'columns of a table of a dataset',
  periods: 'periods of a person'
};

function section(name, part) {
  const head = `## ${name}\n\n${part.description}\n`;
  if (part.oneOf !== undefined) {
    const options = part.oneOf.map(option => (option.$ref ? link(refName(option)) : `\`${inline(option)}\``));
    return `${head}\nOne of, told apart by \`${part.discriminator.propertyName}\`:\n\n${options.map(each => `- ${each}`).join('\n')}\n`;
  }
  if (part.properties === undefined) return `${head}\n${typeOf(part)}\n`;
  const rows = Object.entries(part.properties).map(([field, schema]) => {
    const needed = part.required?.includes(field) ? '' : 'optional';
    return `| \`${field}\` | ${typeOf(schema)} | ${needed} | ${schema.description ?? ''} |`;
  });
  return `${head}\n| field | content | | meaning |\n|---|---|---|---|\n${rows.join('\n')}\n`;
}

function typeOf(schema) {
  if (schema.$ref !== undefined) return link(refName(schema));
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.oneOf !== undefined) return schema.oneOf.map(typeOf).join(' or ');
  if (schema.enum !== undefined) return schema.enum.map(each => `\`${JSON.stringify(each)}\``).join(' or ');
  switch (schema.type) {
    case 'array':
      return `list of ${typeOf(schema.items).replace(/^whole number/, 'whole numbers')}${schema.minItems ? `, at least ${schema.minItems}` : ''}`;
    case 'integer':
      return `whole number from ${number(schema.minimum)} to ${number(schema.maximum)}`;
    case 'boolean':
      return '`true` or `false`';
    case 'string':
      return text(schema);
    default:
      return schema.type;
  }
}

function text({ minLength, maxLength, pattern }) {
  if (pattern !== undefined) return `text that matches \`${pattern}\``;
  if (maxLength === undefined) return 'text';
  return minLength
    ? `text of ${minLength} to ${number(maxLength)} characters`
    : `text of at most ${number(maxLength)} characters`;
}

/** A part without a name of its own, on one line. */
function inline(part) {
  const fields = Object.entries(part.properties).map(
    ([name, schema]) =>
      `"${name}": ${schema.const === undefined ? (schema.type ?? refName(schema)) : JSON.stringify(schema.const)}`
  );
  return `{ ${fields.join(', ')} }`;
}

function number(value) {
  return value.toLocaleString('en');
}

function refName({ $ref }) {
  return $ref.replace(/^.*\//, '');
}

function link(name) {
  return `[${name}](#${name.toLowerCase()})`;
}
