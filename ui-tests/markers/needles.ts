/** The markers of `markers.json`, in every form in which one could reach a browser or a disk. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Bytes to look for. `marker` and `form` say what was found when they are. */
export interface Needle {
  readonly marker: string;
  readonly form: string;
  readonly bytes: Buffer;
}

interface Markers {
  readonly text: string;
  readonly unicode: string;
  readonly person: string;
  readonly record: string;
  readonly number: string;
  readonly date: string;
  readonly time: string;
}

export const MARKERS = JSON.parse(readFileSync(path.join(__dirname, 'markers.json'), 'utf8')) as Markers;

/** Ids lie this close above their base; `make_cdm.py` numbers them so. */
const IDS = 2n ** 24n;
/** Numbers too. */
const NUMBERS = 2;

export const NEEDLES: readonly Needle[] = [
  ...ofText('text', MARKERS.text),
  ...ofText('unicode', MARKERS.unicode),
  ...ofIds('person', BigInt(MARKERS.person)),
  ...ofIds('record', BigInt(MARKERS.record)),
  ...ofNumbers('number', Number(MARKERS.number)),
  ...ofDay('date', MARKERS.date),
  needle('time', 'milliseconds', Buffer.from(MARKERS.time.slice(0, 12)))
];

function needle(marker: string, form: string, bytes: Buffer): Needle {
  return { marker, form, bytes };
}

function ofText(marker: string, text: string): Needle[] {
  const bytes = Buffer.from(text);
  const forms: [string, Buffer][] = [
    ['UTF-8', bytes],
    ['UTF-16', Buffer.from(text, 'utf16le')],
    ['hexadecimal', Buffer.from(bytes.toString('hex'))],
    ...[0, 1, 2].map((before): [string, Buffer] => [`base64 ${before}`, base64(bytes, before)])
  ];
  if (bytes.length > text.length) {
    const escaped = text.replace(/[^ -~]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
    forms.push(['JSON', Buffer.from(escaped)], ['in an address', Buffer.from(encodeURIComponent(text))]);
  }
  return forms.map(([form, found]) => needle(marker, form, found));
}

/** What base64 always makes of `bytes` with `before` bytes (modulo 3) ahead of them. */
function base64(bytes: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const first = [0, 2, 3][before]!;
  const last = Math.floor((4 * (before + bytes.length)) / 3);
  return Buffer.from(whole.slice(first, last));
}

function ofIds(marker: string, base: bigint): Needle[] {
  const ends = [base, base + IDS - 1n] as const;
  return [
    ...ofDigits(marker, common(...ends.map(end => String(end).replace('-', ''))), Number(base)),
    needle(marker, 'int64', highBytes(ends.map(end => bytesOf(data => data.writeBigInt64LE(end))))),
    needle(marker, 'float64', highBytes(ends.map(end => bytesOf(data => data.writeDoubleLE(Number(end))))))
  ];
}

function ofNumbers(marker: string, base: number): Needle[] {
  const ends = [base, base + NUMBERS - 2 ** -20];
  return [
    ...ofDigits(marker, common(...ends.map(String)), base),
    needle(marker, 'float64', highBytes(ends.map(end => bytesOf(data => data.writeDoubleLE(end)))))
  ];
}

/** The first digits of a number: as they are, in groups of three, and as pandas shortens them. */
function ofDigits(marker: string, digits: string, base: number): Needle[] {
  const length = base.toFixed(0).replace('-', '').length;
  const grouped = digits.replace(/./g, (digit, place: number) =>
    place > 0 && (length - place) % 3 === 0 ? `,${digit}` : digit
  );
  const [short = ''] = Math.abs(base).toExponential(6).split('+');
  return [
    needle(marker, 'digits', Buffer.from(digits)),
    needle(marker, 'grouped digits', Buffer.from(grouped)),
    needle(marker, 'exponent', Buffer.from(`${short}+`))
  ];
}

function ofDay(marker: string, day: string): Needle[] {
  const [year, month, number] = day.split('-').map(Number) as [number, number, number];
  const midnight = Date.UTC(year, month - 1, number);
  const inWords = (language: string): string =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(midnight);
  const texts = [
    day,
    `${day.slice(0, 7)} to`,
    `to ${day.slice(0, 7)}`,
    `${month}/${number}/${year}`,
    `${number}.${month}.${year}`,
    `${number}/${month}/${year}`,
    inWords('en-US'),
    inWords('en-GB'),
    String(midnight)
  ];
  return [
    ...texts.map(text => needle(marker, text, Buffer.from(text))),
    needle(
      marker,
      'int64',
      bytesOf(data => data.writeBigInt64LE(1000n * BigInt(midnight)))
    )
  ];
}

function common(...texts: string[]): string {
  const [first = '', ...others] = texts;
  let length = 0;
  while (length < first.length && others.every(other => other[length] === first[length])) {
    length += 1;
  }
  return first.slice(0, length);
}

function bytesOf(write: (data: Buffer) => void): Buffer {
  const data = Buffer.alloc(8);
  write(data);
  return data;
}

/** The high bytes of little-endian numbers, as far as all have the same. */
function highBytes(numbers: readonly Buffer[]): Buffer {
  const [first, ...others] = numbers as [Buffer, ...Buffer[]];
  let start = 8;
  while (start > 0 && others.every(other => other[start - 1] === first[start - 1])) {
    start -= 1;
  }
  return first.subarray(start);
}
