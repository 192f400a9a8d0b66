import { copyFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ERRORS, ErrorAnswer, type ErrorCode } from '@cohortlab/sdk/wire';
import { bundle, datasetOf, peopleWith } from '../testing/definitions.js';
import { testFolder } from '../testing/folder.js';
import { beginRequest, request, type Reply } from '../testing/http.js';
import { testService, TOKEN, type TestService } from '../testing/service.js';
import { alter, ENDLESS_CONDITIONS, tinyRelease } from '../testing/tiny-release.js';

const folder = testFolder();
const place = (name: string) => join(folder, `${name}.duckdb`);
let tiny: string;
let service: TestService;

beforeAll(async () => {
  tiny = await tinyRelease(folder);
  for (const name of ['endless', 'future', 'foreign', 'moving', 'bare']) copyFileSync(tiny, place(name));
  await alter(place('endless'), [
    ...ENDLESS_CONDITIONS,
    `update cohortlab.manifest set name = 'endless', id = 'e'`
  ]);
  await alter(place('future'), ['update cohortlab.manifest set format = 99']);
  await alter(place('bare'), [
    'drop table main.drug_exposure',
    'alter table main.condition_occurrence drop column condition_source_value',
    `update cohortlab.manifest set name = 'bare', id = 'b'`
  ]);
  await alter(place('moving'), [`update cohortlab.manifest set name = 'moving', id = 'm'`]);
  writeFileSync(place('foreign'), 'person_id\n'.repeat(10_000));
  const releases = [tiny, ...['endless', 'future', 'foreign', 'moving', 'bare', 'missing'].map(place)];
  service = await testService(folder, {
    releases,
    limits: { connections: { panel: 1, kernel: 2 }, patience: 100 }
  });
}, 60_000);

const diabetes = { bundle: bundle('cohorts/t2d.cohort.json', peopleWith(201826)) };
const drugs = { bundle: bundle('a', peopleWith(1118084, 'drugExposure')) };

/** The answer is that error and nothing else, and says nothing that its socket may not say. */
function expectError(reply: Reply, code: ErrorCode): ErrorAnswer {
  const answer = ErrorAnswer.parse(reply.json);
  expect(answer).toMatchObject({ code, message: ERRORS[code].message, next: ERRORS[code].next });
  expect(reply.status).toBe(ERRORS[code].status);
  return answer;
}

