import type { JupyterFrontEndPlugin } from '@jupyterlab/application';
import { servicePlugin } from './service/plugin';

/** Every plugin of the extension, in the order in which a reader meets them. */
const plugins: JupyterFrontEndPlugin<unknown>[] = [servicePlugin];
export default plugins;
