import { type Dirent, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Watch } from './watch';

/** Where programs leave files that nobody told them where to leave. */
const SHARED = new Set([tmpdir(), '/tmp', '/var/tmp', '/dev/shm']);

/** Of files that others may have made, those beyond this many bytes are passed over. */
const LARGE = 64 * 1024 ** 2;

/** Looks at every file below `place` but those of its folder `release`, which holds the data themselves. */
export function lookBelow(watch: Watch, place: string): void {
  const data = path.join(place, 'release');
  filesBelow(place)
    .filter(file => !file.startsWith(data))
    .forEach(file => watch.lookAtFile(file));
}

/**
 * Looks at every file that this account has written since `begin` (milliseconds) where anybody may write. A checkout
 * that lies there is passed over: it may be of this repository, with the markers themselves, and at work.
 */
export function lookElsewhere(watch: Watch, begin: number): void {
  const noCheckout = (entries: readonly Dirent[]): boolean => entries.every(({ name }) => name !== '.git');
  for (const file of [...SHARED].flatMap(place => filesBelow(place, noCheckout))) {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts && facts.uid === process.getuid?.() && facts.mtimeMs >= begin && facts.size <= LARGE) {
      watch.lookAtFile(file);
    }
  }
}

/** The files of a folder, and of those below that `enter` says yes to by what lies in them. */
function filesBelow(folder: string, enter: (entries: readonly Dirent[]) => boolean = () => true): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const entered = enter(entries) ? entries : [];
    return entered.flatMap(entry => {
      const found = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(found, enter) : entry.isFile() ? [found] : [];
    });
  } catch {
    return []; // it is another account's, or gone by now
  }
}
