import type { EventsCohort } from '../cohort.js';
import { parseStrictJson } from '../strict-json.js';
import type { Flaw } from '../problem.js';
import { readExpression } from './expression.js';
import { cut, isObject, needed, object, optional, remark, text, type At } from './shape.js';

/** What ATLAS and WebAPI put around an expression. */
const WRAPPER = {
  name: optional(text, ''),
  description: optional(text, ''),
  expression: needed<unknown>(value => value),
  expressionType: remark,
  id: remark,
  createdBy: remark,
  createdDate: remark,
  modifiedBy: remark,
  modifiedDate: remark,
  hasWriteAccess: remark,
  hasReadAccess: remark,
  tags: remark,
  groupId: remark
};

/** Is this a cohort definition of ATLAS: an expression, alone or in the wrapper that WebAPI gives it? */
export function isCirce(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value) || Object.hasOwn(value, '$schema')) return false;
  return ['PrimaryCriteria', 'ConceptSets', 'expression'].some(name => Object.hasOwn(value, name));
}

/**
 * Reads a cohort definition of ATLAS (Circe JSON) as a cohort of kind `events`, with Circe's
 * meaning. What the language cannot say yet is refused by name, never left out.
 */
export function importCirce(value: unknown, name: string): EventsCohort | readonly Flaw[] {
  const at: At = { path: [], flaws: [] };
  const cohort =
    isObject(value) && Object.hasOwn(value, 'expression')
      ? unwrap(value, at, name)
      : readExpression(value, at, titled(value, name));
  return cohort ?? at.flaws;
}

function unwrap(value: unknown, at: At, fallback: string): EventsCohort | undefined {
  const wrapper = object(WRAPPER)(value, at);
  if (wrapper === undefined) return undefined;
  const name = wrapper.name || fallback;
  const place = { ...at, path: ['expression'] };
  const expression =
    typeof wrapper.expression === 'string' ? inner(wrapper.expression, place) : wrapper.expression;
  const cohort = expression === undefined ? undefined : readExpression(expression, place, cut(name, 300));
  return (
    cohort && (wrapper.description === '' ? cohort : { ...cohort, notes: cut(wrapper.description, 20_000) })
  );
}

/** WebAPI keeps the expression as text inside the JSON. */
function inner(expression: string, at: At): unknown {
  const json = parseStrictJson(expression);
  if (json.kind === 'json') return json.value;
  at.flaws.push(...json.flaws.map(flaw => ({ ...flaw, path: `/expression${flaw.path}` })));
  return undefined;
}

function titled(value: unknown, fallback: string): string {
  const title = isObject(value) && typeof value['Title'] === 'string' ? value['Title'] : '';
  return cut(title || fallback, 300);
}
