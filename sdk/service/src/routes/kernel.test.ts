import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ARROW_STREAM, HEADERS, type QueryState } from '@cohortlab/sdk/wire';
import type { Bundle } from '@cohortlab/sdk/definition';
import { bundle, datasetOf, eventsWith, peopleWith } from '../testing/definitions.js';
import { testFolder } from '../testing/folder.js';
import { beginRequest } from '../testing/http.js';
import { python } from '../testing/python.js';
import { testService, TOKEN, type TestService } from '../testing/service.js';
import { alter, ENDLESS_CONDITIONS, tinyRelease } from '../testing/tiny-release.js';

const folder = testFolder();
const place = (name: string) => join(folder, `${name}.duckdb`);
const ROWS = 1_000_000;
let tiny: string;
let service: TestService;

beforeAll(async () => {
  tiny = await tinyRelease(folder);
  for (const name of ['endless', 'large']) copyFileSync(tiny, place(name));
  await alter(place('endless'), [
    ...ENDLESS_CONDITIONS,
    `update cohortlab.manifest set name = 'endless', id = 'e'`
  ]);
  await alter(place('large'), [
    `update cohortlab.manifest set name = 'large €', id = 'l'`,
    'drop table measurement',
    `create table measurement as select i::bigint as measurement_id, person_id, 3004410 as measurement_concept_id,
       date '2020-01-01' as measurement_date, i / 7 as value_as_number, 'a text that is not short ' || i as measurement_source_value
     from (select person_id, row_number() over () as p from person), range(${ROWS / 400}) t(i)`
  ]);
  service = await testService(folder, { releases: [tiny, place('endless'), place('large')] });
}, 60_000);

const hidden = { kind: 'hidden', below: 40 };
const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });
const one = (definition: object, files: Bundle['files'] = []) => ({
  bundle: bundle('a/b.json', definition, files)
});
const json = async (path: string, body?: unknown, method = body === undefined ? 'GET' : 'POST') => {
  const reply = await service.kernel(method, path, body);
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.body.toString()}`);
  return reply.json;
};

describe('exact answers', () => {
  it('count people and entries', async () => {
    expect(await json('/releases/tiny/count', one(peopleWith(201820)))).toMatchObject({
      release: { name: 'tiny' },
      people: 206,
      entries: 206,
      remarks: []
    });
    expect(await json('/releases/tiny/count', one(peopleWith(2_000_000_001)))).toMatchObject({ people: 13 });
    expect(await json('/releases/tiny/count', one(peopleWith(2_000_000_002)))).toMatchObject({ people: 0 });
  });

  it('count whom a dataset is about, or a cohort in its stead', async () => {
    const dataset = {
      ...datasetOf('person', ['person_id']),
      cohort: { kind: 'file', path: 'c.cohort.json' }
    };
    const files = [{ path: 'c.cohort.json', text: JSON.stringify(peopleWith(192671)) }];
    expect(await json('/releases/tiny/count', one(dataset, files))).toMatchObject({ people: 100 });
    const instead = { ...one(dataset, files), cohort: bundle('d.cohort.json', peopleWith(201826)) };
    expect(await json('/releases/tiny/count', instead)).toMatchObject({ people: 200 });
  });
});

describe('attrition and SQL', () => {
  const steps = {
    ...eventsWith(201826),
    limit: 'first',
    steps: [
      {
        id: 'g1',
        kind: 'all',
        name: 'Aged 18 or more',
        of: [
          {
            id: 'c2',
            kind: 'demographics',
            where: [{ kind: 'age', at: 'start', is: { kind: 'atLeast', value: 18 } }]
          }
        ]
      }
    ]
  };

  it("goes by the author's order, from the entry events to the cohort", async () => {
    const { stages } = (await json('/releases/tiny/attrition', one(steps))) as {
      stages: { stage: string; part: string | null; name: string | null; people: number; entries: number }[];
    };
    expect(stages.map(({ stage, part, name }) => [stage, part, name])).toEqual([
      ['entry', null, null],
      ['step', 'g1', 'Aged 18 or more'],
      ['limit', null, null],
      ['cohort', null, null]
    ]);
    const people = stages.map(stage => stage.people);
    expect(people).toEqual([...people].sort((a, b) => b - a));
    expect(await json('/releases/tiny/count', one(steps))).toMatchObject({ people: people.at(-1) });
  });

  it('of a set of people begins with everyone', async () => {
    const answer = await json('/releases/tiny/attrition', one(peopleWith(192671)));
    expect(answer).toMatchObject({
      stages: [
        { stage: 'everyone', part: null, people: 400 },
        { stage: 'include', part: 'g1', people: 100 },
        { stage: 'cohort', part: null, people: 100 }
      ]
    });
  });

  it('says the cohort in plain English, whatever the release', async () => {
    const answer = (await json('/words', one(steps))) as { text: string; oddities: unknown[] };
    expect(answer.text).toContain('1. Aged 18 or more: age at day 0 (whole years) is at least 18');
    expect(Array.isArray(answer.oddities)).toBe(true);
  });

  it('shows the SQL that answers', async () => {
    const answer = (await json('/releases/tiny/sql', one(steps))) as { sql: string };
    expect(answer.sql).toMatch(/^with s1_a_set as \(/);
    expect(answer.sql).toContain('step_1_aged_18_or_more');
  });
});

describe('what a lazy object says of itself', () => {
  it('is what may be shown', async () => {
    expect(await json('/releases/tiny/describe', one(eventsWith(201826)))).toMatchObject({
      kind: 'events',
      name: 'Events with 201826',
      people: rounded(200),
      entries: rounded(200),
      tables: []
    });
    expect(await json('/releases/tiny/describe', one(peopleWith(2_000_000_001)))).toMatchObject({
      people: hidden,
      entries: hidden
    });
  });

  it('names the tables of a dataset, and remarks on its cohort', async () => {
    const dataset = {
      ...datasetOf('person', ['person_id']),
      cohort: { kind: 'file', path: 'c.cohort.json' }
    };
    const files = [{ path: 'c.cohort.json', text: JSON.stringify(peopleWith(4_711)) }];
    expect(await json('/releases/tiny/describe', one(dataset, files))).toMatchObject({
      kind: 'dataset',
      people: hidden,
      tables: [{ name: 'records', table: 'person', columns: 1 }],
      remarks: [
        { code: 'conceptMissing', path: '', message: expect.stringContaining('In the cohort') },
        { code: 'conceptSetEmpty', path: '' }
      ]
    });
  });
});

/** Reads a stream as pyarrow does; prints schema, rows and some values, ids as text. */
const READ = `
import sys, json, pyarrow as pa, pyarrow.ipc
table = pa.ipc.open_stream(sys.stdin.buffer).read_all()
table.validate(full=True)
print(json.dumps({'types': {f.name: str(f.type) for f in table.schema}, 'rows': table.num_rows,
                  'first': [str(v) for v in table.slice(0, 3).column(0).to_pylist()]}))
