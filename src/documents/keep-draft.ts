import type { ILabStatus, JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import type { IDisposable } from '@lumino/disposable';
import { Debouncer } from '@lumino/polling';
import type { Current, Draft, Edited } from './current';

/** Milliseconds until JupyterLab has written what was put into the state database. */
const WRITTEN = 1_500;

/**
 * Keeps the panel's place and unsaved words over a reload of the page. The state database is a file
 * in the person's workspaces folder: a definition may lie there, a count never does. Every panel has
 * a key of its own. Until a change is written, JupyterLab asks before the page is left.
 */
export async function keepDraft<S extends Edited>(
  app: JupyterFrontEnd,
  state: IStateDB,
  key: string,
  current: Current<S>,
  status: ILabStatus | null
): Promise<void> {
  const [kept] = await Promise.all([state.fetch(key), app.restored]);
  const draft = draftOf(kept);
  const empty = draft?.path === null && draft.text === null;
  if (draft && !empty && !current.session.home.state.dirty && current.session.home.state.path === null) {
    await current.restore(draft);
  }
  const keep = new Debouncer(() => state.save(key, { ...current.draft() }), 250);
  let unwritten: IDisposable | null = null;
  const settle = new Debouncer(() => {
    unwritten?.dispose();
    unwritten = null;
  }, WRITTEN);
  const follow = (): void => {
    current.session.model.stateChanged.connect(changed);
    current.session.home.stateChanged.connect(changed);
    changed();
  };
  const changed = (): void => {
    if (current.draft().text !== null) {
      unwritten ??= status?.setDirty() ?? null;
      void settle.invoke();
    }
    void keep.invoke().catch(() => undefined);
  };
  current.changed.connect(follow);
  follow();
}

function draftOf(value: unknown): Draft | null {
  if (typeof value !== 'object' || value === null) {
    return null;
  }
  const { path, text } = value as Record<string, unknown>;
  return {
    path: typeof path === 'string' ? path : null,
    text: typeof text === 'string' ? text : null
  };
}
