import { isObject } from './shape.js';

/** Circe takes no notice of a group without members, whatever its type and count. */
export function isEmptyGroup(value: unknown): boolean {
  if (value === null) return true;
  const members = ['CriteriaList', 'DemographicCriteriaList', 'Groups'];
  return (
    isObject(value) &&
    Object.entries(value).every(([name, content]) =>
      members.includes(name)
        ? Array.isArray(content) && content.length === 0
        : ['Type', 'Count'].includes(name)
    )
  );
}
