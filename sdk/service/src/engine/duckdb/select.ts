import { StatementType, type DuckDBConnection } from '@duckdb/node-api';
import { EngineError } from '../error.js';
import { textOf } from './faults.js';

/**
 * A person's own SQL as a relation that stands in a larger statement: exactly one SELECT, without
 * the semicolon that may end it. DuckDB itself says what the text is. Fails with `sqlRefused` when it
 * is anything else or cannot be prepared; what is said then comes from the text and the catalog,
 * never from a record, since nothing has run.
 */
export async function oneSelect(connection: DuckDBConnection, sql: string): Promise<string> {
  const { statements, first } = await parse(connection, sql);
  if (statements === 0) throw refused('There is no statement in this text.');
  if (statements > 1) throw refused(`These are ${statements} statements; exactly one SELECT is answered.`);
  if (first !== StatementType.SELECT)
    throw refused(`This is a statement of the kind ${StatementType[first] ?? 'unknown'}, not a SELECT.`);
  const select = `select * from (\n${await unended(connection, sql)}\n)`;
  // Some statements that DuckDB calls a SELECT, such as PRAGMA, are none where one is needed.
  await parse(connection, select);
  return select;
}

interface Parsed {
  readonly statements: number;
  readonly first: StatementType;
}

const NOTHING: Parsed = { statements: 0, first: StatementType.INVALID };

async function parse(connection: DuckDBConnection, sql: string): Promise<Parsed> {
  try {
    const extracted = await connection.extractStatements(sql);
    if (extracted.count !== 1) return { statements: extracted.count, first: StatementType.INVALID };
    const statement = await extracted.prepare(0);
    const first = statement.statementType;
    statement.destroySync();
    return { statements: 1, first };
  } catch (failure) {
    const text = textOf(failure);
    // The bindings have no other word for a text without a statement in it.
    if (text === 'Error in native callback' || text === '') return NOTHING;
    throw refused(text.replace('Failed to extract statements: ', ''));
  }
}

/** The text without the semicolons that end it: those with nothing but comments behind them. */
async function unended(connection: DuckDBConnection, sql: string): Promise<string> {
  const count = async (text: string): Promise<number> =>
    (await parse(connection, text).catch(() => null))?.statements ?? -1;
  let text = sql;
  for (let at = sql.lastIndexOf(';'); at > 0; at = sql.lastIndexOf(';', at - 1)) {
    if ((await count(text.slice(at + 1))) !== 0) continue;
    const before = text.slice(0, at);
    if ((await count(before)) === 1) text = before;
  }
  return text;
}

const refused = (why: string): EngineError => new EngineError('sqlRefused', why);
