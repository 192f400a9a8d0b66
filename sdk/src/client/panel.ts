import type { z } from 'zod';
import { ERRORS, PANEL_ROUTES, type Route } from '../wire/index.js';
import { CohortlabError, errorOf } from './error.js';
import type { AbortSignalLike, Http } from './http.js';

/** The `:name` parts of a path, one argument each. */
type Parameters<P extends string> = P extends `${string}:${string}/${infer Rest}`
  ? [parameter: string, ...Parameters<`/${Rest}`>]
  : P extends `${string}:${string}`
    ? [parameter: string]
    : [];
type Body<B> = B extends z.ZodType ? [body: z.input<B>] : [];
type Answer<A> = A extends z.ZodType ? z.output<A> : never;

type Call<R extends Route> = (
  ...args: [...Parameters<R['path']>, ...Body<R['body']>, signal?: AbortSignalLike]
) => Promise<Answer<R['answer']>>;

/**
 * One function per panel route: path parameters, then the body, then a signal, as in
 * `client.count('demo', { bundle }, signal)`. Answers are checked by their schema.
 * Throws `CohortlabError`; whatever `Http` rejects with passes through.
 */
export type PanelClient = { readonly [K in keyof typeof PANEL_ROUTES]: Call<(typeof PANEL_ROUTES)[K]> };

export function createPanelClient(http: Http): PanelClient {
  const calls = Object.entries(PANEL_ROUTES).map(([name, route]) => [name, callOf(http, route)] as const);
  return Object.freeze(Object.fromEntries(calls)) as unknown as PanelClient;
}

function callOf(http: Http, route: Route & { readonly answer: z.ZodType }) {
  return async (...args: unknown[]): Promise<unknown> => {
    const rest = [...args];
    const path = route.path.replace(/:\w+/g, () => encodeURIComponent(String(rest.shift())));
    const body = route.body === null ? undefined : rest.shift();
    const answer = await http.request(route.method, path, body, rest.shift() as AbortSignalLike | undefined);
    if (answer.status < 200 || answer.status > 299) throw errorOf(answer.status, answer.body);
    const parsed = route.answer.safeParse(answer.body);
    // Another version answers otherwise; what it says must not be shown as if it were understood.
    if (!parsed.success)
      throw new CohortlabError('internal', answer.status, { next: ERRORS.badRequest.next });
    return parsed.data;
  };
}
