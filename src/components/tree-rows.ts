import type { TreeConcept, TreePage } from './tree-source';

/** What is known of the concepts beyond one. `folded` keeps what was asked for once. */
export interface Branch {
  readonly state: 'folded' | 'unfolded';
  readonly concepts: readonly TreeConcept[];
  /** Null while nothing is known yet. */
  readonly total: number | null;
  readonly failed: boolean;
}

/** Branches by path: the ids from a root to the concept, because a concept may stand in several places. */
export type Branches = ReadonlyMap<string, Branch>;

export interface ConceptRow {
  readonly kind: 'concept';
  readonly path: string;
  readonly level: number;
  readonly concept: TreeConcept['concept'];
  /** Null: there is nothing beyond it. */
  readonly expanded: boolean | null;
  /** Its place among its siblings, from 1, and how many there are. */
  readonly place: number;
  readonly size: number;
}

/** What stands at the end of a branch that is not all there. */
export interface RestRow {
  readonly kind: 'more' | 'asking' | 'failed';
  readonly path: string;
  readonly level: number;
  /** How many are still to come. */
  readonly left: number;
}

export type TreeRow = ConceptRow | RestRow;

export const pathOf = (above: string, { concept }: TreeConcept): string =>
  above === '' ? String(concept.conceptId) : `${above}/${concept.conceptId}`;

/** The path that a row hangs on; empty for a root. */
export const aboveOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** The rows of a tree from top to bottom, as they are seen. */
export function rowsOf(roots: readonly TreeConcept[], branches: Branches): readonly TreeRow[] {
  const rowsBelow = (
    concepts: readonly TreeConcept[],
    size: number,
    above: string,
    level: number
  ): TreeRow[] =>
    concepts.flatMap((each, index): TreeRow[] => {
      const path = pathOf(above, each);
      const branch = branches.get(path);
      const leaf = !each.further || (branch?.total === 0 && !branch.failed);
      const open = !leaf && branch?.state === 'unfolded';
      const row: ConceptRow = {
        kind: 'concept',
        path,
        level,
        concept: each.concept,
        expanded: leaf ? null : open,
        place: index + 1,
        size
      };
      if (!open) {
        return [row];
      }
      const left = (branch.total ?? 0) - branch.concepts.length;
      const kind = branch.failed ? 'failed' : branch.total === null ? 'asking' : 'more';
      const rest: RestRow = { kind, path: `${path}/…`, level: level + 1, left };
      return [
        row,
        ...rowsBelow(branch.concepts, branch.total ?? branch.concepts.length, path, level + 1),
        ...(kind !== 'more' || left > 0 ? [rest] : [])
      ];
    });
  return rowsBelow(roots, roots.length, '', 1);
}

const UNKNOWN: Branch = { state: 'unfolded', concepts: [], total: null, failed: false };

/** Unfolds or folds a branch. */
export const withState = (branches: Branches, path: string, state: Branch['state']): Branches =>
  new Map(branches).set(path, { ...(branches.get(path) ?? UNKNOWN), state });

/** Puts a page at the end of a branch. */
export function withPage(branches: Branches, path: string, page: TreePage): Branches {
  const before = branches.get(path) ?? UNKNOWN;
  const concepts = [...before.concepts, ...page.concepts];
  // A page without anything on it ends the branch, whatever was said of its length.
  const total = page.concepts.length === 0 ? concepts.length : page.total;
  return new Map(branches).set(path, { ...before, concepts, total, failed: false });
}

/** Notes that a branch could not be asked for. */
export const withFailure = (branches: Branches, path: string): Branches =>
  new Map(branches).set(path, { ...(branches.get(path) ?? UNKNOWN), failed: true });
