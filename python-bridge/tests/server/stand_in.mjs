/**
 * A small service that speaks the protocol of docs/architecture.md, to be watched over by the tests of the
 * supervisor and the proxy. What it does wrong is its default release's name.
 */
import { appendFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    runtime: { type: 'string' },
    work: { type: 'string' },
    release: { type: 'string', multiple: true },
    default: { type: 'string' },
    'memory-limit': { type: 'string' }
  }
});
const fault = values.default ?? '';
const note = text => appendFileSync(`${values.runtime}/notes`, `${text}\n`);

if (fault === 'crashes') {
  console.error('Error: cannot find module');
  process.exit(3);
}
if (fault === 'refuses') {
  console.log(JSON.stringify({ event: 'failed', code: 'releaseMissing' }));
  process.exit(1);
}
if (fault === 'deaf') {
  process.on('SIGTERM', () => note('SIGTERM'));
  setInterval(() => {}, 1000);
} else {
  process.stdin.on('end', () => process.exit(0)).resume();
}

const answers = {
  '/health': () => ({ service: 'cohortlab', version: '0.1.0' }),
  '/releases': () => ({ releases: [] }),
  '/releases/environment': () => ({ environment: process.env, arguments: process.argv.slice(2) }),
  '/releases/a%20b%2F..': () => ({ found: 'quoted' })
};

rmSync(`${values.runtime}/panel.sock`, { force: true });
createServer((request, response) => {
  const json = (status, body) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const body = Buffer.concat(chunks).toString();
    if (request.url === '/releases/slow/count') {
      note('asked');
      response.on('close', () => note('dropped'));
    } else if (request.url === '/releases/html') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<table>');
    } else if (request.url === '/releases/endless') {
      json(200, { rows: 'x'.repeat(5_000_000) });
    } else if (request.url === '/releases/fails/count') {
      json(500, { code: 'engineFailed', message: 'm', next: 'n', detail: 'a value of a record' });
    } else if (request.url === '/releases/echo/count') {
      json(200, { headers: request.headers, body });
    } else if (request.url === '/releases/dies/count') {
      process.kill(process.pid, 'SIGKILL');
    } else if (request.url === '/releases/logs') {
      console.error(JSON.stringify({ level: 30, msg: 'asked' }));
      console.error('TypeError: a value of a record');
      json(200, {});
    } else if (request.url in answers) {
      json(200, answers[request.url]());
    } else {
      json(404, { code: 'notFound', message: 'm', next: 'n' });
    }
  });
}).listen(`${values.runtime}/panel.sock`, () => {
  console.log(JSON.stringify({ event: 'ready', version: '0.1.0' }));
});
