/** Shows a watch whatever goes to and from a page, what the page shows and what it stores. */
import type { Page, Request, Response } from '@playwright/test';
import type { Watch } from '../markers/watch';

export class Traffic {
  /** Answers whose body could not be had, though they have one. */
  readonly unread: string[] = [];
  /** What our own routes answered. */
  readonly answers: string[] = [];
  private readonly _pending = new Set<Promise<void>>();

  constructor(
    private readonly _page: Page,
    private readonly _watch: Watch
  ) {
    const context = _page.context();
    context.on('request', request => this._request(request));
    context.on('response', response => this._follow(this._response(response)));
    context.on('console', message => _watch.look('console', 'console', message.text()));
    context.on('weberror', error => _watch.look('console', 'error', String(error.error())));
    _page.on('websocket', socket => {
      const look = ({ payload }: { payload: string | Buffer }): void =>
        _watch.look('frame', socket.url(), payload);
      socket.on('framesent', look);
      socket.on('framereceived', look);
    });
  }

  /** Looks at what the page shows and stores now, once all answers so far have been looked at. */
  async look(): Promise<void> {
    while (this._pending.size > 0) {
      await Promise.all(this._pending);
    }
    for (const frame of this._page.frames()) {
      this._watch.look('document', frame.url(), await frame.evaluate(shown));
    }
    const context = this._page.context();
    const { cookies, origins } = await context.storageState({ indexedDB: true });
    const own = await this._page.evaluate(stored);
    this._watch.look('storage', 'cookies', JSON.stringify(cookies));
    this._watch.look('storage', 'localStorage and IndexedDB', JSON.stringify(origins));
    this._watch.look('storage', 'sessionStorage and Cache', own);
  }

  private _request(request: Request): void {
    this._watch.look('request', request.url(), request.url());
    this._watch.look('request', request.url(), request.postDataBuffer() ?? '');
  }

  private async _response(response: Response): Promise<void> {
    const { where, status } = { where: response.url(), status: response.status() };
    this._watch.look('response', where, JSON.stringify(await response.allHeaders()));
    try {
      const body = await response.body();
      this._watch.look('response', where, body);
      if (/\/cohortlab\//.test(where)) {
        this.answers.push(body.toString());
      }
    } catch {
      const bodiless = status === 204 || (status >= 300 && status < 400);
      if (!bodiless && response.request().failure() === null) {
        this.unread.push(`${status} ${where}`);
      }
    }
  }

  private _follow(doing: Promise<void>): void {
    this._pending.add(doing);
    void doing.finally(() => this._pending.delete(doing));
  }
}

/** In the page: its document with what stands in fields and in shadow roots. */
function shown(): string {
  const parts = [document.title, document.documentElement.outerHTML];
  const visit = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
        parts.push(element.value);
      }
      if (element.shadowRoot) {
        parts.push(element.shadowRoot.innerHTML);
        visit(element.shadowRoot);
      }
    }
  };
  visit(document);
  return parts.join('\n');
}

/** In the page: what Playwright's own account of its storage leaves out. */
async function stored(): Promise<string> {
  const parts = [JSON.stringify({ ...sessionStorage })];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      parts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
    }
  }
  return parts.join('\n');
}
