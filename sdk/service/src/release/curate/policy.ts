import { readFileSync } from 'node:fs';
import { explain, type Flaw, parseStrictJson } from '@cohortlab/sdk/definition';
import { TIERS } from '@cohortlab/sdk/wire';
import { z } from 'zod';
import { CurationError } from './problem.js';
import { PROFILES } from './profiles.js';
import { RULES } from './rules.js';

const [first, ...others] = RULES.map(({ settings }) => settings) as unknown as [
  (typeof RULES)[number]['settings'],
  ...(typeof RULES)[number]['settings'][]
];

/** One rule with its settings; `kind` says which. */
export const PolicyRule = z.discriminatedUnion('kind', [first, ...others]).meta({
  id: 'PolicyRule',
  description: 'One privacy rule with its settings.'
});
export type PolicyRule = z.infer<typeof PolicyRule>;

/** What is done to data before researchers see them: a tier and its rules. The order of rules says nothing. */
export const Policy = z
  .strictObject({
    $schema: z.literal('cohortlab:policy/1'),
    name: z.string().regex(/^[\w .-]{1,80}$/, 'a name of letters, digits, spaces, dots and hyphens'),
    tier: z.enum(TIERS),
    rules: z.array(PolicyRule)
  })
  .meta({ id: 'Policy', description: 'What is done to data before researchers see them.' });
export type Policy = z.infer<typeof Policy>;

const GUIDE = 'docs/privacy-rules.md lists every rule with its settings.';

/** The policy of a shipped profile's name or of a file, checked: known rules, each once, and all that its tier needs. */
export function readPolicy(source: string): Policy {
  const profile = PROFILES.find(({ name }) => name === source);
  if (profile !== undefined) return checked(profile, `The profile ${source}`);
  const json = parseStrictJson(text(source));
  if (json.kind === 'flaws') throw broken(source, json.flaws);
  return checked(json.value, `The policy ${source}`);
}

function checked(value: unknown, what: string): Policy {
  const parsed = Policy.safeParse(value);
  if (!parsed.success) throw broken(what, explain(Policy, value, parsed.error.issues));
  const { tier, rules } = parsed.data;
  const kinds = rules.map(({ kind }) => kind);
  const twice = kinds.find((kind, place) => kinds.indexOf(kind) !== place);
  if (twice !== undefined)
    throw new CurationError(`${what} has the rule ${twice} twice.`, 'Keep one of them.');
  const missing = RULES.filter(
    ({ tiers, kind }) => tiers.some(name => name === tier) && !kinds.includes(kind as never)
  );
  if (missing.length > 0)
    throw new CurationError(
      `${what} is for the ${tier} tier and lacks rules of it: ${missing.map(({ kind }) => kind).join(', ')}.`,
      `Add them, or start from the profile ${tier}. ${GUIDE}`
    );
  return parsed.data;
}

function broken(what: string, flaws: readonly Flaw[]): CurationError {
  const lines = flaws.map(({ path, message, value }) =>
    [`\n  ${path === '' ? '' : `${path}: `}${message}`, value === undefined ? '' : ` It is ${value}.`].join(
      ''
    )
  );
  return new CurationError(`${what} cannot be followed:${lines.join('')}`, GUIDE);
}

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const names = PROFILES.map(({ name }) => name).join(' and ');
    throw new CurationError(
      `There is no policy ${path}: neither a file that this account can read nor a shipped profile.`,
      `Shipped profiles are ${names}.`
    );
  }
}
