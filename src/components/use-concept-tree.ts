import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  pathOf,
  rowsOf,
  withFailure,
  withPage,
  withState,
  type Branches,
  type ConceptRow,
  type TreeRow
} from './tree-rows';
import type { TreeConcept, TreeSource } from './tree-source';

export interface ConceptTreeState {
  readonly rows: readonly TreeRow[];
  readonly unfold: (row: ConceptRow) => void;
  readonly fold: (row: ConceptRow) => void;
  /** Asks for what is still missing of the branch at a path. */
  readonly more: (path: string) => void;
}

/** A tree that asks for a branch when it is first unfolded. `unfolded`: roots are open at first. */
export function useConceptTree(
  source: TreeSource,
  roots: readonly TreeConcept[],
  unfolded: boolean
): ConceptTreeState {
  const [branches, setBranches] = useState<Branches>(new Map());
  const controller = useRef(new AbortController());
  const asked = useRef(new Set<string>());
  const ask = useCallback(
    (path: string, offset: number) => {
      const key = `${path} ${offset}`;
      if (asked.current.has(key)) {
        return;
      }
      asked.current.add(key);
      const { signal } = controller.current;
      source(Number(path.slice(path.lastIndexOf('/') + 1)), offset, signal).then(
        page => signal.aborted || setBranches(before => withPage(before, path, page)),
        () => {
          asked.current.delete(key);
          return signal.aborted || setBranches(before => withFailure(before, path));
        }
      );
    },
    [source]
  );
  const show = useCallback(
    (path: string) => {
      setBranches(before => withState(before, path, 'unfolded'));
      ask(path, 0);
    },
    [ask]
  );
  useEffect(() => {
    controller.current = new AbortController();
    asked.current = new Set();
    setBranches(new Map());
    if (unfolded) {
      roots.filter(({ further }) => further).forEach(root => show(pathOf('', root)));
    }
    return () => controller.current.abort();
  }, [roots, show, unfolded]);
  const rows = useMemo(() => rowsOf(roots, branches), [roots, branches]);
  return {
    rows,
    unfold: ({ path }) => show(path),
    fold: ({ path }) => setBranches(before => withState(before, path, 'folded')),
    more: path => ask(path, branches.get(path)?.concepts.length ?? 0)
  };
}
