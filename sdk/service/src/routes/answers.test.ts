import type { Ask } from '../engine/ask.js';
import { Answers } from './answers.js';

test('what was asked before is not asked again; other values, kept rows or releases are another question', async () => {
  const asked: string[] = [];
  const ask: Ask = async (sql, parameters, kept) => {
    asked.push(JSON.stringify([sql, parameters, kept]));
    return [{ asked: asked.length }];
  };
  const answers = new Answers();
  const kept = (sql: string) => [{ name: 'few', sql, parameters: {} }];
  const questions: readonly [string, ...Parameters<Ask>][] = [
    ['one', 'select 1'],
    ['two', 'select 1'],
    ['one', 'select $n', { n: 1 }],
    ['one', 'select $n', { n: 2 }],
    ['one', 'select * from few', {}, kept('select 1')],
    ['one', 'select * from few', {}, kept('select 2')]
  ];
  const all = () =>
    Promise.all(questions.map(([release, ...words]) => answers.remember(release, ask)(...words)));
  const first = await all();
  expect(asked).toHaveLength(questions.length);
  expect(new Set(first.map(rows => rows[0]!['asked'])).size).toBe(questions.length);
  expect(await all()).toEqual(first);
  expect(asked).toHaveLength(questions.length);
});
