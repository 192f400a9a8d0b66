import type { Expression, Named } from './expression.js';
import { AGGREGATES, FUNCTIONS, resultType } from './functions.js';
import type { Relation } from './relation.js';
import type { Column, ColumnType } from './types.js';

const known = new WeakMap<Relation, readonly Column[]>();

/** The columns of a relation, in order. Throws when an expression inside names one that is not there. */
export function columnsOf(relation: Relation): readonly Column[] {
  const before = known.get(relation);
  if (before !== undefined) return before;
  const columns = Object.freeze(derive(relation));
  refuseRepeated(columns);
  known.set(relation, columns);
  return columns;
}

function derive(relation: Relation): readonly Column[] {
  switch (relation.kind) {
    case 'table':
    case 'values':
      return relation.columns;
    case 'as':
      return columnsOf(relation.of).map(({ name, type }) => ({ name: `${relation.alias}.${name}`, type }));
    case 'filter':
      expectBoolean(relation.where, columnsOf(relation.of));
      return columnsOf(relation.of);
    case 'project':
      return typed(relation.columns, columnsOf(relation.of));
    case 'join': {
      const left = columnsOf(relation.left);
      const both = [...left, ...columnsOf(relation.right)];
      refuseRepeated(both);
      expectBoolean(relation.on, both);
      return relation.how === 'inner' || relation.how === 'left' ? both : left;
    }
    case 'group':
      return typed([...relation.by, ...relation.columns], columnsOf(relation.of));
    case 'union':
      return matched(relation.of.map(columnsOf));
    case 'sort':
      for (const { by } of relation.by) typeOf(by, columnsOf(relation.of));
      return columnsOf(relation.of);
    case 'let':
      return columnsOf(relation.of);
  }
}

/** The type of an expression about a relation with these columns. */
export function typeOf(expression: Expression, columns: readonly Column[]): ColumnType {
  const types = (args: readonly Expression[]): ColumnType[] => args.map(arg => typeOf(arg, columns));
  switch (expression.kind) {
    case 'column': {
      const found = columns.find(({ name }) => name === expression.name);
      if (found) return found.type;
      throw new Error(`There is no column ${expression.name}, only ${columns.map(c => c.name).join(', ')}`);
    }
    case 'literal':
    case 'parameter':
      return expression.type;
    case 'cast':
      types([expression.of]);
      return expression.type;
    case 'call':
      return resultType(expression.fn, FUNCTIONS[expression.fn], types(expression.args));
    case 'all':
    case 'any':
      for (const part of expression.of) expectBoolean(part, columns);
      return 'boolean';
    case 'not':
      expectBoolean(expression.of, columns);
      return 'boolean';
    case 'oneOf':
      types([expression.value]);
      return 'boolean';
    case 'case':
      for (const { when } of expression.branches) expectBoolean(when, columns);
      return types([...expression.branches.map(({ then }) => then), expression.otherwise])[0]!;
    case 'aggregate':
      return resultType(expression.fn, AGGREGATES[expression.fn], types(expression.args));
    case 'window':
      types([...expression.partitionBy, ...expression.orderBy.map(({ by }) => by)]);
      return resultType(expression.fn, AGGREGATES[expression.fn], types(expression.args));
  }
}

function expectBoolean(expression: Expression, columns: readonly Column[]): void {
  const type = typeOf(expression, columns);
  if (type !== 'boolean') throw new Error(`A condition must be true or false; this one is of type ${type}`);
}

function typed(named: readonly Named[], columns: readonly Column[]): readonly Column[] {
  return named.map(({ name, value }) => ({ name, type: typeOf(value, columns) }));
}

function matched(sides: readonly (readonly Column[])[]): readonly Column[] {
  const [first = [], ...rest] = sides;
  for (const side of rest) {
    const found = first.map(({ name }) => side.find(column => column.name === name));
    if (side.length !== first.length || found.some((column, index) => column?.type !== first[index]!.type)) {
      throw new Error('A union needs the same columns, of the same types, on every side');
    }
  }
  return first;
}

function refuseRepeated(columns: readonly Column[]): void {
  const names = new Set<string>();
  for (const { name } of columns) {
    if (names.has(name)) throw new Error(`Two columns are called ${name}`);
    names.add(name);
  }
}
