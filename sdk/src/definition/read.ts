import type { Bundle, BundleFile } from './bundle.js';
import { checkBytes, checkDefinition } from './checks.js';
import { importCirce, isCirce } from './circe/import.js';
import { FILE_KINDS, type Definition, type FileKind } from './definition.js';
import { explain } from './explain.js';
import { SCHEMAS } from './names.js';
import { PROBLEM_CAP, shortValue, type Flaw, type Problem } from './problem.js';
import type { FileReading, Problems, Reading } from './reading.js';
import { resolveBundle } from './resolve.js';
import { parseStrictJson } from './strict-json.js';
import { listOf } from './wording.js';

/**
 * Reads one file by itself: JSON, version, schema, limits, ids. Definitions of ATLAS (Circe JSON)
 * are read as cohorts of kind `events`. Problems carry the path of the file as it was given.
 */
export function readDefinition(file: BundleFile): FileReading {
  const result = readText(file);
  return 'flaws' in result ? problems(result.flaws.map(flaw => ({ file: file.path, ...flaw }))) : result;
}

/**
 * Reads a definition with all that it refers to. Concept sets come out inline; a dataset comes with
 * its cohort, or with the one of the second bundle, which stands in for the file's own.
 */
export function readBundle(bundle: Bundle, cohort?: Bundle): Reading {
  const result = resolveBundle(bundle, cohort, readDefinition);
  return result.kind === 'problems' ? problems(result.problems) : result;
}

function problems(found: readonly Problem[]): Problems {
  return { kind: 'problems', problems: found.slice(0, PROBLEM_CAP) };
}

type TextReading = Definition | { readonly flaws: readonly Flaw[] };

function readText({ path, text }: BundleFile): TextReading {
  const large = checkBytes([text]);
  if (large.length > 0) return { flaws: large };
  const json = parseStrictJson(text);
  if (json.kind === 'flaws') return json;
  const definition = isCirce(json.value) ? fromCirce(json.value, path) : parse(json.value);
  if ('flaws' in definition) return definition;
  const flaws = checkDefinition(definition);
  return flaws.length > 0 ? { flaws } : definition;
}

/** A definition of ATLAS has no name inside; its file's name stands in. */
function fromCirce(value: unknown, path: string): TextReading {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/(\.cohort)?\.json$/i, '');
  const cohort = importCirce(value, name || 'Imported cohort');
  return 'kind' in cohort ? { kind: 'cohort', cohort } : { flaws: cohort };
}

function parse(value: unknown): TextReading {
  const kind = fileKind(value);
  if (typeof kind !== 'string') return { flaws: [kind] };
  const { schema } = FILE_KINDS[kind];
  const parsed = schema.safeParse(value);
  if (!parsed.success) return { flaws: explain(schema, value, parsed.error.issues) };
  return { kind, [kind]: parsed.data } as Definition;
}

/** Which kind of file this is, by its `$schema`, its only version mark. */
function fileKind(value: unknown): FileKind | Flaw {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const message = 'A definition is a JSON object: it begins with { and has a "$schema".';
    return { path: '', message, value: shortValue(value) };
  }
  const reads = `This version reads ${listOf(Object.values(SCHEMAS))}.`;
  if (!Object.hasOwn(value, '$schema')) {
    return { path: '', message: `"$schema" is missing: it says what the file is. ${reads}` };
  }
  const mark = (value as Record<string, unknown>)['$schema'];
  const known = (Object.keys(SCHEMAS) as FileKind[]).find(kind => SCHEMAS[kind] === mark);
  if (known !== undefined) return known;
  const same = (Object.keys(SCHEMAS) as FileKind[]).find(
    kind => typeof mark === 'string' && mark.replace(/\/[^/]*$/, '') === SCHEMAS[kind].replace(/\/[^/]*$/, '')
  );
  const newer = same ? `The file is ${FILE_KINDS[same].noun} of another version of the language. ` : '';
  const message = `"$schema" is not one that is known here. ${newer}${reads}`;
  return { path: '/$schema', message, value: shortValue(mark) };
}
