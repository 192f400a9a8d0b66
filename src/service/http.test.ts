/** @jest-environment node */
import { describe, expect, jest, test } from '@jest/globals';
import type { ServerConnection } from '@jupyterlab/services';
import { createApi } from './api';
import { failureOf, isAbort } from './failure';
import { createHttp, type MakeRequest } from './http';

const settings = { baseUrl: 'http://127.0.0.1:8888/user/ada/' } as ServerConnection.ISettings;

/** The panels' calls over JupyterLab's own kind of request, answered here. */
function open(status: number, body: unknown) {
  const makeRequest = jest.fn<MakeRequest>(() =>
    Promise.resolve(
      new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } })
    )
  );
  return { makeRequest, api: createApi(createHttp(makeRequest, settings)) };
}

const search = { release: { name: 'demo', id: '1' }, matches: [], more: false, how: 'spelt', meant: [] };

describe('a call', () => {
  test('goes through the connection that JupyterLab gave, below its base URL', async () => {
    const { makeRequest, api } = open(200, search);
    expect(await api.search('a release', { text: 'private words' })).toEqual(search);
    const [url, init, given] = makeRequest.mock.calls[0] ?? [];
    expect(url).toBe('http://127.0.0.1:8888/user/ada/cohortlab/api/releases/a%20release/search');
    expect(init).toMatchObject({ method: 'POST', body: '{"text":"private words"}' });
    expect(given).toBe(settings);
  });

  test('for the state of the service is no activity', async () => {
    const { makeRequest, api } = open(200, {
      state: 'ready',
      mode: 'spawn',
      version: '0.1.0',
      exit: null,
      error: null,
      restarts: 0
    });
    expect((await api.status()).state).toBe('ready');
    expect(makeRequest.mock.calls[0]?.[0]).toMatch(/\/cohortlab\/status\?no_track_activity=1$/);
  });

  test('ends when it is given up', async () => {
    const makeRequest = jest.fn<MakeRequest>(
      (_, { signal }) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
        })
    );
    const controller = new AbortController();
    const call = createApi(createHttp(makeRequest, settings)).search(
      'demo',
      { text: 'a' },
      controller.signal
    );
    controller.abort();
    const error = await call.catch((reason: unknown) => reason);
    expect(isAbort(error)).toBe(true);
  });
});

describe('what is told of a failure', () => {
  const failure = async (status: number, body: unknown) => {
    const { api } = open(status, body);
    return failureOf(await api.search('demo', { text: 'a' }).catch((error: unknown) => error));
  };

  test('is the code of the service, with the places to mend', async () => {
    const problems = [{ file: 'a.cohort.json', path: '/name', message: 'missing' }];
    const answer = { code: 'badDefinition', message: 'm', next: 'n', problems };
    expect(await failure(422, answer)).toEqual({ kind: 'service', code: 'badDefinition', problems });
  });

  test.each([
    [404, {}, { kind: 'absent' }],
    [403, { message: 'Forbidden' }, { kind: 'forbidden' }],
    [503, { code: 'serviceDown', message: 'm', next: 'n' }, { kind: 'service', code: 'serviceDown' }],
    [502, 'a page of a proxy', { kind: 'service', code: 'serviceDown' }],
    [200, { matches: 'of another version' }, { kind: 'service', code: 'internal' }]
  ])('by status %s', async (status, body, expected) => {
    expect(await failure(status, body)).toMatchObject(expected);
  });

  test('is that nobody answered', async () => {
    const makeRequest = () => Promise.reject(new TypeError('fetch failed'));
    const call = createApi(createHttp(makeRequest, settings)).releases();
    expect(failureOf(await call.catch((error: unknown) => error))).toEqual({ kind: 'offline' });
  });
});
