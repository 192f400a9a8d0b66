import { FILE_KINDS, type FileContent, type FileKind } from './definition.js';
import { SCHEMAS } from './names.js';
import { inSchemaOrder } from './schema-walk.js';

/** What stands on one line has at most so many code points, indentation left out. */
const LINE = 100;

/** And an object with objects inside only so many levels of them, and no longer list. */
const LEVELS = 3;
const ENTRIES = 3;

/**
 * The canonical text of a definition file: two spaces, keys in the schema's order, nothing that is
 * false or absent, a concept or an attribute on one line, one newline at the end. Equal definitions
 * have equal text, whoever writes them.
 */
export function formatDefinition(content: FileContent): string {
  const kind = (Object.keys(SCHEMAS) as FileKind[]).find(each => SCHEMAS[each] === content.$schema);
  return layout(kind ? inSchemaOrder(FILE_KINDS[kind].schema, content) : content, '') + '\n';
}

function layout(value: unknown, indent: string): string {
  if (!isNested(value)) return JSON.stringify(value);
  const flat = indent === '' ? null : onOneLine(value);
  if (flat !== null) return flat;
  const list = Array.isArray(value);
  const entries = Object.entries(value);
  const [open, close] = list ? '[]' : '{}';
  if (entries.length === 0) return `${open}${close}`;
  const inner = indent + '  ';
  const parts = entries.map(
    ([key, entry]) => (list ? '' : `${JSON.stringify(key)}: `) + layout(entry, inner)
  );
  return `${open}\n${parts.map(part => inner + part).join(',\n')}\n${indent}${close}`;
}

/** Lists and objects of plain values, and small objects with objects inside; null when too much. */
function onOneLine(value: object): string | null {
  const plain = Object.values(value).every(entry => !isNested(entry));
  if (!plain && Array.isArray(value)) return null;
  const text = plain ? flat(value) : compact(value, LEVELS);
  return text !== null && [...text].length <= LINE ? text : null;
}

function compact(value: unknown, levels: number): string | null {
  if (!isNested(value)) return JSON.stringify(value);
  const list = Array.isArray(value);
  // Groups, criteria, concept sets and tables have lines of their own, so that a diff shows each.
  if (list ? value.length > ENTRIES : levels === 0 || 'id' in value || 'columns' in value) return null;
  const texts = Object.values(value).map(entry => compact(entry, list ? levels : levels - 1));
  return texts.every(text => text !== null) ? joined(value, texts) : null;
}

const flat = (value: object): string =>
  joined(
    value,
    Object.values(value).map(entry => JSON.stringify(entry))
  );

function joined(value: object, texts: readonly string[]): string {
  if (texts.length === 0) return Array.isArray(value) ? '[]' : '{}';
  if (Array.isArray(value)) return `[${texts.join(', ')}]`;
  return `{ ${Object.keys(value)
    .map((key, index) => `${JSON.stringify(key)}: ${texts[index]}`)
    .join(', ')} }`;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