`;

describe('rows', () => {
  async function rows(release: string, body: object, accept = ARROW_STREAM) {
    const reply = await service.kernel('POST', `/releases/${release}/rows`, body, { accept });
    if (reply.status !== 200) throw new Error(reply.body.toString());
    return {
      headers: reply.headers,
      read: JSON.parse(await python(READ, [], reply.body)) as Record<string, unknown>
    };
  }

  it('of a cohort: ids exact, in order, with where they came from', async () => {
    const { headers, read } = await rows('tiny', one(peopleWith(201826)));
    expect(read).toEqual({
      types: { person_id: 'int64', cohort_start_date: 'date32[day]', cohort_end_date: 'date32[day]' },
      rows: 200,
      first: ['-9007199254741389', '-9007199254741383', '-9007199254741377']
    });
    const count = (await json('/releases/tiny/count', one(peopleWith(201826)))) as { hash: string };
    expect(headers).toMatchObject({
      'content-type': ARROW_STREAM,
      [HEADERS.rows]: '200',
      [HEADERS.releaseName]: 'tiny',
      [HEADERS.releaseId]: expect.stringMatching(/^[0-9a-f]{64}$/),
      [HEADERS.hash]: count.hash
    });
  });

  it('of a table of a dataset, one cohort in the place of another', async () => {
    const columns = [
      'condition_occurrence_id',
      'person_id',
      'condition_start_datetime',
      'condition_source_value'
    ];
    const body = { ...one(datasetOf('condition_occurrence', columns)), table: 'records' };
    expect((await rows('tiny', body)).read).toMatchObject({
      rows: 313,
      types: {
        condition_occurrence_id: 'int64',
        person_id: 'int64',
        condition_start_datetime: 'timestamp[us]',
        condition_source_value: 'string'
      }
    });
    const some = { ...body, cohort: bundle('c', peopleWith(2_000_000_001)) };
    expect((await rows('tiny', some)).read).toMatchObject({ rows: 13 + 7 + 4 });
  });

  it('of nobody: columns and no rows', async () => {
    const { headers, read } = await rows('tiny', one(peopleWith(2_000_000_002)));
    expect(read).toMatchObject({ rows: 0, types: { person_id: 'int64' } });
    expect(headers[HEADERS.rows]).toBe('0');
  });

  it('with dictionaries only for whoever asks', async () => {
    const body = one(datasetOf('person', ['person_id', 'person_source_value']));
    expect((await rows('tiny', body)).read).toMatchObject({ types: { person_source_value: 'string' } });
    expect((await rows('tiny', body, `${ARROW_STREAM}; dictionaries=1`)).read).toMatchObject({
      types: { person_source_value: expect.stringMatching(/^dictionary<values=string, indices=uint16/) }
    });
  });

  it('have a release name of any letters in a header', async () => {
    const { headers } = await rows(encodeURIComponent('large €'), one(peopleWith(201826)));
    expect(decodeURIComponent(String(headers[HEADERS.releaseName]))).toBe('large €');
  });
});

const large = {
  ...one(
    datasetOf('measurement', ['person_id', 'measurement_id', 'value_as_number', 'measurement_source_value'])
  )
};
const largePath = `/releases/${encodeURIComponent('large €')}/rows`;

/** Asks for the large table under an id, and waits until its answer begins. */
async function begin(id: string) {
  const started = beginRequest(service.kernelSocket, 'POST', largePath, large, {
    authorization: `Bearer ${TOKEN}`,
    [HEADERS.query]: id
  });
  return { ...started, message: await started.answer };
}
const state = async (id: string) => (await json(`/queries/${id}`)) as QueryState;
/** Asks until the query is in that state; a test that waits too long fails by its time limit. */
async function reach(id: string, wanted: QueryState['state']): Promise<QueryState> {
  for (;;) {
    const now = await state(id);
    if (now.state === wanted) return now;
  }
}

describe('a query with an id', () => {
  it('is followed from running to done', async () => {
    const id = randomUUID();
    const { message } = await begin(id);
    expect(await state(id)).toMatchObject({ state: 'streaming' });
    const bytes = await buffer(message);
    expect(bytes.length).toBeGreaterThan(ROWS * 40);
    expect(await reach(id, 'done')).toEqual({ state: 'done', percentage: 100 });
  }, 60_000);

  it('is not read ahead of its reader', async () => {
    const id = randomUUID();
    const { message, breakOff } = await begin(id);
    message.once('data', () => message.pause());
    message.on('error', () => undefined);
    const { percentage } = await reach(id, 'streaming');
    expect(percentage ?? 0).toBeLessThanOrEqual(50);
    expect((percentage ?? 0) % 5).toBe(0);
    breakOff();
    await reach(id, 'cancelled');
  }, 60_000);

  it('is cancelled while it runs', async () => {
    const id = randomUUID();
    const running = service.kernel('POST', '/releases/endless/rows', one(peopleWith(201826)), {
      [HEADERS.query]: id
    });
    for (;;) {
      const { status, json } = await service.kernel('GET', `/queries/${id}`);
      if (status === 200 && (json as QueryState).state === 'running') break;
    }
    await json(`/queries/${id}`, undefined, 'DELETE');
    const reply = await running;
    expect([reply.status, reply.json]).toEqual([499, expect.objectContaining({ code: 'cancelled' })]);
    expect(await state(id)).toMatchObject({ state: 'cancelled' });
  });

  it('is cancelled while it streams: the answer breaks off, it does not end', async () => {
    const id = randomUUID();
    const { message } = await begin(id);
    message.once('data', () => message.pause());
    await json(`/queries/${id}`, undefined, 'DELETE');
    message.resume();
    await expect(buffer(message)).rejects.toThrow();
    expect(message.complete).toBe(false);
    await reach(id, 'cancelled');
  }, 60_000);

  it('has an id of its own', async () => {
    const id = randomUUID();
    const headers = { [HEADERS.query]: id };
    expect((await service.kernel('POST', '/releases/tiny/count', one(peopleWith(1)), headers)).status).toBe(
      200
    );
    expect((await service.kernel('POST', '/releases/tiny/count', one(peopleWith(1)), headers)).status).toBe(
      400
    );
  });
});

/** What a Python client sees of a stream that is cancelled under its hands. */
const CUT = `
import http.client, json, socket, sys, pyarrow as pa, pyarrow.ipc
path, token, target, body, query = sys.argv[1:]
def connect():
    connection = http.client.HTTPConnection('cohortlab')
    connection.sock = socket.socket(socket.AF_UNIX)
    connection.sock.connect(path)
    return connection
