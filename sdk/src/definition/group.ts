import { z } from 'zod';
import { Criterion } from './criterion.js';
import { Name, NodeId } from './names.js';

const group = <K extends string>(kind: K) =>
  z.strictObject({
    id: NodeId,
    kind: z.literal(kind),
    name: Name.optional(),
    of: z.array(Criterion).min(1).describe('Members; their order has no meaning.')
  });

export const All = group('all').meta({ id: 'All', description: 'Every member must hold.' });
export const Any = group('any').meta({ id: 'Any', description: 'At least one member must hold.' });

/** Criteria joined by all or any. */
export const Group = z
  .discriminatedUnion('kind', [All, Any])
  .meta({ id: 'Group', description: 'Criteria joined by all or any.' });
export type Group = z.infer<typeof Group>;
