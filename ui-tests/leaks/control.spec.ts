/** That the marker test can fail: what it looks with sees a marker in every place that it looks at. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test as base } from '@playwright/test';
import { lookBelow, lookElsewhere } from '../markers/disk';
import { MARKERS } from '../markers/needles';
import { type Place, Watch } from '../markers/watch';
import { runCell } from '../stories/lab';
import { FILES } from './cells';
import { PLACE } from './jupyter';
import { openCells, save } from './notebook';
import { EXACT } from './panels';
import { test } from './test';
import { Traffic } from './traffic';

/** A record as programs write it, made by Python: by name, the bytes in hexadecimal. */
const WRITTEN = `
import base64, json, struct, sys
import pandas as pd
markers = json.load(open(sys.argv[1], encoding="utf-8"))
person, record = int(markers["person"]) + 2_345_678, int(markers["record"]) + 7_000_123
number = float(markers["number"]) + 0.7182
text = markers["text"] + "-note-17 " + markers["unicode"]
moment = pd.Timestamp(markers["date"] + " " + markers["time"])
frame = pd.DataFrame({"x": [float(person), 1.0], "y": [number, 1e-3]})
written = {
  "a CSV line": f"{person},{record},{number},{text}".encode(),
  "JSON": json.dumps([text.split()[1]]).encode(),
  "JSON of a person": json.dumps(person).encode(),
  "a JavaScript number": str(int(float(person))).encode(),
  "columns of 64-bit integers": struct.pack("<2q", 1, person),
  "a column of doubles": struct.pack("<2d", 1, number),
  "an id as a double": struct.pack("<d", float(record)),
  "a column of timestamps": struct.pack("<q", pd.Timestamp(markers["date"]).value // 1000),
  "a printed frame": repr(frame).encode(),
  "grouped digits": f"{person:,}".encode(),
  "more grouped digits": f"{number:,.2f}".encode(),
  "a date and time": moment.isoformat().encode(),
  "a day in words": moment.strftime("%b %d, %Y").encode(),
  "UTF-16": text.encode("utf-16-le"),
  **{f"base64, {n} bytes on": base64.b64encode(b"x" * n + text.encode() + b"y") for n in range(3)},
}
print(json.dumps({name: data.hex() for name, data in written.items()}))
`;

base('a marker is found however a program writes it', () => {
  const markers = path.join(__dirname, '..', 'markers', 'markers.json');
  const python = path.join(__dirname, '..', '..', '.venv', 'bin', 'python');
  const written = JSON.parse(execFileSync(python, ['-c', WRITTEN, markers], { encoding: 'utf8' }));
  for (const [name, bytes] of Object.entries<string>(written)) {
    const watch = new Watch();
    watch.look('file', name, Buffer.concat([Buffer.alloc(99), Buffer.from(bytes, 'hex'), Buffer.alloc(99)]));
    expect(watch.sightings.length, name).toBeGreaterThan(0);
  }
});

base('a marker is found at the seams of a large file, and in the name of one', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'markers-'));
  const large = Buffer.alloc(40 * 1024 ** 2);
  large.write(MARKERS.text, 16 * 1024 ** 2 - 5);
  writeFileSync(path.join(folder, 'large'), large);
  writeFileSync(path.join(folder, MARKERS.text), '');
  const watch = new Watch();
  lookBelow(watch, folder);
  rmSync(folder, { recursive: true });
  expect(watch.sightings.map(({ where }) => path.basename(where)).sort()).toEqual(['large', MARKERS.text]);
});

base('a marker is found where anybody may write, but not in a checkout there', () => {
  const begin = Date.now() - 1_000;
  const folder = mkdtempSync(path.join(tmpdir(), 'markers-'));
  mkdirSync(path.join(folder, 'checkout', '.git'), { recursive: true });
  writeFileSync(path.join(folder, 'checkout', 'markers.json'), MARKERS.text);
  writeFileSync(path.join(folder, 'left'), MARKERS.text);
  const watch = new Watch();
  lookElsewhere(watch, begin);
  rmSync(folder, { recursive: true });
  const here = watch.sightings.map(({ where }) => where).filter(where => where.startsWith(folder));
  expect(here.map(where => path.relative(folder, where))).toEqual(['left']);
});

base('an exact count is told from a rounded one', () => {
  const exact = ['{"people":1237}', '[3011,40]', 'These are 1,237 people.', '3,011'];
  const rounded = [
    '{"value":1240,"base":20}',
    '≈3,020 people',
    '11237',
    '30110',
    '1.1237',
    'a1237f',
    '2-1237'
  ];
  expect(exact.filter(text => !EXACT.test(text))).toEqual([]);
  expect(rounded.filter(text => EXACT.test(text))).toEqual([]);
});

test('rows that a person displays are seen everywhere', async ({ page }) => {
  const watch = new Watch();
  const traffic = new Traffic(page, watch);
  await page.goto('tree/study');
  const dataset = 'study/datasets/said.dataset.json';
  await page.contents.uploadContent(JSON.stringify(FILES[dataset]), 'text', dataset);
  const reading = 'import cohortlab as cl\n\nframe = cl.dataset("datasets/said.dataset.json").to_pandas()';
  await openCells(page, 'control.ipynb', [{ source: reading }, { source: 'frame.head()' }]);
  await runCell(page, 0);
  await traffic.look();
  expect(watch.sightings).toEqual([]);

  await runCell(page, 1);
  await save(page);
  await page.evaluate(async () => {
    const rows = document.querySelector('.jp-RenderedHTML')!.textContent!;
    console.log(rows);
    sessionStorage.setItem('rows', rows);
    await (await fetch('/api/contents/study/control.ipynb')).text();
  });
  await traffic.look();
  lookBelow(watch, PLACE);

  const seen = (place: Place): Set<string> =>
    new Set(watch.sightings.filter(each => each.place === place).map(({ marker }) => marker));
  const all = ['date', 'number', 'person', 'record', 'text', 'time'];
  for (const place of ['frame', 'document', 'request', 'response', 'console', 'storage', 'file'] as const) {
    expect([...seen(place)].sort(), place).toEqual(all);
  }
  const files = new Set(watch.sightings.map(({ where }) => path.basename(where)));
  expect(files).toContain('control.ipynb');
  expect(files).toContain('control-checkpoint.ipynb');
});
