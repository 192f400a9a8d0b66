import { DuckDBInstance, quotedString } from '@duckdb/node-api';
import { duckdb } from '@cohortlab/sdk/sql';
import { bindings, plainRow } from '../engine/duckdb/values.js';
import { readFacts } from '../release/facts.js';
import { readManifest } from '../release/manifest.js';
import { answerOf, answerStatement, type OracleEngine } from './engine.js';

/** DuckDB over a release: one instance of so many threads, shared by its connections. */
export async function openDuckDB(
  release: string,
  { jobs, threads }: { readonly jobs: number; readonly threads?: number | undefined }
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
  return {
    facts: await readFacts(ask, await readManifest(ask)),
    connections: connections.map(connection => ({
      async answer(plan) {
        const { sql, parameters } = answerStatement(plan, duckdb, 'sha256(text)');
        const { values, types } = bindings(parameters);
        const [row] = await (await connection.run(sql, values, types)).getRowObjects();
        return answerOf(row!);
      }
    })),
    async close() {
      for (const connection of connections) connection.closeSync();
      instance.closeSync();
    }
  };
}
