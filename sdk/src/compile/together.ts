import { domainOf } from '../cdm/index.js';
import type { Criterion } from '../definition/index.js';
import { project, type Relation, sameColumns, text, unionAll } from '../plan/index.js';
import { sqlName } from './names.js';

/** What the criteria of a cohort find, put together so that much is done once for all of them. */
export interface Together {
  readonly rows: Relation;
  /** `criterion`, which holds the id of each row's criterion; none when there is only one. */
  readonly tag: readonly string[];
  /** What to call the rows in SQL. */
  readonly name: string;
}

/** The rows of each criterion, with its id beside them where there are several. */
export function together<C extends Criterion>(
  criteria: readonly C[],
  rowsOf: (criterion: C) => Relation,
  name: string
): Together {
  const [only, ...more] = criteria;
  if (only !== undefined && more.length === 0) {
    return { rows: rowsOf(only), tag: [], name: sqlName(only.id, nounOf(only.kind)) };
  }
  const tagged = criteria.map(criterion => {
    const rows = rowsOf(criterion);
    return project(rows, { criterion: text(criterion.id), ...sameColumns(rows) });
  });
  return { rows: unionAll(tagged), tag: ['criterion'], name };
}

function nounOf(kind: Criterion['kind']): string {
  return kind === 'demographics' || kind === 'cohort' ? kind : domainOf(kind).name;
}
