import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { testFolder } from '../../testing/folder.js';
import { corpusPolicy } from '../../testing/curation-corpus.js';
import { curationFacts, type CurationOptions, readCuration } from './index.js';
import { readKey } from './key.js';
import { CurationError } from './problem.js';
import { PROFILES } from './profiles.js';

const folder = testFolder();
const KEY = Array.from({ length: 32 }, (_, place) => (place * 7 + 3).toString(16).padStart(2, '0')).join('');
let count = 0;
const file = (content: string | Buffer, mode = 0o600): string => {
  const path = join(folder, String(count++));
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
};

/** What is said, with the way out; paths and the like shortened. */
function said(options: Partial<CurationOptions>): string {
  try {
    readCuration({ policy: 'registered', key: file(KEY), ...options });
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(CurationError);
    const { message, next } = error as CurationError;
    expect(message + next).not.toContain(KEY);
    return `${message} ${next}`.replaceAll(folder, '');
  }
}
const policy = (value: object): { policy: string } => ({ policy: file(JSON.stringify(value)) });

test('both profiles are policies', () => {
  expect(PROFILES.map(({ name }) => said({ policy: name }))).toEqual(['', '']);
});

test('a missing key stops, and none is invented', () => {
  expect(() => readKey(undefined)).toThrow(
    'needs the secret key that research ids and date shifts come from (--key FILE)'
  );
  expect(said({ key: join(folder, 'nowhere') })).toMatch(/^The key \/nowhere is not there\./);
});

test('a key that others may read, or that is none, is refused', () => {
  for (const mode of [0o640, 0o604, 0o620, 0o644])
    expect(said({ key: file(KEY, mode) })).toMatch(
      /can be used by other accounts: its permissions are 06\d\d. Make it yours alone: chmod 600 /
    );
  expect(said({ key: file(KEY.slice(2)) })).toContain(
    'is not one line of 64 hexadecimal digits. Make one once'
  );
  expect(said({ key: file(`${KEY}\n${KEY}`) })).toContain('is not one line');
  expect(said({ key: file('00'.repeat(32)) })).toContain('is not random');
  expect(said({ key: file('x'.repeat(2_000)) })).toContain('is larger than 1024 bytes');
  mkdirSync(join(folder, 'directory'));
  expect(said({ key: join(folder, 'directory') })).toContain('is not a plain file');
});

test('ids come from the key by scope and kind, in 63 bits; shifts from 1 to 364', () => {
  const key = readKey(file(`${KEY}\n`));
  const ids = [-9007199254740993n, 9007199254740993n, 0n, 9007199254740992n].flatMap(id => [
    key.researchId('a', 'person', id),
    key.researchId('b', 'person', id),
    key.researchId('a', 'provider', id)
  ]);
  expect(new Set(ids).size).toBe(12);
  expect(ids.every(id => BigInt(id) > 0n && BigInt(id) < 2n ** 63n)).toBe(true);
  const shifts = Array.from({ length: 20_000 }, (_, id) => key.shiftDays(BigInt(id)));
  expect([Math.min(...shifts), Math.max(...shifts), new Set(shifts).size]).toEqual([1, 364, 364]);
  // Whoever changes a label changes every research id and every shift of every release.
  expect([key.researchId('registered', 'person', 1n), key.shiftDays(1n)]).toEqual([
    '4792758491716548914',
    347
  ]);
});

test('a broken policy is told by field, value and way out', () => {
  expect(said({ policy: join(folder, 'registred') })).toContain('There is no policy /registred');
  expect(said({ policy: 'registred' })).toContain('Shipped profiles are registered and controlled.');
  expect(said({ policy: file('{ "name": "a", "name": "b" }') })).toContain('"name" is there twice');
  expect(said(policy({ ...corpusPolicy(), tier: 'open' }))).toContain(
    '/tier: "tier" must be "registered" or "controlled". It is "open".'
  );
  expect(said(policy({ ...corpusPolicy(), extra: 1 }))).toContain('There is no field "extra" here.');
  expect(said(policy(corpusPolicy({ ages: { limit: 20, over: 'remove' } })))).toContain(
    '"limit" must be at least 60. It is 20.'
  );
  expect(said(policy(corpusPolicy({ ages: { limit: 90, over: 'hide' } })))).toContain(
    'must be "remove" or "cap". It is "hide".'
  );
  expect(said(policy(corpusPolicy({ ages: { kind: 'agse' } })))).toMatch(
    /"kind" must be "unknownColumns", .*"agse".* Did you mean "ages"\?|Did you mean "ages"\?/
  );
});

