import {
  type Column,
  columnsOf,
  inSteps,
  type Let,
  type Parameter,
  type Relation,
  type Value,
  walk
} from '../plan/index.js';
import { type Block, render } from './block.js';
import type { Dialect } from './dialect.js';
import { escapeIdentifier } from './escape.js';
import { fold } from './fold.js';
import { indent, type Lines } from './lines.js';
import { names, type Names } from './names.js';

export interface EmitOptions {
  /** Where the tables lie, outermost first: `['omop', 'main']`. Left out: wherever the engine looks. */
  readonly schema?: readonly string[];
}

/** SQL with all that is needed to run it and to read what comes back. */
export interface Emitted {
  readonly sql: string;
  /** Values to bind, by name; their order is that of numbered places. */
  readonly parameters: Readonly<Record<string, Value>>;
  readonly columns: readonly Column[];
}

/** The same in statements that are run one after the other on one connection. */
export interface EmittedSteps extends Emitted {
  /** What is put into temporary tables of these names first, in this order. */
  readonly kept: readonly KeptRows[];
}

export interface KeptRows extends Omit<Emitted, 'columns'> {
  readonly name: string;
}

/** Writes a plan as the statements of its steps, for an engine whose connections have temporary tables. */
export function emitSteps(plan: Relation, dialect: Dialect): EmittedSteps {
  const { kept, last } = inSteps(plan);
  return {
    ...emit(last, dialect),
    kept: kept.map(({ name, of }) => {
      const { sql, parameters } = emit(of, dialect);
      return { name, sql, parameters };
    })
  };
}

/** What one statement shares while it is written. */
export interface Statement {
  readonly dialect: Dialect;
  readonly bind: (parameter: Parameter) => string;
  /** A table of the release as it is written after `from`. */
  readonly table: (name: string) => string;
  /** Writes a named relation before the statement, once, and gives the name it got. */
  readonly refer: (relation: Let) => string;
}

/** Writes a plan in the SQL of an engine. The same plan always gives the same text. */
export function emit(plan: Relation, dialect: Dialect, options: EmitOptions = {}): Emitted {
  const parameters = new Map<string, Parameter>();
  const named = new Map<Let, string>();
  const expressions: Lines[] = [];
  const { tables, uses } = survey(plan);
  const free = names(tables);
  const identifier = (name: string): string => escapeIdentifier(name, dialect.escape);
  const path = (options.schema ?? []).map(part => identifier(part) + '.').join('');

  const statement: Statement = {
    dialect,
    bind(parameter) {
      const before = parameters.get(parameter.name);
      if (before !== undefined && before.value !== parameter.value) {
        throw new Error(`Two values are bound as ${parameter.name}`);
      }
      parameters.set(parameter.name, parameter);
      const number = [...parameters.keys()].indexOf(parameter.name) + 1;
      return dialect.parameter.replace('{name}', parameter.name).replace('{number}', String(number));
    },
    table: name => path + identifier(name),
    refer(relation) {
      const before = named.get(relation);
      if (before !== undefined) return before;
      const lines = body(relation.of, statement);
      const name = identifier(free.take(relation.name));
      const once = (uses.get(relation) ?? 0) > 1 ? ' materialized' : '';
      expressions.push([`${name} as${once} (`, ...indent(lines), ')']);
      named.set(relation, name);
      return name;
    }
  };

  const lines = body(plan, statement);
  return {
    sql: [...withClause(expressions), ...lines].join('\n'),
    parameters: Object.fromEntries([...parameters].map(([name, { value }]) => [name, value])),
    columns: columnsOf(plan)
  };
}

/** One `select`, with aliases of its own. */
function body(relation: Relation, statement: Statement): Lines {
  const aliases: Names = names();
  const block: Block = fold(relation, { statement, aliases });
  return render(block, name => escapeIdentifier(name, statement.dialect.escape));
}

function withClause(expressions: readonly Lines[]): Lines {
  return expressions.flatMap((lines, index) => {
    const first = (index === 0 ? 'with ' : '') + lines[0]!;
    const last = lines.at(-1)! + (index < expressions.length - 1 ? ',' : '');
    return [first, ...lines.slice(1, -1), last];
  });
}

/** The tables that a plan reads, and how often each named relation is used. */
function survey(plan: Relation): { tables: Set<string>; uses: Map<Let, number> } {
  const tables = new Set<string>();
  const uses = new Map<Let, number>();
  const count = (relation: Relation): void => {
    if (relation.kind === 'let') uses.set(relation, (uses.get(relation) ?? 0) + 1);
  };
  walk(plan, node => {
    switch (node.kind) {
      case 'table':
        tables.add(node.name);
        break;
      case 'join':
        count(node.left);
        count(node.right);
        break;
      case 'union':
        node.of.forEach(count);
        break;
      case 'as':
      case 'filter':
      case 'project':
      case 'group':
      case 'sort':
      case 'let':
        count(node.of);
        break;
    }
  });
  return { tables, uses };
}
