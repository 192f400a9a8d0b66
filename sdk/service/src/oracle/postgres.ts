import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import pg from 'pg';
import { emit, postgres } from '@cohortlab/sdk/sql';
import type { OnProgress } from '../release/progress.js';
import { answerOf, answerStatement, type OracleEngine } from './engine.js';
import { OracleError } from './error.js';
import { loadRelease } from './postgres-load.js';
import { findPostgres, startPostgres } from './postgres-server.js';

export interface PostgresOptions {
  readonly jobs: number;
  /** A URL or the folder of a server's socket; left out: a server of our own is started. */
  readonly server?: string | undefined;
  readonly onProgress: OnProgress;
}

/**
 * How each connection is set. PostgreSQL takes the conditions of a join for independent: it expects a
 * row where there are thousands and then compares each with each, for minutes. Joins by person are
 * quick when they are hashed. What takes longer than the limit all the same is a failure.
 */
const SESSION = ['datestyle=ISO', 'enable_nestloop=off', 'statement_timeout=5min'];

/** PostgreSQL with the tables of a release in a schema of our own, which is gone afterwards. */
export async function openPostgres(release: string, options: PostgresOptions): Promise<OracleEngine> {
  const { jobs, server, onProgress } = options;
  const own = server === undefined ? await startOwn() : null;
  const config = own ? { host: own.socket, user: own.user, database: 'postgres' } : connectionOf(server!);
  const schema = `cohortlab_oracle_${randomBytes(6).toString('hex')}`;
  const clients: pg.Client[] = [];
  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({
      ...config,
      options: [...SESSION, `search_path=${schema}`].map(setting => `-c ${setting}`).join(' ')
    });
    client.on('error', () => undefined);
    await client.connect().catch((error: Error) => {
      throw new OracleError(`PostgreSQL cannot be reached: ${error.message}.`);
    });
    clients.push(client);
    return client;
  };
  const close = async (): Promise<void> => {
    if (own === null)
      await clients[0]?.query(`drop schema if exists ${schema} cascade`).catch(() => undefined);
    await Promise.all(clients.map(client => client.end().catch(() => undefined)));
    await own?.stop();
  };
  try {
    const first = await connect();
    await first.query(`create schema ${schema}`);
    const facts = await loadRelease(first, release, onProgress);
    while (clients.length < jobs) await connect();
    return { facts, connections: clients.map(client => ({ answer: plan => answer(client, plan) })), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Plan = Parameters<OracleEngine['connections'][number]['answer']>[0];

async function answer(
  client: pg.Client,
  plan: Plan
): ReturnType<OracleEngine['connections'][number]['answer']> {
  const hash = `encode(sha256(convert_to(text, 'UTF8')), 'hex')`;
  const { sql, parameters } = answerStatement(emit(plan, postgres), hash);
  const { rows } = await client.query<Record<string, unknown>>(sql, Object.values(parameters));
  return answerOf(rows[0]!);
}

async function startOwn(): ReturnType<typeof startPostgres> {
  const bin = findPostgres();
  if (bin === null)
    throw new OracleError(
      'There is no PostgreSQL on this machine.',
      'Install it (Debian, Ubuntu: apt-get install postgresql), or name a server with --postgres.'
    );
  return startPostgres(bin);
}

/** How to reach a server, from what a person wrote. */
function connectionOf(server: string): pg.ClientConfig {
  if (/^postgres(ql)?:\/\//.test(server)) return { connectionString: server };
  if (statSync(server, { throwIfNoEntry: false })?.isDirectory())
    return { host: server, database: 'postgres' };
  throw new OracleError(
    `--postgres ${server} is neither a URL nor the folder of a socket.`,
    'Write postgres://USER@HOST/DATABASE, or a folder such as /var/run/postgresql.'
  );
}
