import { z } from 'zod';
import { Criterion } from './criterion.js';
import { Name, NodeId, Notes } from './names.js';

/** What a group can ask for: a criterion, or another group. */
export type Member = Criterion | Group;

interface Members {
  id: string;
  name?: string | undefined;
  notes?: string | undefined;
  disabled?: boolean | undefined;
  of: Member[];
}
export interface All extends Members {
  kind: 'all';
}
export interface Any extends Members {
  kind: 'any';
}
export interface AtLeast extends Members {
  kind: 'atLeast';
  count: number;
}
export interface AtMost extends Members {
  kind: 'atMost';
  count: number;
}
/** Members joined by all, any, at least or at most so many; groups nest. */
export type Group = All | Any | AtLeast | AtMost;

const group = <K extends string, S extends z.ZodRawShape>(kind: K, rest: S) =>
  z.strictObject({
    id: NodeId,
    kind: z.literal(kind),
    name: Name.optional(),
    notes: Notes.optional(),
    disabled: z.boolean().optional().describe('Left out for now; no part of the meaning.'),
    ...rest,
    of: z
      .array(z.lazy((): z.ZodType<Member> => memberSchema()))
      .min(1)
      .describe('Members; their order has no meaning.')
  });

const COUNT = { count: z.int().min(0).max(1_000).describe('How many of the members.') };

export const All = group('all', {}).meta({ id: 'All', description: 'Every member must hold.' });
export const Any = group('any', {}).meta({ id: 'Any', description: 'At least one member must hold.' });
export const AtLeast = group('atLeast', COUNT).meta({
  id: 'AtLeast',
  description: 'At least so many members must hold.'
});
export const AtMost = group('atMost', COUNT).meta({
  id: 'AtMost',
  description: 'At most so many members may hold.'
});

export const Group = z
  .discriminatedUnion('kind', [All, Any, AtLeast, AtMost])
  .meta({ id: 'Group', description: 'Members joined by all, any, at least or at most so many.' });

let member: z.ZodType<Member> | undefined;

/** Made when it is first asked for, because criteria and groups hold each other. */
function memberSchema(): z.ZodType<Member> {
  member ??= z
    .discriminatedUnion('kind', [...Criterion.options, ...Group.options])
    .meta({ id: 'Member', description: 'A criterion, or another group.' });
  return member;
}
