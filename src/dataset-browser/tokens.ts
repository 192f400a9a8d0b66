/** Ids of the commands, for menus, shortcuts and other extensions. */
export const CommandIDs = Object.freeze({
  show: 'cohortlab:open-dataset-browser',
  create: 'cohortlab:new-dataset',
  open: 'cohortlab:open-dataset',
  save: 'cohortlab:save-dataset',
  insert: 'cohortlab:insert-dataset',
  undo: 'cohortlab:undo-dataset',
  redo: 'cohortlab:redo-dataset'
});

/** The side panel. */
export const PANEL_ID = 'cohortlab:dataset-browser';

/** Name of the file type, as the file browser's rows carry it (`data-file-type`). */
export const FILE_TYPE = 'cohortlab-dataset';

/** How a dataset file's name ends. */
export const EXTENSION = '.dataset.json';
