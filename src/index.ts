import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { cohortBuilderPlugin } from './cohort-builder/plugin';
import { datasetBrowserPlugins } from './dataset-browser';
import { documentsPlugin } from './documents/plugin';
import { workingFolderPlugin } from './documents/working-folder';
import { notebookPlugin } from './notebook/plugin';
import { servicePlugin } from './service/plugin';

/** Every plugin of the extension, in the order in which a reader meets them. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [
  servicePlugin,
  workingFolderPlugin,
  notebookPlugin,
  documentsPlugin,
  cohortBuilderPlugin,
  ...datasetBrowserPlugins
];
export default plugins;
