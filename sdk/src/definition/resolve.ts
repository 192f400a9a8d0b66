import type { Bundle, BundleFile } from './bundle.js';
import { checkBytes, checkItems } from './checks.js';
import type { ConceptsFile, ConceptSet, InlineConceptSet } from './concept-set.js';
import { FILE_KINDS, type Definition, type FileKind, type ResolvedCohort } from './definition.js';
import { LIMITS } from './limits.js';
import { shortValue, type Problem } from './problem.js';
import type { FileReading, Reading } from './reading.js';
import { climbsOut, folderOf, resolvePath } from './references.js';

type ReadFile = (file: BundleFile) => FileReading;

/** A file that is being read, by its path from the folder of the bundle's own file. */
interface Place {
  readonly path: string;
  /** The files that led here, the bundle's own first, this one last. */
  readonly trail: readonly string[];
}

/** Follows the references of a bundle; the files are read by `read`, each once. */
export function resolveBundle(bundle: Bundle, cohort: Bundle | undefined, read: ReadFile): Reading {
  const problems: Problem[] = [];
  const files = openBundle(bundle, read, problems);
  const main = files.own();
  if (problems.length > 0 || main === null) return { kind: 'problems', problems };
  const result = resolveMain(main, files, cohort, read, problems);
  return problems.length > 0 || result === null ? { kind: 'problems', problems } : result;
}

function resolveMain(
  main: Definition,
  files: Files,
  other: Bundle | undefined,
  read: ReadFile,
  problems: Problem[]
): Reading | null {
  const own: Place = { path: files.name, trail: [files.name] };
  if (other !== undefined && main.kind !== 'dataset') {
    const message = 'Another cohort can stand in only in a dataset; this is no dataset file.';
    problems.push({ file: files.shown(own.path), path: '', message });
    return null;
  }
  switch (main.kind) {
    case 'concepts':
      return main;
    case 'cohort':
      return { kind: 'cohort', cohort: files.cohort(main.cohort, own) };
    case 'dataset': {
      const dataset = { ...main.dataset, conceptSets: files.inline(main.dataset.conceptSets, own) };
      if (other !== undefined) {
        const reading = resolveBundle(other, undefined, read);
        if (reading.kind === 'cohort') return { kind: 'dataset', dataset, cohort: reading.cohort };
        if (reading.kind === 'problems') problems.push(...reading.problems);
        else problems.push({ file: other.path, path: '', message: mismatch('cohort', reading.kind) });
        return null;
      }
      if (dataset.cohort.kind === 'everyone') return { kind: 'dataset', dataset, cohort: null };
      const found = files.follow('cohort', dataset.cohort.path, '/cohort/path', own);
      return (
        found && { kind: 'dataset', dataset, cohort: files.cohort(found.definition.cohort, found.place) }
      );
    }
  }
}

function mismatch(wanted: FileKind, found: FileKind): string {
  return `This is ${FILE_KINDS[found].noun}, but ${FILE_KINDS[wanted].noun} is needed here.`;
}

type Files = ReturnType<typeof openBundle>;

function openBundle(bundle: Bundle, read: ReadFile, problems: Problem[]) {
  const folder = folderOf(bundle.path);
  const name = bundle.path.slice(folder.length).replace(/^\//, '');
  /** A path as a person knows it: from where the bundle's own path begins. */
  const shown = (path: string): string => (path === name ? bundle.path : resolvePath(folder, path));
  const sources = new Map<string, BundleFile>([[name, bundle]]);
  const known = new Map<string, Definition | null>();
  const limits = checkBytes([bundle.text, ...bundle.files.map(file => file.text)]);
  if (bundle.files.length > LIMITS.files) {
    limits.push({ path: '', message: `The definition refers to more than ${LIMITS.files} files.` });
  }
  problems.push(...limits.map(flaw => ({ file: bundle.path, ...flaw })));
  for (const file of bundle.files) {
    const path = resolvePath('', file.path);
    const before = sources.get(path);
    if (before !== undefined && before.text !== file.text) {
      problems.push({
        file: shown(path),
        path: '',
        message: 'The file was sent twice with different content.'
      });
    }
    sources.set(path, before ?? file);
  }

  /** One file of the bundle by itself; null when it has problems, which are reported once. */
  function open(path: string, source: BundleFile): Definition | null {
    const before = known.get(path);
    if (before !== undefined) return before;
    const reading = read({ path: shown(path), text: source.text });
    if (reading.kind === 'problems') problems.push(...reading.problems);
    const definition = reading.kind === 'problems' ? null : reading;
    known.set(path, definition);
    return definition;
  }

  /** The file that a reference names, when it is there and of the kind needed. */
  function follow<K extends FileKind>(kind: K, reference: string, at: string, from: Place) {
    const refuse = (message: string): null => {
      problems.push({ file: shown(from.path), path: at, message, value: shortValue(reference) });
      return null;
    };
    const path = resolvePath(folderOf(from.path), reference);
    if (from.trail.includes(path)) {
      return refuse(
        `The files refer to each other in a circle: ${[...from.trail, path].map(shown).join(' → ')}.`
      );
    }
    const source = sources.get(path);
    if (source === undefined) {
      return refuse(
        climbsOut(shown(path))
          ? `There is no file that can be reached by this path: it leads out of the workspace.`
          : `There is no file ${shown(path)}. Check the path; it starts from the folder of this file.`
      );
    }
    const definition = open(path, source);
    if (definition === null) return null;
    if (definition.kind !== kind) return refuse(mismatch(kind, definition.kind));
    const place: Place = { path, trail: [...from.trail, path] };
    return { definition: definition as Extract<Definition, { kind: K }>, place };
  }

  /** Concept sets with the content of their files in place of the path. */
  function inline(sets: readonly ConceptSet[], from: Place): InlineConceptSet[] {
    const resolved = sets.flatMap((set, index): InlineConceptSet[] => {
      if (set.kind === 'inline') return [set];
      const found = follow('concepts', set.path, `/conceptSets/${index}/path`, from);
      return found ? [named(set.id, found.definition.concepts)] : [];
    });
    const items = resolved.reduce((sum, set) => sum + set.items.length, 0);
    const file = shown(from.path);
    problems.push(...checkItems('/conceptSets', items).map(flaw => ({ file, ...flaw })));
    return resolved;
  }

  return {
    name,
    shown,
    follow,
    inline,
    own: () => open(name, bundle),
    cohort: (cohort: Extract<Definition, { kind: 'cohort' }>['cohort'], from: Place): ResolvedCohort => ({
      ...cohort,
      conceptSets: inline(cohort.conceptSets, from)
    })
  };
}

function named(id: string, { name, items }: ConceptsFile): InlineConceptSet {
  return { id, kind: 'inline', name, items };
}
