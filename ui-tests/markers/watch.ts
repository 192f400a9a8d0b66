import { closeSync, openSync, readSync } from 'node:fs';
import { NEEDLES, type Needle } from './needles';

/** The kinds of places that are looked at. */
export type Place = 'response' | 'request' | 'frame' | 'document' | 'storage' | 'console' | 'file';

/** A marker that was seen where it should not be. */
export interface Sighting {
  readonly place: Place;
  /** An address, a file's path. */
  readonly where: string;
  readonly marker: string;
  readonly form: string;
  /** What stands around it. */
  readonly excerpt: string;
}

/** Read at a time from a file. Chunks overlap by more than any needle has bytes. */
const CHUNK = 16 * 1024 ** 2;
const OVERLAP = 256;

/** Looks for markers in whatever it is shown, and keeps what it saw. */
export class Watch {
  readonly sightings: Sighting[] = [];
  /** How much was looked at, so that a test can tell that nothing was found from nothing was looked at. */
  readonly looked: Record<Place, { things: number; bytes: number }>;

  constructor() {
    const none = () => ({ things: 0, bytes: 0 });
    this.looked = {
      response: none(),
      request: none(),
      frame: none(),
      document: none(),
      storage: none(),
      console: none(),
      file: none()
    };
  }

  look(place: Place, where: string, content: string | Buffer): void {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    this.looked[place].things += 1;
    this.looked[place].bytes += bytes.length;
    this.#search(place, where, bytes);
  }

  /** A file's name and content. A file that is gone by now leaves nothing behind. */
  lookAtFile(file: string): void {
    const handle = open(file);
    this.look('file', file, file);
    if (handle === null) {
      return;
    }
    try {
      const chunk = Buffer.alloc(CHUNK);
      for (let at = 0, read = CHUNK; read === CHUNK; at += CHUNK - OVERLAP) {
        read = readSync(handle, chunk, 0, CHUNK, at);
        this.looked.file.bytes += read;
        this.#search('file', file, chunk.subarray(0, read));
      }
    } finally {
      closeSync(handle);
    }
  }

  #search(place: Place, where: string, bytes: Buffer): void {
    for (const needle of NEEDLES) {
      const at = bytes.indexOf(needle.bytes);
      if (at >= 0) {
        this.sightings.push({ place, where, ...found(needle), excerpt: excerpt(bytes, at, needle) });
      }
    }
  }
}

function found({ marker, form }: Needle): Pick<Sighting, 'marker' | 'form'> {
  return { marker, form };
}

function excerpt(bytes: Buffer, at: number, { bytes: { length } }: Needle): string {
  return bytes.subarray(Math.max(0, at - 60), at + length + 60).toString('latin1');
}

function open(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}
