import type { AxiosInstance } from 'axios';
import type { z } from 'zod';
import {
  PANEL_ROUTES,
  ServiceStatus,
  StudyAnswer,
  type ConceptRequest,
  type CountRequest,
  type SearchRequest
} from '@cohortlab/sdk';

type Routes = typeof PANEL_ROUTES;
type Answer<K extends keyof Routes> = Promise<z.infer<Routes[K]['answer']>>;

/** Everything that the panels ask of the server: the panel routes, and what the Jupyter server itself answers. */
export interface Api {
  /** The state of the service. Does not count as activity, so that polling never keeps a server awake. */
  status(signal?: AbortSignal): Promise<ServiceStatus>;
  /** Stops the service and starts it anew. */
  restart(): Promise<void>;
  /** The study that a workspace path lies in, and the release that it is pinned to. */
  study(path: string, signal?: AbortSignal): Promise<StudyAnswer>;
  releases(signal?: AbortSignal): Answer<'releases'>;
  card(release: string, signal?: AbortSignal): Answer<'card'>;
  reload(release: string, signal?: AbortSignal): Answer<'reload'>;
  search(release: string, body: SearchRequest, signal?: AbortSignal): Answer<'search'>;
  concept(release: string, body: ConceptRequest, signal?: AbortSignal): Answer<'concept'>;
  count(release: string, body: CountRequest, signal?: AbortSignal): Answer<'count'>;
  breakdown(release: string, body: CountRequest, signal?: AbortSignal): Answer<'breakdown'>;
}

/** The calls of the panels over one axios instance. Every answer is checked before anyone reads it. */
export function createApi(http: AxiosInstance): Api {
  async function call<K extends keyof Routes>(
    key: K,
    release: string,
    body?: unknown,
    signal?: AbortSignal
  ): Answer<K> {
    const route = PANEL_ROUTES[key];
    const response = await http.request<unknown>({
      method: route.method,
      url: `/api${route.path.replace(':release', encodeURIComponent(release))}`,
      data: body,
      ...(signal && { signal })
    });
    return route.answer.parse(response.data) as Awaited<Answer<K>>;
  }
  return {
    async status(signal) {
      const response = await http.get<unknown>('/status', {
        params: { no_track_activity: 1 },
        ...(signal && { signal })
      });
      return ServiceStatus.parse(response.data);
    },
    async restart() {
      await http.post('/restart', {});
    },
    async study(path, signal) {
      const response = await http.get<unknown>('/study', { params: { path }, ...(signal && { signal }) });
      return StudyAnswer.parse(response.data);
    },
    releases: signal => call('releases', '', undefined, signal),
    card: (release, signal) => call('card', release, undefined, signal),
    reload: (release, signal) => call('reload', release, {}, signal),
    search: (release, body, signal) => call('search', release, body, signal),
    concept: (release, body, signal) => call('concept', release, body, signal),
    count: (release, body, signal) => call('count', release, body, signal),
    breakdown: (release, body, signal) => call('breakdown', release, body, signal)
  };
}
