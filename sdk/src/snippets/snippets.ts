import type { Bundle, Cohort, Dataset } from '../definition/index.js';
import { inlineTextOf } from './inline.js';
import { NOTATIONS, type Language } from './languages.js';
import { freeName, variableName } from './names.js';
import type { Notation } from './notation.js';

/** The kinds of cell: a definition by its file, a definition in the cell itself, the SQL of the engine. */
export const SNIPPET_KINDS = Object.freeze(['reference', 'inline', 'sql'] as const);
export type SnippetKind = (typeof SNIPPET_KINDS)[number];

/** The definition's file, relative to the notebook; or all of it, to stand in the cell. */
export type DefinitionSource = { readonly path: string } | { readonly bundle: Bundle };

interface Written {
  readonly language: Language;
  /** Name or id of a release, where the cell must say it; else the study or the server decides. */
  readonly release?: string;
  /** Name of the release that the cell was written for, as a comment. */
  readonly writtenFor?: string;
}
type Request = Written & DefinitionSource;
export type CohortRequest = Request & { readonly definition: Cohort };
export type DatasetRequest = Request & { readonly definition: Dataset };

/** The rows of a cohort as a data frame, and a glance at it. */
export function cohortSnippet(request: CohortRequest): string {
  const say = NOTATIONS[request.language];
  const cohort = variableName(request.definition.name, 'cohort', say);
  const rows = rowsName(cohort, request.definition);
  return cell(say, request, [load(request, cohort, 'cohort'), say.rows(rows, cohort), say.glance(rows)]);
}

/** The exact count of a cohort, which only the notebook may show. */
export function countSnippet(request: CohortRequest): string {
  const say = NOTATIONS[request.language];
  const cohort = variableName(request.definition.name, 'cohort', say);
  return cell(say, request, [load(request, cohort, 'cohort'), say.count(cohort)]);
}

/** The tables of a dataset as data frames, and a glance at the first. */
export function datasetSnippet(request: DatasetRequest): string {
  const say = NOTATIONS[request.language];
  const { name, tables } = request.definition;
  const dataset = variableName(name, 'dataset', say);
  const frames = framesOf(request.definition, say, [dataset]);
  return cell(say, request, [
    load(request, dataset, 'dataset'),
    ...frames.map(({ frame, table }) =>
      tables.length === 1 ? say.rows(frame, dataset) : say.table(frame, dataset, table)
    ),
    ...frames.slice(0, 1).map(({ frame }) => say.glance(frame))
  ]);
}

/** The SQL of a cohort or of each table of a dataset, in the order of the tables. */
export type StatementsRequest = Written &
  (
    | { readonly noun: 'cohort'; readonly definition: Cohort; readonly statements: readonly [string] }
    | { readonly noun: 'dataset'; readonly definition: Dataset; readonly statements: readonly string[] }
  );

/** The same rows by the SQL that the engine runs, for whoever goes on in SQL; nothing of ours is needed to read it. */
export function sqlSnippet(request: StatementsRequest): string {
  const say = NOTATIONS[request.language];
  const frames =
    request.noun === 'cohort'
      ? [rowsName(variableName(request.definition.name, 'cohort', say), request.definition)]
      : framesOf(request.definition, say, []).map(({ frame }) => frame);
  return cell(say, request, [
    ...frames.map((frame, at) => say.select(frame, request.statements[at] ?? '', request.release)),
    ...frames.slice(0, 1).map(frame => say.glance(frame))
  ]);
}

function load(request: Request, variable: string, noun: 'cohort' | 'dataset'): string {
  const say = NOTATIONS[request.language];
  return 'path' in request
    ? say.load(variable, noun, request.path, request.release)
    : say.inline(variable, noun, inlineTextOf(request.bundle), request.release);
}

const rowsName = (cohort: string, { kind }: Cohort): string =>
  `${cohort}_${kind === 'people' ? 'people' : 'entries'}`;

/** A variable for each table of a dataset. */
function framesOf({ tables }: Dataset, say: Notation, others: readonly string[]) {
  const taken = new Set(others);
  return tables.map(({ name }) => {
    const frame = freeName(variableName(name, 'table', say), taken);
    taken.add(frame);
    return { frame, table: name };
  });
}

function cell(say: Notation, { writtenFor }: Written, lines: readonly string[]): string {
  const comment = writtenFor === undefined ? [] : [say.comment(`Written for the release ${writtenFor}.`)];
  return say.excuse([say.opening, '', ...comment, ...lines].join('\n'));
}