head = {'authorization': 'Bearer ' + token}
rows = connect()
rows.request('POST', target, body, {**head, 'content-type': 'application/json', '${HEADERS.query}': query})
answer = rows.getresponse()
wanted = int(answer.headers['${HEADERS.rows}'])
reader = pa.ipc.open_stream(answer)
read = len(reader.read_next_batch())
other = connect()
other.request('DELETE', '/queries/' + query, headers=head)
other.getresponse().read()
try:
    read += sum(len(batch) for batch in reader)
    print('ended', read, wanted)
except Exception as error:
    print('failed', type(error).__name__, read < wanted)
`;

it('a stream that is cut is an error for pyarrow, never a short table', async () => {
  const printed = await python(CUT, [
    service.kernelSocket,
    TOKEN,
    largePath,
    JSON.stringify(large),
    randomUUID()
  ]);
  expect(printed).toMatch(/^failed \w+ True/);
}, 60_000);

it('what was asked before is answered while every connection is taken', async () => {
  const own = await testService(folder, {
    releases: [place('endless')],
    limits: { connections: { panel: 1, kernel: 1 }, patience: 60_000 }
  });
  const drugs = one(peopleWith(1118084, 'drugExposure'));
  const before = await own.kernel('POST', '/releases/endless/count', drugs);
  expect(before.json).toMatchObject({ people: 40 });
  const id = randomUUID();
  const endless = own.kernel('POST', '/releases/endless/count', one(peopleWith(201826)), {
    [HEADERS.query]: id
  });
  expect((await own.kernel('POST', '/releases/endless/count', drugs)).json).toEqual(before.json);
  await own.kernel('DELETE', `/queries/${id}`);
  expect((await endless).status).toBe(499);
});
