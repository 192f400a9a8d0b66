/** JSON Schemas of definition files as Python's TypedDicts: what a type checker knows of their content. */

const HEAD = `"""The content of definition files, for type checkers: what \`json.load\` gives.

Generated from the schemas by scripts/generate-reference.mjs.
"""

from typing import TYPE_CHECKING, Literal, TypedDict, Union

if TYPE_CHECKING:
    from typing_extensions import NotRequired

`;

/** One module for all files; a part that several have stands in it once. */
export function pythonTypes(schemas) {
  const parts = new Map();
  for (const { $defs } of schemas)
    for (const [name, schema] of Object.entries($defs)) parts.set(name, schema);
  const written = [...parts].map(([name, schema]) => definition(name, schema));
  return `${HEAD}${written.join('\n')}`;
}

function definition(name, schema) {
  const doc = schema.description === undefined ? '' : `\n${comment(schema.description)}`;
  if (schema.oneOf === undefined) return `${doc}\n${assignment(name, schema)}\n`.replace(/^\n/, '');
  const anonymous = schema.oneOf
    .map((option, place) => [`${name}${place + 1}`, option])
    .filter(([, option]) => !option.$ref);
  const options = schema.oneOf.map((option, place) =>
    option.$ref ? quoted(type(option)) : `${name}${place + 1}`
  );
  const own = anonymous.map(([title, option]) => `${assignment(title, option)}\n`).join('');
  return `${doc}\n${own}${name} = Union[${options.join(', ')}]\n`.replace(/^\n/, '');
}

function assignment(name, schema) {
  if (schema.type !== 'object') return `${name} = ${type(schema)}`;
  const required = new Set(schema.required ?? []);
  const fields = Object.entries(schema.properties).map(([key, field]) => {
    const of = required.has(key) ? type(field) : `NotRequired[${type(field)}]`;
    return `    ${JSON.stringify(key)}: ${quoted(of)},\n`;
  });
  return `${name} = TypedDict(\n    ${JSON.stringify(name)},\n    {\n${fields.map(field => `    ${field}`).join('')}    },\n)`;
}

function type(schema) {
  if (schema.$ref) return schema.$ref.split('/').at(-1);
  if (schema.const !== undefined) return `Literal[${JSON.stringify(schema.const)}]`;
  if (schema.enum) return `Literal[${schema.enum.map(each => JSON.stringify(each)).join(', ')}]`;
  if (schema.oneOf) return `Union[${schema.oneOf.map(type).join(', ')}]`;
  if (schema.type === 'array') return `list[${type(schema.items)}]`;
  return { string: 'str', integer: 'int', number: 'float', boolean: 'bool' }[schema.type];
}

const quoted = text => `'${text}'`;
const comment = text => `# ${text.replace(/\s+/g, ' ')}`;
