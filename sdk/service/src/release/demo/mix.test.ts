import { join } from 'node:path';
import { testFolder } from '../../testing/folder.js';
import { openDatabase } from '../database.js';
import { MIX } from './mix.js';

const temporary = join(testFolder(), 'temporary');

/** The same in whole numbers of JavaScript, written from the description and not from the SQL. */
function mixed(x: bigint): bigint {
  const word = 0xffffffffn;
  x ^= x >> 16n;
  x = (x * 0x7feb352dn) & word;
  x ^= x >> 15n;
  x = (x * 0x846ca68bn) & word;
  return x ^ (x >> 16n);
}
const draw = (key: bigint, stream: bigint): bigint => mixed(key ^ ((stream * 0x9e3779b9n) & 0xffffffffn));
const below = (r: bigint, n: bigint): number => Number((r * n) >> 32n);
const bell = (r: bigint): number =>
  [0n, 8n, 16n, 24n].reduce((sum, by) => sum + Number((r >> by) & 255n), -510);

test('draws are whole-number arithmetic, the same in SQL and outside it', async () => {
  const database = await openDatabase(':memory:', { temporary });
  await database.run(MIX);
  const rows = await database.ask(
    `select key, stream, draw(key, stream) as r, below(draw(key, stream), 1000) as thousand,
       chance(draw(key, stream)) as chance, bell(draw(key, stream)) as bell
     from (select mixed(i::ubigint) as key from range(300) t(i)), (select i * 997 as stream from range(60) t(i))`
  );
  database.close();
  expect(rows).toHaveLength(18_000);
  for (const row of rows) {
    const r = draw(row['key'] as bigint, row['stream'] as bigint);
    expect(row).toMatchObject({ r, thousand: below(r, 1_000n), chance: below(r, 1_000_000n), bell: bell(r) });
  }
});
