import { ERRORS, PANEL_ROUTES } from '../wire/index.js';
import { CohortlabError, createPanelClient, type Http } from './index.js';

type Request = Parameters<Http['request']>;

/** Answers every request alike, and keeps what was asked. */
function answering(status: number, body: unknown) {
  const asked: Request[] = [];
  const client = createPanelClient({
    request: async (...request) => {
      asked.push(request);
      return { status, body };
    }
  });
  return { asked, client };
}

async function failure(status: number, body: unknown): Promise<CohortlabError> {
  const error: unknown = await answering(status, body)
    .client.releases()
    .catch((thrown: unknown) => thrown);
  if (!(error instanceof CohortlabError)) throw new Error('no CohortlabError');
  return error;
}

const release = { name: 'demo', id: 'abc' };
const bundle = { path: 'a.cohort.json', text: '{}', files: [] };
const shown = { kind: 'rounded', value: 480, base: 20 } as const;
const count = { release, hash: 'h', kind: 'people', people: shown, entries: shown, parts: [], remarks: [] };

test('every panel route is a function', () => {
  expect(Object.keys(answering(200, {}).client)).toEqual(Object.keys(PANEL_ROUTES));
});

test('parameters go into the path, the body and the signal along with it', async () => {
  const { asked, client } = answering(200, count);
  const { signal } = new AbortController();
  await expect(client.count('demo/2 ä', { bundle }, signal)).resolves.toEqual(count);
  expect(asked).toEqual([['POST', '/releases/demo%2F2%20%C3%A4/count', { bundle }, signal]]);
});

test('routes without parameters or body', async () => {
  const { asked, client } = answering(200, { releases: [] });
  await client.releases();
  await answering(200, {})
    .client.reload('demo')
    .catch(() => undefined);
  expect(asked).toEqual([['GET', '/releases', undefined, undefined]]);
});

test('what the service says went wrong is thrown with its code, its way out and the places to mend', async () => {
  const problems = [{ file: 'a.cohort.json', path: '/kind', message: 'no such kind' }];
  const said = { code: 'badDefinition', message: 'It cannot be used.', next: 'Mend it.', problems };
  const error = await failure(422, said);
  expect(error).toMatchObject({ ...said, status: 422, name: 'CohortlabError' });
});

test.each([
  [401, 'unauthorized'],
  [404, 'notFound'],
  [413, 'tooLarge'],
  [418, 'badRequest'],
  [500, 'internal'],
  [502, 'serviceDown'],
  [503, 'serviceDown'],
  [504, 'serviceDown']
] as const)('a foreign answer of status %d is %s', async (status, code) => {
  for (const body of ['<html>Bad gateway</html>', null, { code: 'unheardOf', message: 'x', next: 'y' }]) {
    expect(await failure(status, body)).toMatchObject({
      code,
      status,
      message: ERRORS[code].message,
      problems: []
    });
  }
});

test('an answer of another form is an error, never handed on', async () => {
  expect((await failure(200, { releases: [], more: 1 })).code).toBe('internal');
  expect((await failure(200, 'releases')).code).toBe('internal');
});

test('no answer at all passes through as it is', async () => {
  const aborted = new DOMException('gone', 'AbortError');
  const client = createPanelClient({ request: () => Promise.reject(aborted) });
  await expect(client.releases()).rejects.toBe(aborted);
});

test('the types of a call follow from its route', () => {
  const { client } = answering(200, {});
  const calls = () => [
    client.health(),
    client.card('demo'),
    client.search('demo', { text: 'x' }),
    // @ts-expect-error the body is missing
    client.search('demo'),
    // @ts-expect-error the release is missing
    client.card(),
    // @ts-expect-error an unknown field
    client.concept('demo', { concept: 1 })
  ];
  expect(calls).toBeInstanceOf(Function);
});
