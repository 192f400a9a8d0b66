import { useCallback, useState } from 'react';

/** The width of an element in whole pixels, and the ref that says which; 0 until it is laid out. */
export function useWidth(): [ref: (element: Element | null) => void, width: number] {
  const [width, setWidth] = useState(0);
  const [observer] = useState(() =>
    typeof ResizeObserver === 'undefined'
      ? null
      : new ResizeObserver(entries => setWidth(Math.round(entries.at(-1)?.contentRect.width ?? 0)))
  );
  const ref = useCallback(
    (element: Element | null) => {
      observer?.disconnect();
      if (element) {
        observer?.observe(element);
      }
    },
    [observer]
  );
  return [ref, width];
}
