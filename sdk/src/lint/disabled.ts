import { nodesOf } from '../definition/index.js';
import type { Look } from './look.js';
import { note, type Remark } from './remark.js';

/** What is disabled and easily forgotten: one remark, at the first. */
export function checkDisabled({ cohort }: Look): Remark[] {
  const disabled = nodesOf(cohort).filter(({ node }) => node.disabled);
  const [first] = disabled;
  if (first === undefined) return [];
  const message =
    disabled.length === 1
      ? 'This is disabled, and no part of the cohort.'
      : `This and ${disabled.length - 1} more are disabled, and no part of the cohort.`;
  return [
    note('disabled', first.pointer, message, 'Enable them, or take them out before you share the definition.')
  ];
}