test('a policy must have the rules of its tier, each once', () => {
  const { rules, ...rest } = corpusPolicy() as { rules: { kind: string }[] };
  expect(
    said(policy({ ...rest, rules: rules.filter(({ kind }) => kind !== 'shiftDates' && kind !== 'ages') }))
  ).toContain(
    'is for the registered tier and lacks rules of it: shiftDates, ages. Add them, or start from the profile registered.'
  );
  expect(said(policy({ ...rest, rules: [...rules, rules[0]!] }))).toContain(
    `has the rule ${rules[0]!.kind} twice.`
  );
});

test('a list of known concepts is read beside the policy, strictly', () => {
  const known = (content: string): string =>
    said(policy(corpusPolicy({ newConcepts: { known: file(content).replace(`${folder}/`, '') } })));
  expect(known('201826\n8507\n')).toBe('');
  expect(known('201826\nx\n')).toContain('line 2, is not a concept id');
  expect(said(policy(corpusPolicy({ newConcepts: { known: 'none' } })))).toContain(
    '(field "known" of the rule newConcepts) cannot be read'
  );
});

test('suppressed concepts can lie in a list beside the policy; a release tells its checksum, not its name', () => {
  const listed = (path: string): object =>
    corpusPolicy({ suppressedConcepts: { of: [{ kind: 'file', path, descendants: false }] } });
  expect(said(policy(listed('none')))).toContain(
    '(field "path" of the rule suppressedConcepts) cannot be read. Paths are relative to the policy file.'
  );
  expect(said(policy(listed(file('1\n-2\n'))))).toContain('line 2, is not a concept id');
  const path = file('9000001\n9000003\n');
  const curation = readCuration({ ...policy(listed(path)), key: file(KEY) });
  expect(curation.lists.get(path)?.ids).toEqual([9000001, 9000003]);
  const { rules } = curationFacts(curation);
  const { settings } = rules.find(({ rule }) => rule === 'suppressedConcepts')!;
  expect(JSON.parse(settings)).toEqual({
    of: [{ kind: 'file', path: expect.stringMatching(/^sha256:[0-9a-f]{64}$/), descendants: false }]
  });
});

test('one line that is no id refuses the list of withdrawn people', () => {
  const withdrawn = (content: string | Buffer): string => said({ withdrawn: file(content) });
  const read = readCuration({
    policy: 'registered',
    key: file(KEY),
    withdrawn: file('1\r\n-9007199254740993\r\n1\r\n')
  });
  expect(read.withdrawn).toEqual(['1', '-9007199254740993']);
  for (const line of [
    'person_id',
    '1.0',
    ' 2',
    '2 ',
    '"2"',
    '1e3',
    '0x1',
    '+1',
    '007',
    '',
    '9223372036854775808',
    "1');--",
    '１'
  ])
    expect(withdrawn(`1\n${line}\n3\n`)).toContain('line 2, is not a person id');
  expect(withdrawn('\uFEFF1\n')).toContain('line 1, is not a person id');
  expect(withdrawn(Buffer.from([0x31, 0xff, 0x0a]))).toContain('line 1, is not a person id');
  expect(withdrawn('1\u00002')).toContain('line 1, is not a person id');
  expect(withdrawn('')).toContain('is empty. If nobody has withdrawn, leave --withdraw out.');
  expect(said({ withdrawn: join(folder, 'nowhere') })).toContain('is not there');
});
