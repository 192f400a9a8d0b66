import { spawn, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { OracleError } from './error.js';

/** A PostgreSQL server of our own, reached by a Unix socket and by nobody else. */
export interface PostgresServer {
  /** The folder that the socket lies in. */
  readonly socket: string;
  readonly user: string;
  stop(): Promise<void>;
}

const DEBIAN = '/usr/lib/postgresql';

/** The folder of PostgreSQL's programs: on the PATH, else the newest of Debian's; null without any. */
export function findPostgres(env: NodeJS.ProcessEnv = process.env): string | null {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(env['PATH'] ?? '').split(delimiter),
    ...versions.map(version => join(DEBIAN, version, 'bin'))
  ];
  return folders.find(folder => ['initdb', 'pg_ctl'].every(name => existsSync(join(folder, name)))) ?? null;
}

/** Nothing that is written must outlive the server, and statements are many and small. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  'shared_buffers=256MB',
  'work_mem=64MB',
  'maintenance_work_mem=256MB',
  'max_parallel_workers_per_gather=0',
  'jit=off'
];

/**
 * Makes the cluster, starts it, waits until our end of the pipe is closed, then removes all. It is a
 * process of its own so that nothing is left over when we are killed.
 */
const KEEPER = `
bin=$1 folder=$2 options=$3
fail() { echo failed; tail -n 3 "$folder/log"; rm -rf "$folder"; exit 1; }
"$bin/initdb" -D "$folder/data" -U cohortlab -A trust --no-sync --locale=C -E UTF8 > "$folder/log" 2>&1 || fail
"$bin/pg_ctl" start -w -t 60 -D "$folder/data" -l "$folder/log" -o "$options" > /dev/null 2>&1 || fail
echo ready
cat > /dev/null
"$bin/pg_ctl" stop -w -m immediate -D "$folder/data" > /dev/null 2>&1
rm -rf "$folder"
`;

/** Starts a server in a temporary folder; it ends with `stop` or with this process. */
export async function startPostgres(bin: string): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cohortlab-pg-'));
  const account = accountFor(folder);
  const options = [
    `-k '${folder}'`,
    `-c listen_addresses=''`,
    '-c unix_socket_permissions=0700',
    ...SETTINGS.map(setting => `-c ${setting}`)
  ].join(' ');
  // Detached: an interrupt from the keyboard is for us alone.
  const child = spawn('/bin/sh', ['-c', KEEPER, 'sh', bin, folder, options], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'ignore'],
    detached: true,
    ...account
  });
  await ready(child);
  return {
    socket: folder,
    user: 'cohortlab',
    stop: () =>
      new Promise(resolve => {
        child.once('exit', () => resolve());
        child.stdin!.end();
      })
  };
}

/** PostgreSQL refuses to run as root: then it runs as the account of its package, else as nobody. */
function accountFor(folder: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'));
  const account = ['postgres', 'nobody'].map(name => accounts.find(([own]) => own === name)).find(Boolean);
  if (account === undefined)
    throw new OracleError('PostgreSQL cannot run as root, and there is no account nobody.');
  const [uid, gid] = [Number(account[2]), Number(account[3])];
  chownSync(folder, uid, gid);
  return { uid, gid };
}

function ready(child: ChildProcess): Promise<void> {
  const lines: string[] = [];
  const said = createInterface(child.stdout!);
  return new Promise((resolve, reject) => {
    said.on('line', line => {
      if (line === 'ready') resolve();
      else lines.push(line);
    });
    said.once('close', () =>
      reject(new OracleError(`PostgreSQL did not start. ${lines.slice(1).join(' ')}`))
    );
    child.once('error', reject);
  });
}
