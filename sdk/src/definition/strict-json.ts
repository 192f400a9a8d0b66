import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { pointer, PROBLEM_CAP, shortText, shortValue, type Flaw } from './problem.js';

/** What strict JSON text holds, or everything that is wrong with it. */
export type JsonReading =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'flaws'; readonly flaws: readonly Flaw[] };

/** Arrays and objects inside each other; the parser is recursive, so this is checked before it runs. */
const NESTING = 200;

const SYNTAX: Record<string, string> = {
  InvalidSymbol:
    'this is not a JSON value (text needs "double quotes"; NaN and Infinity do not exist in JSON)',
  InvalidNumberFormat: 'this is not a number',
  PropertyNameExpected:
    'a field name in "double quotes" should stand here (is the comma before it one too many?)',
  ValueExpected: 'a value should stand here (is the comma before it one too many?)',
  ColonExpected: 'a colon should stand here',
  CommaExpected: 'a comma should stand here',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'the file should end here',
  InvalidCommentToken: 'comments are not allowed; use the field "notes"',
  UnexpectedEndOfComment: 'comments are not allowed; use the field "notes"',
  UnexpectedEndOfString: 'the text is not closed with a double quote',
  UnexpectedEndOfNumber: 'the number is not complete',
  InvalidUnicode: 'a \\u escape needs four hexadecimal digits',
  InvalidEscapeCharacter: 'this backslash escape does not exist in JSON',
  InvalidCharacter: 'a control character must be written as an escape, such as \\n'
};

/** Where an offset lies, both counted from 1. */
function position(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  return `line ${line}, column ${offset - before.lastIndexOf('\n')}`;
}

function nestingOffset(text: string): number | null {
  let depth = 0;
  for (const token of text.matchAll(/"(?:[^"\\]|\\.)*"?|[[\]{}]/gs)) {
    if (token[0] === '[' || token[0] === '{') {
      depth += 1;
      if (depth > NESTING) return token.index;
    } else if (token[0] === ']' || token[0] === '}') {
      depth -= 1;
    }
  }
  return null;
}

/**
 * Reads JSON as RFC 8259 has it and no wider: no comments, no trailing commas, no duplicate keys,
 * no numbers that overflow, no text that is not Unicode. All that is wrong is reported together.
 */
export function parseStrictJson(text: string): JsonReading {
  const flaw = (offset: number, message: string): JsonReading => ({
    kind: 'flaws',
    flaws: [{ path: '', message: `Not JSON, ${position(text, offset)}: ${message}.` }]
  });
  if (text.startsWith('\uFEFF')) {
    return flaw(0, 'the file begins with a byte order mark; save it as UTF-8 without one');
  }
  if (text.trim() === '') return flaw(0, 'the file is empty');
  const deep = nestingOffset(text);
  if (deep !== null) return flaw(deep, `more than ${NESTING} levels of brackets`);

  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const [first] = errors;
  if (first !== undefined) {
    const code = printParseErrorCode(first.error);
    return flaw(first.offset, SYNTAX[code] ?? code);
  }
  if (tree === undefined) return flaw(0, 'there is no value');
  const flaws: Flaw[] = [];
  const value = build(text, tree, [], flaws);
  return flaws.length > 0 ? { kind: 'flaws', flaws } : { kind: 'json', value };
}

function build(text: string, node: Node, path: (string | number)[], flaws: Flaw[]): unknown {
  const report = (at: Node, message: string, where = path): void => {
    if (flaws.length >= PROBLEM_CAP) return;
    flaws.push({
      path: pointer(where),
      message: `${message} (${position(text, at.offset)}).`,
      value: shortText(text.slice(at.offset, at.offset + at.length))
    });
  };
  const children = node.children ?? [];
  if (node.type === 'array') {
    return children.map((child, index) => build(text, child, [...path, index], flaws));
  }
  if (node.type === 'object') {
    const object: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const { children: [name, content] = [] } of children) {
      if (name === undefined || content === undefined) continue;
      const key = name.value as string;
      const where = [...path, key];
      if (seen.has(key)) report(name, `The field ${shortValue(key)} is there twice; keep one`, where);
      seen.add(key);
      const value = build(text, content, where, flaws);
      // A plain assignment to __proto__ would set the prototype and lose the field.
      Object.defineProperty(object, key, { value, enumerable: true, writable: true, configurable: true });
    }
    return object;
  }
  if (node.type === 'number' && !Number.isFinite(node.value)) {
    report(node, 'The number is too large for any computer number');
  }
  if (node.type === 'string' && /\p{Surrogate}/u.test(node.value as string)) {
    report(node, 'The text holds half a character (a lone surrogate)');
  }
  return node.value as unknown;
}
