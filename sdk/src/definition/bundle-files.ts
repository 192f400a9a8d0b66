import type { Bundle, BundleFile } from './bundle.js';
import { checkBytes } from './checks.js';
import { FILE_KINDS, type Definition, type FileKind } from './definition.js';
import { LIMITS } from './limits.js';
import { shortValue, type Problem } from './problem.js';
import type { FileReading } from './reading.js';
import { folderOf, resolvePath } from './references.js';

/** A file that was read, with the way that led to it. */
export interface Place {
  /** From the folder of the bundle's own file. */
  readonly path: string;
  /** Paths from the bundle's own file to this one, both included. */
  readonly trail: readonly string[];
}

/** A definition of the kind that was asked for, and where it is kept. */
export interface Found<K extends FileKind> {
  readonly definition: Extract<Definition, { kind: K }>;
  readonly place: Place;
}

/** The files of a bundle, each read once. Whatever is wrong is reported on the way, and answered by null. */
export interface BundleFiles {
  /** The bundle's own file. */
  readonly own: Place;
  /** A path as a person knows it: from where the bundle's own path begins. */
  shown(path: string): string;
  open(place: Place): Definition | null;
  /** The file that a reference names. `at` is the JSON pointer of the reference in the file `from`. */
  follow<K extends FileKind>(kind: K, reference: string, at: string, from: Place): Found<K> | null;
}

export function bundleFiles(
  bundle: Bundle,
  read: (file: BundleFile) => FileReading,
  report: (problem: Problem) => void
): BundleFiles {
  const folder = folderOf(bundle.path);
  const name = bundle.path.slice(folder.length).replace(/^\//, '');
  const shown = (path: string): string => (path === name ? bundle.path : resolvePath(folder, path));
  const texts = new Map([[name, bundle.text]]);
  for (const file of bundle.files) {
    const path = resolvePath('', file.path);
    const before = texts.get(path);
    if (before !== undefined && before !== file.text) {
      report({ file: shown(path), path: '', message: 'The file was sent twice, with different content.' });
    }
    texts.set(path, before ?? file.text);
  }

  const known = new Map<string, Definition | null>();
  function open({ path }: Place): Definition | null {
    const before = known.get(path);
    if (before !== undefined) return before;
    const reading = read({ path: shown(path), text: texts.get(path) ?? '' });
    if (reading.kind === 'problems') reading.problems.forEach(report);
    const definition = reading.kind === 'problems' ? null : reading;
    known.set(path, definition);
    return definition;
  }

  function follow<K extends FileKind>(kind: K, reference: string, at: string, from: Place): Found<K> | null {
    const refuse = (message: string): null => {
      report({ file: shown(from.path), path: at, message, value: shortValue(reference) });
      return null;
    };
    const path = resolvePath(folderOf(from.path), reference);
    const trail = [...from.trail, path];
    if (from.trail.includes(path)) {
      const circle = trail.slice(trail.indexOf(path)).map(shown).join(' → ');
      return refuse(`The files refer to each other in a circle: ${circle}. Take one of the references out.`);
    }
    if (!texts.has(path)) {
      const rule = 'The path starts from the folder of this file and stays inside the workspace.';
      return refuse(`There is no file ${shown(path)} that can be reached. ${rule}`);
    }
    const definition = open({ path, trail });
    if (definition === null) return null;
    if (definition.kind !== kind) return refuse(mismatch(kind, definition.kind));
    return { definition: definition as Found<K>['definition'], place: { path, trail } };
  }

  return { own: { path: name, trail: [name] }, shown, open, follow };
}

/** What is wrong with a bundle before any of its files is read. */
export function checkBundle(bundle: Bundle): Problem[] {
  const flaws = checkBytes([bundle.text, ...bundle.files.map(file => file.text)]);
  if (bundle.files.length > LIMITS.files) {
    flaws.push({ path: '', message: `The definition refers to more than ${LIMITS.files} files.` });
  }
  return flaws.map(flaw => ({ file: bundle.path, ...flaw }));
}

/** A file of another kind than is needed. */
export function mismatch(wanted: FileKind, found: FileKind): string {
  return `This is ${FILE_KINDS[found].noun}, but ${FILE_KINDS[wanted].noun} is needed here.`;
}
