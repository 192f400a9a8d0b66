import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import {
  AOU20,
  type Bin,
  quantilesOf,
  rankInSql,
  showBins,
  showList,
  shownRank,
  showRange,
  showSeries,
  showShare
} from './index.js';

const rounded = (value: number) => ({ kind: 'rounded', value, base: 20 });
const people = fc.oneof(fc.nat(60), fc.nat(100_000));

describe('showSeries', () => {
  const points = fc.uniqueArray(
    fc.record({ at: fc.integer({ min: 1990, max: 2030 }), people, records: people }),
    {
      selector: ({ at }) => at
    }
  );

  it('has no month of five people, however many records it has', () => {
    expect(
      showSeries([
        { at: 9, people: 5, records: 500 },
        { at: 5, people: 41, records: 999 },
        { at: 3, people: 0, records: 12 },
        { at: 2, people: 100, records: 200 }
      ])
    ).toEqual([
      { at: 2, people: rounded(100), records: rounded(200) },
      { at: 5, people: rounded(40), records: rounded(1_000) }
    ]);
  });

  it('is the same whoever is in steps of too few people', () => {
    fc.assert(
      fc.property(points, series =>
        expect(showSeries(series)).toEqual(showSeries(series.filter(point => point.people >= 40)))
      )
    );
  });

  it('is empty when nothing can be shown', () => {
    expect(showSeries([{ at: 2020, people: 39, records: 4_000 }])).toEqual([]);
    expect(showSeries([])).toEqual([]);
  });
});

describe('showRange', () => {
  const end = (at: number, first: number, last: number) => ({ at, first, last });

  it('begins where forty people have had their first date, ends where forty have their last', () => {
    expect(
      showRange([end(1, 3, 0), end(2, 36, 0), end(3, 1, 0), end(4, 60, 60), end(7, 0, 39), end(9, 0, 1)])
    ).toEqual({
      from: 3,
      to: 7
    });
  });

  it('is never told by fewer', () => {
    const ends = fc.array(fc.record({ at: fc.nat(50), first: fc.nat(60), last: fc.nat(60) }), {
      maxLength: 20
    });
    fc.assert(
      fc.property(ends, all => {
        const range = showRange(all);
        if (range === null) return;
        const sum = (part: typeof all, which: 'first' | 'last') =>
          part.reduce((n, each) => n + each[which], 0);
        expect(
          sum(
            all.filter(({ at }) => at <= range.from),
            'first'
          )
        ).toBeGreaterThanOrEqual(40);
        expect(
          sum(
            all.filter(({ at }) => at >= range.to),
            'last'
          )
        ).toBeGreaterThanOrEqual(40);
      })
    );
  });

  it('is not there when people are few, or lie too far apart', () => {
    expect(showRange([end(1, 39, 39)])).toBeNull();
    expect(showRange(Array.from({ length: 50 }, (_, at) => end(at, 1, 1)))).toBeNull();
  });
});

/** Bins between those edges, open at both ends. */
const bins = (edges: readonly number[], counts: readonly number[]): Bin[] =>
  counts.map((count, i) => ({
    from: edges[i - 1] ?? null,
    to: edges[i] ?? null,
    people: count,
    records: 2 * count
  }));

describe('showBins', () => {
  it('shows bins of people enough, upwards', () => {
    expect(showBins(bins([5, 6], [40, 100, 61]).reverse())).toEqual([
      { from: null, to: 5, people: rounded(40), records: rounded(80) },
      { from: 5, to: 6, people: rounded(100), records: rounded(200) },
      { from: 6, to: null, people: rounded(60), records: rounded(120) }
    ]);
  });

  it('shows nothing at all when one bin has three people, or the profile is stricter than the bins', () => {
    expect(showBins(bins([5, 6], [400, 3, 600]))).toBeNull();
    expect(showBins(bins([5, 6], [400, 90, 600]), { name: 'strict', below: 100, base: 50 })).toBeNull();
    expect(showBins([])).toBeNull();
  });

  it('shows nothing that tells an end, or leaves a gap', () => {
    const [low, middle, high] = bins([5, 6], [100, 100, 100]) as [Bin, Bin, Bin];
    expect(showBins([{ ...low, from: 0.1 }, middle, high])).toBeNull();
    expect(showBins([low, middle, { ...high, to: 9.9 }])).toBeNull();
    expect(showBins([low, high])).toBeNull();
  });
});

describe('quantilesOf', () => {
  const quantiles = (edges: readonly number[], counts: readonly number[]) =>
    quantilesOf(showBins(bins(edges, counts)) ?? []);

  it('lie in bins, and about somewhere in them', () => {
    expect(quantiles([10, 20, 30], [100, 400, 400, 100])).toEqual([
      { percent: 5, from: null, to: 10, about: null },
      { percent: 25, from: 10, to: 20, about: 14 },
      { percent: 50, from: 10, to: 20, about: 20 },
      { percent: 75, from: 20, to: 30, about: 26 },
      { percent: 95, from: 30, to: null, about: null }
    ]);
  });

  it('never fall, and stay in their bins', () => {
    const counts = fc.array(fc.integer({ min: 40, max: 5_000 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(counts, some => {
        const found = quantiles(
          some.slice(1).map((_, i) => i),
          some
        );
        expect(found.map(({ percent }) => percent)).toEqual([5, 25, 50, 75, 95]);
        const at = found.map(({ from, about }) => about ?? from ?? -Infinity);
        expect(at).toEqual([...at].sort((a, b) => a - b));
        for (const { from, to, about } of found)
          if (about !== null) expect(about >= from! && about <= to!).toBe(true);
      })
    );
  });

  it('say nothing of a single bin', () => {
    expect(quantiles([], [1_000])).toEqual([]);
  });
});

describe('showList', () => {
  it('leaves out who is too few, and goes by the shown count, then the name', () => {
    const items = [
      { name: 'b', people: 101, records: 101 },
      { name: 'rare', people: 39, records: 4_000 },
      { name: 'a', people: 99, records: 99 },
      { name: 'c', people: 300, records: 900 }
    ];
    expect(showList(items, ({ name }) => name)).toEqual([
      { name: 'c', people: rounded(300), records: rounded(900) },
      { name: 'a', people: rounded(100), records: rounded(100) },
      { name: 'b', people: rounded(100), records: rounded(100) }
    ]);
  });
});

it('a share is of shown numbers, and of none where one is hidden', () => {
  expect(showShare({ kind: 'rounded', value: 60, base: 20 }, { kind: 'rounded', value: 480, base: 20 })).toBe(
    13
  );
  expect(
    showShare({ kind: 'rounded', value: 500, base: 20 }, { kind: 'rounded', value: 480, base: 20 })
  ).toBe(100);
  expect(showShare({ kind: 'hidden', below: 40 }, { kind: 'rounded', value: 480, base: 20 })).toBeNull();
  expect(showShare({ kind: 'rounded', value: 40, base: 20 }, { kind: 'hidden', below: 40 })).toBeNull();
});

it.each([AOU20, { name: 'strict', below: 100, base: 50 }])(
  'the rank in SQL is the rank: %p',
  async profile => {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const read = await connection.runAndReadAll(
      `select ${rankInSql('n', profile)}::integer as rank from (select unnest(range(2000)) as n union all select 1234567) order by n`
    );
    connection.closeSync();
    const counts = [...Array.from({ length: 2000 }, (_, n) => n), 1_234_567];
    expect(read.getRowObjects().map(({ rank }) => rank)).toEqual(counts.map(n => shownRank(n, profile)));
  }
);
