import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { IStateDB } from '@jupyterlab/statedb';
import { Debouncer } from '@lumino/polling';
import type { CurrentCohort, Draft } from './current';

const KEY = '@cohortlab/labextension:draft';

/**
 * Keeps the panel's place and unsaved words over a reload of the page. The state database is a file
 * in the person's workspaces folder: a definition may lie there, a count never does.
 */
export async function keepDraft(
  app: JupyterFrontEnd,
  state: IStateDB,
  current: CurrentCohort
): Promise<void> {
  const [kept] = await Promise.all([state.fetch(KEY), app.restored]);
  const draft = draftOf(kept);
  if (draft && !current.session.home.state.dirty && current.session.home.state.path === null) {
    await current.restore(draft);
  }
  const keep = new Debouncer(() => state.save(KEY, { ...current.draft() }), 250);
  const follow = (): void => {
    current.session.model.stateChanged.connect(changed);
    current.session.home.stateChanged.connect(changed);
    changed();
  };
  const changed = (): void => void keep.invoke().catch(() => undefined);
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
