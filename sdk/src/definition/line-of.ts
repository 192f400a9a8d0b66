import { findNodeAtLocation, parseTree } from 'jsonc-parser';

/** The line, from 1, on which the value of a JSON pointer begins; null when the text has no such place. */
export function lineOf(text: string, pointer: string): number | null {
  const tree = parseTree(text);
  const path = pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
  const node = tree && findNodeAtLocation(tree, path);
  return node ? text.slice(0, node.offset).split('\n').length : null;
}
