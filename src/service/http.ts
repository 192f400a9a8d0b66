import axios, { type AxiosInstance } from 'axios';
import type { ServerConnection } from '@jupyterlab/services';

/** JupyterLab's own way to make a request: it adds the token, the XSRF header and the base URL's cookie. */
export type MakeRequest = typeof ServerConnection.makeRequest;

/**
 * An axios instance whose every request goes through JupyterLab's connection, below `/cohortlab`.
 * axios reads XSRF cookies in another order than tornado writes them, which fails behind JupyterHub;
 * so it never touches cookies here.
 */
export function createHttp(makeRequest: MakeRequest, settings: ServerConnection.ISettings): AxiosInstance {
  const base = settings.baseUrl.replace(/\/+$/, '');
  return axios.create({
    adapter: 'fetch',
    baseURL: `${base}/cohortlab`,
    env: {
      // Without a Request class axios calls fetch with (url, init), the form that makeRequest takes.
      fetch: (url: string | URL | Request, init?: RequestInit) =>
        makeRequest(String(url), init ?? {}, settings),
      Request: null as never,
      Response: null as never
    }
  });
}
