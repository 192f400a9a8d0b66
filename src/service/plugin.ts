import type { JupyterFrontEnd, JupyterFrontEndPlugin } from '@jupyterlab/application';
import { ServerConnection } from '@jupyterlab/services';
import { createApi } from './api';
import { createHttp } from './http';
import { ServiceModel } from './service-model';
import { ICohortlabService } from './tokens';

/** The one connection to the query service. */
export const servicePlugin: JupyterFrontEndPlugin<ICohortlabService> = {
  id: '@cohortlab/labextension:service',
  description: 'Provides the state of the query service and the calls of the panels.',
  autoStart: true,
  provides: ICohortlabService,
  activate: (app: JupyterFrontEnd): ICohortlabService => {
    const http = createHttp(ServerConnection.makeRequest, app.serviceManager.serverSettings);
    return { model: new ServiceModel(createApi(http)) };
  }
};
