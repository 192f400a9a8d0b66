import { FILE_KINDS, type FileContent, type FileKind } from './definition.js';
import { SCHEMAS } from './names.js';
import { inSchemaOrder } from './schema-walk.js';

/** A list or object of plain values stays on one line up to this many code points, indentation left out. */
const LINE = 100;

/**
 * The canonical text of a definition file: two spaces, keys in the schema's order, nothing that is
 * false or absent, a concept on one line, one newline at the end. Equal definitions have equal
 * text, whoever writes them.
 */
export function formatDefinition(content: FileContent): string {
  const kind = (Object.keys(SCHEMAS) as FileKind[]).find(each => SCHEMAS[each] === content.$schema);
  return layout(kind ? inSchemaOrder(FILE_KINDS[kind].schema, content) : content, '') + '\n';
}

function layout(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, close] = list ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  const inner = indent + '  ';
  const parts = entries.map(
    ([key, entry]) => (list ? '' : `${JSON.stringify(key)}: `) + layout(entry, inner)
  );
  const flat = list ? `[${parts.join(', ')}]` : `{ ${parts.join(', ')} }`;
  const plain = entries.every(([, entry]) => typeof entry !== 'object' || entry === null);
  if (plain && indent !== '' && [...flat].length <= LINE) return flat;
  return `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
}
