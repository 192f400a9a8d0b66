import type { AxiosInstance } from 'axios';
import { ServiceStatus, StudyAnswer } from '@cohortlab/sdk';
import { createPanelClient, errorOf, type PanelClient } from '@cohortlab/sdk/client';

/** Everything that the panels ask of the server: the panel routes, and what the Jupyter server itself answers. */
export interface Api extends PanelClient {
  /** The state of the service. Does not count as activity, so that polling never keeps a server awake. */
  status(signal?: AbortSignal): Promise<ServiceStatus>;
  /** Stops the service and starts it anew. */
  restart(): Promise<void>;
  /** The study that a workspace path lies in, and the release that it is pinned to. */
  study(path: string, signal?: AbortSignal): Promise<StudyAnswer>;
}

/** The calls of the panels over one axios instance. Every answer is checked before anyone reads it. */
export function createApi(http: AxiosInstance): Api {
  const send = async (method: string, url: string, data?: unknown, signal?: AbortSignal, params?: object) => {
    const { status, data: body } = await http.request<unknown>({
      method,
      url,
      validateStatus: null,
      ...(data === undefined ? {} : { data }),
      ...(params && { params }),
      ...(signal && { signal })
    });
    return { status, body };
  };
  const ask = async (...request: Parameters<typeof send>): Promise<unknown> => {
    const { status, body } = await send(...request);
    if (status < 200 || status > 299) {
      throw errorOf(status, body);
    }
    return body;
  };
  return {
    ...createPanelClient({
      request: (method, path, body, signal) => send(method, `/api${path}`, body, signal as AbortSignal)
    }),
    status: async signal =>
      ServiceStatus.parse(await ask('GET', '/status', undefined, signal, { no_track_activity: 1 })),
    restart: async () => {
      await ask('POST', '/restart', {});
    },
    study: async (path, signal) => StudyAnswer.parse(await ask('GET', '/study', undefined, signal, { path }))
  };
}
