import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
/** The repository's root. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** A folder of the shared data, at `$COHORTLAB_SHARED` or beside the repository; says so when it is missing. */
export function sharedFolder(...parts) {
    const folder = join(process.env['COHORTLAB_SHARED'] ?? join(ROOT, '..', 'shared'), ...parts);
    if (!existsSync(folder)) {
        throw new Error(`Shared data is missing: ${folder}. Set COHORTLAB_SHARED to the folder that holds it.`);
    }
    return folder;
}
//# sourceMappingURL=shared.js.map