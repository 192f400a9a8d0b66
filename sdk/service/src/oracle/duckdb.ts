import { type DuckDBConnection, DuckDBInstance, quotedString } from '@duckdb/node-api';
import { asOmop } from '@cohortlab/sdk/compile';
import { duckdb, emit, type Emitted, emitSteps } from '@cohortlab/sdk/sql';
import { dropKept, keep } from '../engine/duckdb/kept.js';
import { bindings, plainRow } from '../engine/duckdb/values.js';
import { readFacts } from '../release/facts.js';
import { readManifest } from '../release/manifest.js';
import { answerOf, answerStatement, type OracleEngine } from './engine.js';

export interface DuckDBOptions {
  readonly jobs: number;
  readonly threads?: number | undefined;
  /** Whether rows are kept where a plan says so, as over a large release; else one statement of OMOP's tables does it all. */
  readonly inSteps?: boolean;
}

/** DuckDB over a release: one instance of so many threads, shared by its connections. */
export async function openDuckDB(
  release: string,
  { jobs, threads, inSteps = false }: DuckDBOptions
): Promise<OracleEngine> {
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: '',
    ...(threads !== undefined && { threads: String(threads) })
  });
  const first = await instance.connect();
  await first.run(`attach ${quotedString(release)} as release (read_only)`);
  const others = await Promise.all(Array.from({ length: jobs - 1 }, () => instance.connect()));
  const connections = [first, ...others];
  for (const connection of connections) await connection.run('use release');
  const ask = async (sql: string) => (await (await first.run(sql)).getRowObjects()).map(plainRow);
  const facts = await readFacts(ask, await readManifest(ask));
  return {
    facts: inSteps ? { ...facts, large: true } : { ...asOmop(facts), large: false },
    connections: connections.map(connection => ({
      async answer(plan) {
        const { kept, ...cohort } = inSteps ? emitSteps(plan, duckdb) : { ...emit(plan, duckdb), kept: [] };
        try {
          for (const { name, sql, parameters } of kept) await run(connection, keep(name, sql), parameters);
          const { sql, parameters } = answerStatement(cohort, 'sha256(text)');
          const [row] = await (await run(connection, sql, parameters)).getRowObjects();
          return answerOf(row!);
        } finally {
          for (const { name } of kept) await connection.run(dropKept(name));
        }
      }
    })),
    async close() {
      for (const connection of connections) connection.closeSync();
      instance.closeSync();
    }
  };
}

function run(connection: DuckDBConnection, sql: string, parameters: Emitted['parameters']) {
  const { values, types } = bindings(parameters);
  return connection.run(sql, values, types);
}