describe('what a panel can cause', () => {
  const panel = async (code: ErrorCode, path: string, body?: unknown, method = 'POST') => {
    const answer = expectError(await service.panel(method, path, body), code);
    expect(answer.detail).toBeUndefined();
    return answer;
  };

  it('badRequest: a body that is no JSON, or not the one of the route', async () => {
    await panel('badRequest', '/releases/tiny/search', '{"text"');
    await panel('badRequest', '/releases/tiny/search', '{"text": "x", "__proto__": {}}');
    await panel('badRequest', '/releases/tiny/search');
    const { problems } = await panel('badRequest', '/releases/tiny/search', {
      text: 'x',
      rows: true,
      limit: 0
    });
    expect(problems).toEqual([
      { file: '', path: '/limit', message: expect.any(String) },
      { file: '', path: '', message: expect.stringContaining('rows') }
    ]);
    await panel('badRequest', '/releases/tiny/concept', { conceptId: 2 ** 31 });
  });

  it('badRequest: another content type', async () => {
    const reply = await request(service.panelSocket, 'POST', '/releases/tiny/count', 'a=1', {
      'content-type': 'application/x-www-form-urlencoded'
    });
    expectError(reply, 'badRequest');
  });

  it('badRequest: what is not even a path, or no HTTP', async () => {
    await panel('badRequest', '/releases/%ff', undefined, 'GET');
    const answer = await new Promise<string>(resolve => {
      const socket = connect(service.panelSocket).setEncoding('utf8');
      socket.once('data', (text: string) => resolve(text));
      socket.write('HELLO\r\n\r\n');
    });
    expect(answer).toBe('HTTP/1.1 400 Bad Request\r\nconnection: close\r\n\r\n');
  });

  it('badDefinition: with every place that must be mended', async () => {
    const broken = { ...peopleWith(1), kind: 'persons', colour: 'red' };
    const { problems } = await panel('badDefinition', '/releases/tiny/count', {
      bundle: bundle('a/b.json', broken)
    });
    expect(problems?.length).toBeGreaterThan(0);
    expect(problems?.every(({ file }) => file === 'a/b.json')).toBe(true);
    for (const text of [
      '',
      'no JSON',
      '{"name": 1, "name": 2}',
      JSON.stringify({ ...peopleWith(1), $schema: 'cohortlab:cohort/9' })
    ])
      await panel('badDefinition', '/releases/tiny/count', { bundle: bundle('a', text) });
    await panel('badDefinition', '/releases/tiny/count', {
      bundle: bundle('a', { $schema: 'cohortlab:concepts/1', name: 'x', items: [] })
    });
  });

  it('badDefinition: 10,000 criteria', async () => {
    const cohort = peopleWith(201826);
    const of = Array.from({ length: 10_000 }, (_, i) => ({
      id: `c${i}`,
      kind: 'conditionOccurrence',
      conceptSet: 's1'
    }));
    await panel('badDefinition', '/releases/tiny/count', {
      bundle: bundle('a', { ...cohort, include: [{ id: 'g1', kind: 'any', of }] })
    });
  });

  it('tooLarge: more than 4 MB', async () => {
    await panel('tooLarge', '/releases/tiny/count', { bundle: bundle('a', 'x'.repeat(4_000_000)) });
  });

  it('notFound: another path or method', async () => {
    await panel('notFound', '/releases/tiny/people');
    await panel('notFound', '/releases/tiny/count', undefined, 'GET');
    await panel('notFound', '/queries/1', undefined, 'DELETE');
  });

  it('releaseUnknown, releaseMissing, releaseUnreadable, releaseVersion', async () => {
    await panel('releaseUnknown', '/releases/nowhere/count', diabetes);
    await panel('releaseUnknown', '/releases/..%2F..%2Fetc%2Fpasswd/count', diabetes);
    await panel('releaseMissing', '/releases/missing/count', diabetes);
    await panel('releaseUnreadable', '/releases/foreign', undefined, 'GET');
    await panel('releaseVersion', '/releases/future/search', { text: 'x' });
  });

  it('releaseReplaced, until Reload', async () => {
    copyFileSync(tiny, place('moved'));
    await alter(place('moved'), [`update cohortlab.manifest set name = 'moving', id = 'm2'`]);
    renameSync(place('moved'), place('moving'));
    await panel('releaseReplaced', '/releases/moving/count', diabetes);
    const list = await service.panel('GET', '/releases');
    expect(list.json).toMatchObject({
      releases: expect.arrayContaining([expect.objectContaining({ name: 'moving', state: 'replaced' })])
    });
    expect((await service.panel('POST', '/releases/moving/reload')).json).toMatchObject({
      id: 'm2',
      state: 'ready'
    });
    expect((await service.panel('POST', '/releases/moving/count', diabetes)).status).toBe(200);
    rmSync(place('moving'));
    await panel('releaseMissing', '/releases/moving/reload');
  });

  it('tableMissing: a table that the release lacks', async () => {
    const { problems } = await panel('tableMissing', '/releases/bare/count', drugs);
    expect(problems?.[0]?.message).toContain('drug_exposure');
  });

  it('conceptUnknown', async () => {
    await panel('conceptUnknown', '/releases/tiny/concept', { conceptId: 4_711 });
  });

  it('tooSlow: after the limit, again and again, so each gives its connection back', async () => {
    const own = await testService(folder, {
      releases: [place('endless')],
      panelLimit: 200,
      limits: { connections: { panel: 1, kernel: 1 }, patience: 100 }
    });
    expect((await own.kernel('GET', '/releases')).status).toBe(200);
    for (let i = 0; i < 3; i++) {
      const reply = await own.panel('POST', '/releases/endless/count', diabetes);
      expect(expectError(reply, 'tooSlow').detail).toBeUndefined();
    }
  });

  it('busy: while another question has the only connection, until its caller leaves', async () => {
    const slow = beginRequest(service.panelSocket, 'POST', '/releases/endless/breakdown', diabetes);
    const gone = expect(slow.answer).rejects.toThrow();
    let asked = 0;
    const ask = () =>
      service.panel('POST', '/releases/endless/concept/relatives', {
        conceptId: asked++,
        relation: 'children'
      });
    let reply = await ask();
    while (reply.status === 200) reply = await ask();
    expectError(reply, 'busy');
    slow.breakOff();
    await gone;
    while (reply.status !== 200) reply = await ask();
    expect(service.log.join('')).toContain('"error":"cancelled"');
  });
});

