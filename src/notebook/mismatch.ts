import type { ReleaseChoice } from '../service/release-choice';

/** The names of two releases that should be one. */
export interface Mismatch {
  readonly here: string;
  readonly there: string;
}

/**
 * Does a notebook resolve to another release than a panel works on? Asks for the study of the
 * notebook's own path, as the client in the kernel does. Null when they agree, or when the panel has
 * no release to disagree with.
 */
export async function mismatchOf(choice: ReleaseChoice, notebook: string): Promise<Mismatch | null> {
  const { release } = choice.state;
  const offered = choice.service.state.releases ?? [];
  if (release === null) {
    return null;
  }
  const { release: pin } = await choice.service.api.study(notebook);
  const there = offered.find(each => (pin === null ? each.default : each.name === pin || each.id === pin));
  if (there?.id === release.id) {
    return null;
  }
  const name = there?.name ?? pin;
  return name === null ? null : { here: release.name, there: name };
}
