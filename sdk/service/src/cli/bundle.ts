import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import {
  type Bundle,
  folderOf,
  LIMITS,
  readDefinition,
  referencesOf,
  resolvePath
} from '@cohortlab/sdk/definition';
import { Failure } from './failure.js';
import { liesIn, studyFolder } from './workspace.js';

/**
 * A definition file with every file that it refers to. References stay inside the definition's study;
 * one that leads out or to nothing is left out, and reading the bundle says so.
 */
export function readFiles(path: string): Bundle {
  if (!existsSync(path) || !statSync(path).isFile())
    throw new Failure(
      `There is no definition at ${path}.`,
      'Name a *.cohort.json file or one exported from ATLAS.'
    );
  const study = studyFolder(path);
  const folder = dirname(resolve(path));
  const own = basename(path);
  const texts = new Map([[own, text(path)]]);
  const wanted = [own];
  for (let key = wanted.shift(); key !== undefined; key = wanted.shift()) {
    const definition = readDefinition({ path: key, text: texts.get(key) ?? '' });
    if (definition.kind === 'problems') continue;
    for (const reference of referencesOf(definition)) {
      const other = resolvePath(folderOf(key), reference.path);
      const file = join(folder, other);
      if (texts.has(other) || texts.size > LIMITS.files || !existsSync(file) || !liesIn(file, study))
        continue;
      texts.set(other, text(file));
      wanted.push(other);
    }
  }
  const files = [...texts].filter(([key]) => key !== own).map(([key, text]) => ({ path: key, text }));
  return { path: shown(study, path), text: texts.get(own) ?? '', files };
}

/** The path from the study's folder, as definitions write paths. */
const shown = (study: string, path: string): string => relative(study, resolve(path)).split(sep).join('/');

function text(path: string): string {
  if (statSync(path).size > LIMITS.bytes)
    throw new Failure(
      `${path} is larger than ${LIMITS.bytes / 1e6} MB.`,
      'Use fewer concepts, with descendants.'
    );
  return readFileSync(path, 'utf8');
}
