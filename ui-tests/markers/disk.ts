import { readdirSync, statSync } from 'node:fs';
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

/** Looks at every file that this account has written since `begin` (milliseconds) where anybody may write. */
export function lookElsewhere(watch: Watch, begin: number): void {
  for (const file of [...SHARED].flatMap(filesBelow)) {
    const facts = statSync(file, { throwIfNoEntry: false });
    if (facts && facts.uid === process.getuid?.() && facts.mtimeMs >= begin && facts.size <= LARGE) {
      watch.lookAtFile(file);
    }
  }
}

function filesBelow(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
      const found = path.join(folder, entry.name);
      return entry.isDirectory() ? filesBelow(found) : entry.isFile() ? [found] : [];
    });
  } catch {
    return []; // it is another account's, or gone by now
  }
}
