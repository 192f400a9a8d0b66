import { useCallback, useSyncExternalStore } from 'react';
import type { Stateful } from '../service/store';

/** Renders with a model's state, and again whenever it was replaced. */
export function useStateful<S>(model: Stateful<S>): S {
  const subscribe = useCallback(
    (changed: () => void) => {
      model.stateChanged.connect(changed);
      return () => {
        model.stateChanged.disconnect(changed);
      };
    },
    [model]
  );
  return useSyncExternalStore(subscribe, () => model.state);
}
