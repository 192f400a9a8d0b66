import type { Cohort, Dataset } from '../definition/index.js';
import { freeName, variableName } from './names.js';
import { assign, pythonString } from './python.js';

/** Languages of notebook kernels that a panel knows of. */
export type Language = 'python' | 'r';

/** A cell for a kernel; `coming`: the language is known, but nothing can be written in it yet. */
export type Snippet =
  | { readonly kind: 'code'; readonly language: Language; readonly text: string }
  | { readonly kind: 'coming'; readonly language: Language };

interface Request {
  readonly language: Language;
  /** The definition's file, relative to the notebook. */
  readonly path: string;
  /** Name or id of a release, where the cell must say it; else the study or the server decides. */
  readonly release?: string;
}
export type CohortRequest = Request & { readonly definition: Cohort };
export type DatasetRequest = Request & { readonly definition: Dataset };

/** The rows of a cohort as a data frame, and a glance at it. */
export function cohortSnippet(request: CohortRequest): Snippet {
  const cohort = variableName(request.definition.name, 'cohort');
  const rows = `${cohort}_${request.definition.kind === 'people' ? 'people' : 'entries'}`;
  return snippet(request, [
    load(request, cohort, 'cl.cohort'),
    `${rows} = ${cohort}.to_pandas()`,
    `cl.glance(${rows})`
  ]);
}

/** The exact count of a cohort, which only the notebook may show. */
export function countSnippet(request: CohortRequest): Snippet {
  const cohort = variableName(request.definition.name, 'cohort');
  return snippet(request, [load(request, cohort, 'cl.cohort'), `${cohort}.count()`]);
}

/** The tables of a dataset as data frames, and a glance at the first. */
export function datasetSnippet(request: DatasetRequest): Snippet {
  const { name, tables } = request.definition;
  const dataset = variableName(name, 'dataset');
  const taken = new Set([dataset]);
  const frames = tables.map(table => {
    const frame = freeName(variableName(table.name, 'table'), taken);
    taken.add(frame);
    const line =
      tables.length === 1
        ? `${frame} = ${dataset}.to_pandas()`
        : assign(frame, `${dataset}[`, [pythonString(table.name)], '].to_pandas()');
    return { frame, line };
  });
  const glance = frames.slice(0, 1).map(({ frame }) => `cl.glance(${frame})`);
  return snippet(request, [
    load(request, dataset, 'cl.dataset'),
    ...frames.map(({ line }) => line),
    ...glance
  ]);
}

function load({ path, release }: Request, variable: string, callee: string): string {
  const named = release === undefined ? [] : [`release=${pythonString(release)}`];
  return assign(variable, `${callee}(`, [pythonString(path), ...named], ')');
}

function snippet({ language }: Request, lines: readonly string[]): Snippet {
  if (language !== 'python') return { kind: 'coming', language };
  return { kind: 'code', language, text: ['import cohortlab as cl', '', ...lines].join('\n') };
}
