import type { CurationFacts } from '../manifest.js';
import type { Curation } from './index.js';

/** How a release was curated, as its manifest says it: no counts, and of files no names. */
export function curationFacts({ policy, key, lists }: Curation): CurationFacts {
  const named = (_field: string, value: unknown): unknown => {
    const list = typeof value === 'string' ? lists.get(value) : undefined;
    return list === undefined ? value : `sha256:${list.sha256}`;
  };
  const rules = policy.rules.map(({ kind, ...settings }) => ({
    rule: kind,
    settings: JSON.stringify(settings, named)
  }));
  return { tier: policy.tier, policy: policy.name, keyFingerprint: key.fingerprint, rules };
}
