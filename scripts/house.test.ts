import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { z } from 'zod';
import * as definition from '../sdk/src/definition/index.js';
import * as wire from '../sdk/src/wire/index.js';

/** The laws of the house that can be checked by reading it: who imports whom, how long a file is, what has a name. */

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const EVERYTHING = '*';

/** Rooms of the SDK, and the rooms that each may import besides itself. */
const SDK: Readonly<Record<string, readonly string[]>> = {
  cdm: [],
  plan: [],
  definition: ['cdm'],
  compile: ['definition', 'plan', 'cdm'],
  sql: ['plan'],
  words: ['definition', 'cdm'],
  lint: ['definition', 'cdm'],
  snippets: ['definition'],
  wire: ['definition'],
  client: ['definition', 'wire'],
  'index.ts': [EVERYTHING]
};

/** Rooms of the service that may not import every other: routes ← disclosure ← engine, arrow. */
const SERVICE: Readonly<Record<string, readonly string[]>> = {
  engine: [],
  arrow: ['engine'],
  disclosure: ['engine', 'arrow'],
  routes: [EVERYTHING],
  testing: [EVERYTHING],
  'main.ts': [EVERYTHING],
  'cli.ts': [EVERYTHING]
};

/** What the SDK may take from elsewhere: nothing that only Node or only a browser has. */
const SDK_PACKAGES = ['zod', 'jsonc-parser', 'canonicalize', '@noble/hashes'];

interface Import {
  /** The importing file, from the root, with forward slashes. */
  readonly from: string;
  /** The imported file likewise, or a package's specifier as it is written. */
  readonly to: string;
}

/** What tools write, not people. */
const GENERATED = [
  'python-bridge/cohortlab/labextension',
  'python-bridge/cohortlab/schemas',
  'python-bridge/cohortlab/service',
  'ui-tests/test-results',
  'ui-tests/playwright-report'
];
const isGenerated = (path: string): boolean =>
  GENERATED.includes(path) || /\/(node_modules|lib|\.[^/]*)$/.test(path);

function filesIn(folder: string, endings: readonly string[]): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      return isGenerated(path) ? [] : filesIn(path, endings);
    }
    return endings.some(ending => entry.name.endsWith(ending)) ? [path] : [];
  });
}

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

function importsOf(path: string): Import[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(join(ROOT, path), 'utf8'), true, true);
  return importedFiles.map(({ fileName }) => ({
    from: path,
    to: fileName.startsWith('.')
      ? relative(ROOT, join(ROOT, dirname(path), fileName))
          .split(sep)
          .join('/')
      : fileName
  }));
}

/** `sdk/src/definition/circe/import.ts` is in the room `definition`, `sdk/src/index.ts` in `index.ts`. */
function roomIn(base: string, path: string): string | null {
  return path.startsWith(`${base}/`) ? (path.slice(base.length + 1).split('/')[0] ?? null) : null;
}

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

const show = ({ from, to }: Import): string => `${from} imports ${to}`;

const sdk = filesIn('sdk/src', ['.ts']).filter(path => !isTest(path));
const service = filesIn('sdk/service/src', ['.ts']).filter(path => !isTest(path));
const front = filesIn('src', ['.ts', '.tsx']);

test('the walk finds the rooms', () => {
  expect(sdk).toContain('sdk/src/definition/circe/import.ts');
  expect(service).toContain('sdk/service/src/main.ts');
  expect(front).toContain('src/index.ts');
  expect(importsOf('sdk/src/wire/errors.ts')).toContainEqual({
    from: 'sdk/src/wire/errors.ts',
    to: 'sdk/src/definition/problem.js'
  });
});

test('every room of the SDK is in the table', () => {
  expect(sdk.map(path => roomIn('sdk/src', path)).filter(room => !Object.hasOwn(SDK, room ?? ''))).toEqual(
    []
  );
});

test('the SDK imports one way, and only what runs everywhere', () => {
  const wrong = sdk.flatMap(importsOf).filter(({ from, to }) => {
    const room = roomIn('sdk/src', from) ?? '';
    const allowed = SDK[room] ?? [];
    const target = roomIn('sdk/src', to);
    if (target !== null) return target !== room && !allowed.includes(target) && !allowed.includes(EVERYTHING);
    return !SDK_PACKAGES.includes(packageOf(to));
  });
  expect(wrong.map(show)).toEqual([]);
});

test('inside the service, numbers go from engine and arrow through disclosure to routes', () => {
  const wrong = service.flatMap(importsOf).filter(({ from, to }) => {
    const room = roomIn('sdk/service/src', from) ?? '';
    const target = roomIn('sdk/service/src', to);
    if (target === null || target === room || room === 'testing' || target === 'version.js') return false;
    const allowed = SERVICE[room];
    if (allowed === undefined) return target === 'routes';
    return !allowed.includes(EVERYTHING) && !allowed.includes(target);
  });
  expect(wrong.map(show)).toEqual([]);
});

test('no route of the panels touches rows, and only tests use what is made for tests', () => {
  const all = service.flatMap(importsOf);
  const rows = all.filter(
    ({ from, to }) => /\/routes\/panel/.test(from) && roomIn('sdk/service/src', to) === 'arrow'
  );
  const testing = all.filter(
    ({ from, to }) =>
      roomIn('sdk/service/src', to) === 'testing' && roomIn('sdk/service/src', from) !== 'testing'
  );
  expect([...rows, ...testing].map(show)).toEqual([]);
});

test('the service reaches the SDK by its rooms, and nothing of the front end', () => {
  const wrong = service
    .flatMap(importsOf)
    .filter(({ to }) => to.startsWith('sdk/src/') || to.startsWith('src/') || to.startsWith('@jupyterlab/'));
  expect(wrong.map(show)).toEqual([]);
});

test('the front end imports the SDK, never the service, nor what only Node has', () => {
  const wrong = front
    .flatMap(importsOf)
    .filter(
      ({ from, to }) =>
        to.startsWith('sdk/') ||
        packageOf(to) === '@cohortlab/service' ||
        (to.startsWith('node:') && !isTest(from))
    );
  expect(wrong.map(show)).toEqual([]);
});

test('no file of code is over 400 lines', () => {
  const endings = ['.ts', '.tsx', '.mjs', '.js', '.py', '.R'];
  const folders = [
    'src',
    'style',
    'sdk/src',
    'sdk/test',
    'sdk/service/src',
    'scripts',
    'python-bridge',
    'r-bridge',
    'ui-tests'
  ];
  const long = folders
    .flatMap(folder => filesIn(folder, endings))
    .map(path => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length }))
    .filter(({ lines }) => lines > 401);
  expect(long).toEqual([]);
});

test.each(Object.entries({ definition, wire }))(
  'every exported schema of %s is registered under its name',
  (_, room) => {
    const schemas = Object.entries(room).filter(([, value]) => value instanceof z.ZodType);
    expect(schemas.length).toBeGreaterThan(10);
    const unnamed = schemas.filter(
      ([name, schema]) => z.globalRegistry.get(schema as z.ZodType)?.id !== name
    );
    expect(unnamed.map(([name]) => name)).toEqual([]);
    for (const [, schema] of schemas) {
      expect(z.globalRegistry.get(schema as z.ZodType)?.description).toMatch(/\.$/);
    }
  }
);
