import type { Cohort, Dataset } from '../definition/index.js';
import { freeName, variableName } from './names.js';
import type { Notation } from './notation.js';
import { PYTHON } from './python.js';
import { R } from './r.js';

/** Languages of notebook kernels that a panel can write a cell in. */
export type Language = 'python' | 'r';

export const NOTATIONS: Readonly<Record<Language, Notation>> = { python: PYTHON, r: R };

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
export function cohortSnippet({ language, path, release, definition }: CohortRequest): string {
  const say = NOTATIONS[language];
  const cohort = variableName(definition.name, 'cohort', say);
  const rows = `${cohort}_${definition.kind === 'people' ? 'people' : 'entries'}`;
  return cell(say, [say.load(cohort, 'cohort', path, release), say.rows(rows, cohort), say.glance(rows)]);
}

/** The exact count of a cohort, which only the notebook may show. */
export function countSnippet({ language, path, release, definition }: CohortRequest): string {
  const say = NOTATIONS[language];
  const cohort = variableName(definition.name, 'cohort', say);
  return cell(say, [say.load(cohort, 'cohort', path, release), say.count(cohort)]);
}

/** The tables of a dataset as data frames, and a glance at the first. */
export function datasetSnippet({ language, path, release, definition }: DatasetRequest): string {
  const say = NOTATIONS[language];
  const { name, tables } = definition;
  const dataset = variableName(name, 'dataset', say);
  const taken = new Set([dataset]);
  const frames = tables.map(table => {
    const frame = freeName(variableName(table.name, 'table', say), taken);
    taken.add(frame);
    const line = tables.length === 1 ? say.rows(frame, dataset) : say.table(frame, dataset, table.name);
    return { frame, line };
  });
  return cell(say, [
    say.load(dataset, 'dataset', path, release),
    ...frames.map(({ line }) => line),
    ...frames.slice(0, 1).map(({ frame }) => say.glance(frame))
  ]);
}

function cell({ opening }: Notation, lines: readonly string[]): string {
  return [opening, '', ...lines].join('\n');
}