describe('what a kernel can cause', () => {
  const kernel = async (code: ErrorCode, path: string, body?: unknown, method = 'POST') =>
    expectError(await service.kernel(method, path, body), code);

  it.each([
    undefined,
    '',
    'Bearer',
    `Bearer ${TOKEN.slice(1)}`,
    `Bearer ${TOKEN}a`,
    `bearer ${TOKEN}`,
    TOKEN
  ])('unauthorized: %p', async authorization => {
    for (const [method, path] of [
      ['GET', '/health'],
      ['POST', '/releases/tiny/rows'],
      ['GET', '/nowhere']
    ] as const) {
      const headers = authorization === undefined ? {} : { authorization };
      expectError(await request(service.kernelSocket, method, path, undefined, headers), 'unauthorized');
    }
  });

  it('badRequest: a table of a cohort, a table that the dataset has not, ids that are none', async () => {
    await kernel('badRequest', '/releases/tiny/rows', { ...diabetes, table: 'labs' });
    const dataset = bundle('a', datasetOf('person', ['person_id']));
    await kernel('badRequest', '/releases/tiny/rows', { bundle: dataset, table: 'labs' });
    const reply = await service.kernel('POST', '/releases/tiny/rows', diabetes, { 'x-cohortlab-query': '1' });
    expectError(reply, 'badRequest');
  });

  it('tableMissing: a column that the release lacks, by name', async () => {
    const wanted = datasetOf('condition_occurrence', ['person_id', 'condition_source_value']);
    const { problems } = await kernel('tableMissing', '/releases/bare/rows', { bundle: bundle('a', wanted) });
    expect(problems?.[0]?.message).toContain('condition_source_value');
  });

  it('tooMuch: a result that neither memory nor disk holds; the kernel is told more', async () => {
    copyFileSync(tiny, place('wide'));
    await alter(place('wide'), [
      `update cohortlab.manifest set name = 'wide', id = 'w'`,
      'alter table person rename to person_record',
      `create view person as select person_id, gender_concept_id, year_of_birth, race_concept_id, ethnicity_concept_id,
         hash(i)::varchar || hash(i + 1)::varchar || hash(person_id)::varchar as person_source_value
       from person_record, range(20000) t(i)`
    ]);
    const own = await testService(folder, {
      releases: [place('wide')],
      limits: { memoryMB: 60, temporaryMB: 10 }
    });
    const body = { bundle: bundle('a', datasetOf('person', ['person_id', 'person_source_value'])) };
    const { detail } = expectError(await own.kernel('POST', '/releases/wide/rows', body), 'tooMuch');
    expect(detail).toContain('Out of Memory');
  }, 30_000);

  it('engineFailed: what the database said goes to the kernel and not to the log', async () => {
    copyFileSync(tiny, place('sick'));
    await alter(place('sick'), [
      `update cohortlab.manifest set name = 'sick', id = 's'`,
      'alter table drug_exposure rename to drug_record',
      `create view drug_exposure as select * replace (error('MARKER of ' || person_id)::date as drug_exposure_start_date) from drug_record`
    ]);
    const own = await testService(folder, { releases: [place('sick')] });
    const body = {
      bundle: bundle('a', datasetOf('drug_exposure', ['person_id', 'drug_exposure_start_date']))
    };
    const reply = await own.kernel('POST', '/releases/sick/rows', body);
    expect(expectError(reply, 'engineFailed').detail).toContain('MARKER of');
    const shown = await own.panel('POST', '/releases/sick/count', drugs);
    expect(shown.body.toString()).not.toContain('MARKER');
    expect(own.log.join('')).not.toContain('MARKER');
    expect(own.log.join('')).toContain('"error":"engineFailed"');
  });

  it('queryUnknown', async () => {
    await kernel('queryUnknown', '/queries/00000000-0000-4000-8000-000000000000', undefined, 'GET');
    await kernel('queryUnknown', '/queries/00000000-0000-4000-8000-000000000000', undefined, 'DELETE');
  });

  it('releaseUnreadable: with the reason', async () => {
    const { detail } = await kernel('releaseUnreadable', '/releases/foreign/count', diabetes);
    expect(detail).toContain('valid DuckDB');
  });
});

describe('a fault of ours', () => {
  it('is internal, and its words stay inside', async () => {
    copyFileSync(tiny, place('faulty'));
    // A manifest that no reader of this version expects: a name that is null cannot be answered.
    await alter(place('faulty'), [
      `update cohortlab.manifest set name = 'faulty', id = 'f'`,
      'delete from cohortlab.table_count',
      `insert into cohortlab.table_count values ('person', -7, -7)`
    ]);
    const own = await testService(folder, { releases: [place('faulty')] });
    const answer = expectError(await own.panel('GET', '/releases/faulty'), 'internal');
    expect(Object.keys(answer)).toEqual(['code', 'message', 'next']);
    const fault = own.log
      .map(line => JSON.parse(line) as Record<string, unknown>)
      .find(({ msg }) => msg === 'fault');
    expect(fault).toMatchObject({
      class: 'RangeError',
      at: expect.arrayContaining([expect.stringMatching(/^at /)])
    });
    expect(JSON.stringify(fault)).not.toContain('natural number');
  });
});
