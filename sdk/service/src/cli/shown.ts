import { show } from '../disclosure/index.js';

/** A count through the door, in words: a terminal can lie in a browser. */
export function shownCount(count: bigint): string {
  const shown = show(count);
  return shown.kind === 'hidden' ? `fewer than ${shown.below}` : `about ${shown.value}`;
}
