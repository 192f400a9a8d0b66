import React from 'react';

/** Outlines on a 16 × 16 grid, drawn for these panels; they take the colour of the text around them. */
const PATHS = {
  add: 'M8 3v10M3 8h10',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.4 10.4L14 14',
  down: 'M4 6l4 4l4-4',
  right: 'M6 4l4 4l-4 4',
  back: 'M13 8H3.5M7.5 4l-4 4l4 4',
  forward: 'M3 8h9.5M8.5 4l4 4l-4 4',
  up: 'M8 13V3.5M4 7.5l4-4l4 4',
  downward: 'M8 3v9.5M4 8.5l4 4l4-4',
  off: 'M8 2.5V8M4.6 4.6a4.8 4.8 0 1 0 6.8 0',
  note: 'M3 3h10v7l-3 3H3zM5.5 6h5M5.5 8.5h3',
  clock: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 4.8V8l2.4 1.6',
  grip: 'M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01',
  more: 'M3.5 8v.01M8 8v.01M12.5 8v.01',
  copy: 'M5.5 5.5h7.5V13H5.5zM10.5 5.5V3H3v7.5h2.5',
  duplicate: 'M5.5 5.5h7.5V13H5.5zM10.5 5.5V3H3v7.5h2.5M9.25 7.2v4.1M7.2 9.25h4.1',
  check: 'M3 8.5l3.2 3.2L13 4.8',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 8.5h5.8l.6-8.5',
  save: 'M3 3h8l2 2v8H3zM5.5 3v3.5h5V3M5 13V9h6v4',
  open: 'M2 12.5V4h4l1.5 1.5H13V7M2 12.5L4 7h10.5l-2 5.5z',
  insert: 'M2.5 3.5h11v9h-11zM5 6.5L7 8L5 9.5M8.5 10h3',
  undo: 'M3 6.5h6.5a3.25 3.25 0 0 1 0 6.5H6M5.8 3.5L3 6.5l2.8 3',
  redo: 'M13 6.5H6.5a3.25 3.25 0 0 0 0 6.5H10M10.2 3.5L13 6.5l-2.8 3',
  warning: 'M8 2.5l6 11H2zM8 6.5v3.2M8 11.6v.4',
  info: 'M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2zM8 7.2v4M8 4.8v.4',
  tree: 'M4 3v9.5h4M4 7h4M10 7h3.5M10 12.5h3.5M2.5 3h3',
  people:
    'M6 7.5a2.4 2.4 0 1 0 0-4.8a2.4 2.4 0 0 0 0 4.8zM1.8 13.2a4.2 4.2 0 0 1 8.4 0M10.6 2.9a2.4 2.4 0 0 1 0 4.4M11.8 9.4a4.2 4.2 0 0 1 2.5 3.8',
  data: 'M3 4.2c0-2.3 10-2.3 10 0v7.6c0 2.3-10 2.3-10 0zM3 4.2c0 2.3 10 2.3 10 0M3 8c0 2.3 10 2.3 10 0',
  file: 'M4 2h5l3 3v9H4zM9 2v3h3'
} as const;

export type IconName = keyof typeof PATHS;

/** A small picture beside a word; never the only carrier of a meaning. */
export function Icon({ name }: { readonly name: IconName }): React.JSX.Element {
  return (
    <svg className="jp-Cohortlab-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
